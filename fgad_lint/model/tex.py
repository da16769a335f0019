r"""The text that TeX in a title shows: "Poincaré" for `Poincar\'e`."""

import re

from fgad_lint import lazy_re
from fgad_lint.text import normalized

_ACCENTS = dict(
    zip(
        "`'^\"~=.uvHckrd",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0323",
        strict=True,
    )
)
_COMMANDS = {
    "aa": "å", "ae": "æ", "dh": "ð", "i": "ı", "j": "ȷ", "l": "ł", "o": "ø", "oe": "œ", "ss": "ß", "th": "þ",
    "AA": "Å", "AE": "Æ", "DH": "Ð", "L": "Ł", "O": "Ø", "OE": "Œ", "TH": "Þ",
    "approx": "≈", "cdot": "·", "circ": "°", "dots": "…", "ell": "ℓ", "infty": "∞", "ldots": "…", "leq": "≤", "geq": "≥",
    "mu": "μ", "pm": "±", "rightarrow": "→", "sim": "∼", "sqrt": "√", "times": "×", "to": "→",
    "LaTeX": "LaTeX", "TeX": "TeX", "textendash": "–", "textemdash": "—",
}  # fmt: skip
_TEX = lazy_re.compile(
    r"""\\(?:
        (?P<accent>[`'^"~=.]|[uvHckrd](?=[{ ]))[ ]?\{?\\?(?P<letter>[A-Za-z])   # \'e  \'{e}  \v{c}  \c c
        | (?P<command>[A-Za-z]+)[ ]?
        | (?P<char>[^A-Za-z])
    )
    | [{}$]""",
    re.VERBOSE,
)


def without_tex(title: str) -> str:
    """The text that a title shows. Unknown commands are left out, and what is in their braces stays."""
    if not any(char in title for char in "\\{$"):
        return title
    is_math = title.count("$") % 2 == 0  # A lone one is a price.
    shown = _TEX.sub(lambda match: match[0] if match[0] == "$" and not is_math else _shown(match), title)
    return normalized("NFC", " ".join(shown.split()))


def _shown(match: re.Match[str]) -> str:
    accent, letter, command, char = match.groups()
    if accent:
        return f"{letter}{_ACCENTS[accent]}"
    if char:
        return " " if char in " ,;:!" else str(char)
    return _COMMANDS.get(command) or greek_letter(command) if command else ""


def greek_letter(name: str) -> str:
    r"""The letter that a TeX command such as `alpha` or `Omega` shows; "" for other commands."""
    from unicodedata import lookup

    size = "CAPITAL" if name[:1].isupper() else "SMALL"
    try:
        return lookup(f"GREEK {size} LETTER {name.lower().removeprefix('var').replace('lambda', 'lamda')}")
    except KeyError:
        return ""
