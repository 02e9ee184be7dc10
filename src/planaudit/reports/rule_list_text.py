"""The catalogue of rules as text for a terminal."""

from collections.abc import Sequence

from planaudit.reporters.fitting import fit, wrapped
from planaudit.reporters.style import Style
from planaudit.rules.pages import RulePage
from planaudit.wording.language import Language

_NARROWEST_COLUMN = 40
"""Where less is left for what a rule finds, it stands below the rule's name."""


def render(pages: Sequence[RulePage], language: Language, style: Style) -> str:
    """Every rule with its code, severity, name and what it finds; nothing is cut."""
    severities = {page.severity: language.text(page.severity) for page in pages}
    widest, names = max(map(len, severities.values())), max(len(page.name) for page in pages)
    lines: list[str] = []
    for page in pages:
        severity, summary = severities[page.severity], language.text(page.summary)
        head = f"{page.code}  {severity:<{widest}}  {page.name:<{names}}  "
        painted = head.replace(page.code, style.paint(page.code, "strong"), 1)
        painted = painted.replace(severity, style.paint(severity, page.severity), 1)
        if style.width is not None and style.width - len(head) < _NARROWEST_COLUMN:
            lines += [painted.rstrip(), fit(f"    {summary}", style, 4)]
        else:
            first, *rest = wrapped(summary, style, len(head))
            lines += [painted + first, *(" " * len(head) + line for line in rest)]
    return "".join(line + "\n" for line in lines)
