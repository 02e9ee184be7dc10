"""Why a finding is there, as text for a terminal."""

import re
from collections.abc import Iterator

from planaudit.audit.reasoning import Reasoning
from planaudit.documents.load import Sources
from planaudit.findings import N_, Bare, Location, RuleCard, Worded
from planaudit.history.past import Past
from planaudit.reporters.fitting import fit, shown
from planaudit.reporters.style import Style
from planaudit.wording.wording import Wording

_LINE_END = re.compile(r"\r\n?|\n")


def render(
    reasoning: Reasoning,
    rule: RuleCard,
    sources: Sources,
    as_of: object,
    wording: Wording,
    style: Style,
    past: Past | None = None,
) -> str:
    """The finding and its rule, then each fact as it is written and what would be without it, then what to do.

    `past` is the revision that a finding about a change is of; its facts come last.
    """
    finding = reasoning.finding
    severity = style.paint(wording.term(finding.severity.value), finding.severity.value)
    lines = [
        fit(f"{finding.location}: {severity} {style.paint(finding.code, 'strong')} {finding.name}", style),
        fit(finding.message, style),
        "",
        fit(wording.text(N_("The rule finds: {summary}."), {"summary": Worded(wording.text(rule.summary))}), style),
        wording.text(N_("The finding rests on, as of {day}:"), {"day": as_of}),
    ]
    lines += _facts(reasoning, sources, wording, style)
    if reasoning.then and past:
        values = {"revision": Bare(past.revision.name), "day": past.revision.day, "commit": Bare(past.revision.short)}
        lines += ["", fit(wording.text(N_("And at {revision} ({day}, {commit}):"), values), style)]
        lines += _facts(reasoning.then, past.repository.sources, wording, style)
    lines.append("")
    lines += [fit(f"   = {wording.term('help')}: {finding.help}", style)] if finding.help else []
    lines.append(style.paint(f"   = {wording.term('see')}: planaudit explain {finding.code}", "dim"))
    return "".join(line + "\n" for line in lines)


def _facts(reasoning: Reasoning, sources: Sources, wording: Wording, style: Style) -> Iterator[str]:
    for fact in reasoning.facts:
        yield ""
        yield f"  {style.paint(str(fact.location), 'strong')}"
        if written := _written(fact.location, sources, style):
            yield f"    {written}"
        yield fit(f"    {fact.effect}", style, 4)
    if reasoning.further_plans:
        more = wording.count(N_("and {n} more plan"), N_("and {n} more plans"), reasoning.further_plans)
        yield from ("", f"  {more}")


def _written(at: Location, sources: Sources, style: Style) -> str:
    """The line of a fact, without the blanks around it."""
    source = _LINE_END.split(sources.text(at.path))
    line = source[at.span.line - 1].strip() if at.span.line <= len(source) else ""
    return shown(line, style, 4)
