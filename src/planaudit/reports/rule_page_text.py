"""One rule's page as text for a terminal."""

from collections.abc import Iterator
from itertools import groupby

from planaudit.findings import N_
from planaudit.reporters.fitting import columns, fit
from planaudit.reporters.style import Style
from planaudit.rules.pages import RulePage
from planaudit.wording.language import Language

_MARK = "# finds:"
"""What an example ends a line in where something is found."""


def render(page: RulePage, language: Language, style: Style) -> str:
    """The rule's page with its options; prose is wrapped to the screen, examples where they must."""
    head = f"{page.code} {page.name} ({language.text(page.severity)})"
    lines = [style.paint(head, "strong"), "", fit(f"{language.text(page.summary)}.", style, 0)]
    lines += _body(page.page.rstrip().splitlines()[1:], style)
    lines += ["", language.text(N_("Options:"))]
    lines += [
        fit(f"  {option.name}: {option.description} [{option.default}]", style, 4) for option in page.options
    ] or [f"  {language.text('none')}"]
    return "\n".join(lines) + "\n"


def _body(written: list[str], style: Style) -> Iterator[str]:
    """Paragraphs as they are written where they fit, else wrapped anew; examples line by line."""
    for is_prose, group in groupby(written, key=lambda line: bool(line) and not line.startswith(" ")):
        lines = list(group)
        if style.width is None or all(columns(line) <= style.width for line in lines):
            yield from lines
        elif is_prose:
            yield fit(" ".join(lines), style, 0)
        else:
            for line in lines:
                yield from _example(line, style)


def _example(line: str, style: Style) -> Iterator[str]:
    """A line of an example; where it is too long, what is found there stands below it."""
    if style.width is None or columns(line) <= style.width:
        yield line
        return
    indent = len(line) - len(line.lstrip()) + 4
    text, mark, found = line.partition(_MARK)
    if text.strip():
        yield fit(text.rstrip(), style, indent)
    if mark:
        yield fit(f"{' ' * indent}{mark}{found}", style, indent)
