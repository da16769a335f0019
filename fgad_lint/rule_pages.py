"""The page of each rule, and the table of rules in README.md."""

from collections.abc import Iterable, Iterator

from fgad_lint.escape import escape_control_chars
from fgad_lint.rule import Bad, Good, Rule, sample

_FIXES = {
    (): "none; a person must decide",
    (True,): "safe, by --fix; none if a person must decide",
    (False,): "unsafe, by --fix --unsafe-fixes; none if a person must decide",
    (True, False): "safe, by --fix, or unsafe, by --fix --unsafe-fixes; none if a person must decide",
}


def page(rule: Rule) -> str:
    """The page of a rule: its docstring, severity, fix and options, how to ignore it, and its examples."""
    return "\n\n".join(paragraphs(rule, rule.examples)) + "\n"


def first_examples(rule: Rule) -> list[Bad | Good]:
    """The first bad and the first good example of a rule, which show best what it is about."""
    first = {type(example): example for example in reversed(rule.examples)}
    return [first[kind] for kind in (Bad, Good) if kind in first]


def table(rules: Iterable[Rule]) -> str:
    """The rules as a Markdown table, one per line."""
    head = ("rule", "severity", "fix", "what must hold")
    body = [(f"`{rule.name}`", _severity(rule), _fix(rule), rule.summary.replace("|", r"\|")) for rule in rules]
    widths = [max(len(row[column]) for row in (head, *body)) for column in range(3)]
    delimiters = tuple("-" * width for width in (*widths, len(head[3])))
    return "".join(_row(cells, (*widths, 0)) for cells in (head, delimiters, *body))


def _row(cells: Iterable[str], widths: Iterable[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |\n"


def _severity(rule: Rule) -> str:
    severity = " or ".join(rule.severities)
    return severity if rule.on else f"{severity} (off)"


def _fix(rule: Rule) -> str:
    return " or ".join("safe" if safe else "unsafe" for safe in rule.fixes)


def paragraphs(rule: Rule, examples: Iterable[Bad | Good]) -> list[str]:
    """The paragraphs of a page with some examples; the lines of an example are indented by four columns."""
    facts = [f"- severity: {' or '.join(rule.severities)}", f"- fix: {_FIXES[rule.fixes]}"]
    if not rule.on:
        facts.append(f'- off unless selected, as by `select = ["{rule.name}"]` or `--select {rule.name}`')
    if rule.options in ("arxiv", "order"):
        facts.append(f"- options: the table `{rule.options}` of the configuration")
    if rule.options == "duplicates":
        facts.append("- option: `duplicates` of the configuration")
    facts.append(f"- to ignore it on a line: `<!-- fgad-lint: ignore {rule.name} -->`")
    parts = [part for example in examples for part in _example(example)]
    return [f"# {rule.name}", *rule.doc.split("\n\n"), "\n".join(facts), "## Examples", *parts]


def _example(example: Bad | Good) -> Iterator[str]:
    if example.config:
        yield "With this in fgad-lint.toml:"
        yield _code(example.config)
    for path, text in example.other_files.items():
        yield f"{'and' if example.config else 'With'} this in {path}, given before it:"
        yield _code(text)
    if example.repository:
        yield f"With these files in the repository: {', '.join(f'`{path}`' for path in example.repository)}"
    for name, facts in (("papers.json", example.facts), ("links.json", example.link_facts)):
        if facts:
            yield f"With this in .fgad-lint/{name}:"
            yield _code(facts)
    has_more = example.config or example.other_files or example.repository or example.facts or example.link_facts
    yield f"{'this' if has_more else 'This'} is {'reported' if isinstance(example, Bad) else 'fine'}:"
    yield _code(example.text)
    if isinstance(example, Bad) and example.fixed is not None:
        yield f"and becomes, by {'--fix' if example.safe else '--fix --unsafe-fixes'}:"
        yield _code(example.fixed)


def _code(text: str) -> str:
    """An example as indented code, because it may have fences; invisible characters are escaped."""
    lines = sample(text).removesuffix("\n").split("\n")
    return "\n".join(f"    {escape_control_chars(line)}" if line else "" for line in lines)
