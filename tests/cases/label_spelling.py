"""Where label-spelling draws the line."""

from fgad_lint.rule import Good

CASES = {
    "a label may name two kinds of code": Good(
        "".join(f"- Looms, Part {n} [[Code]](https://e.org/{n})\n" for n in range(1, 13))
        + "- Looms for Dyes [[Code, GCode]](https://e.org/dyes)\n"
    ),
}
