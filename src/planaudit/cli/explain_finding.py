"""`planaudit explain --finding`: why one finding is there."""

from pathlib import Path

from planaudit.audit.audit import Audit
from planaudit.audit.reasoning import reasoning, what_it_is_about
from planaudit.cli.exits import Exit, Stop
from planaudit.cli.opening import Opened, open_repository
from planaudit.cli.revisions import past_of
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_, Finding
from planaudit.findings.fingerprint import SCHEME
from planaudit.graph.comparison import Comparison
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters.style import Style
from planaudit.reports.reasoning_text import render


def run(wanted: str, path: Path, *, since: str | None, as_of: str | None, lang: str | None, color: Color) -> None:
    """Print the reasoning of a finding, also of one about what has changed since a revision.

    Raises Stop where there is no such finding, or more than one.
    """
    opened = open_repository(path, lang=lang, as_of=as_of)
    past = past_of(opened, since) if since is not None else None
    base = PlanGraph(past.repository, opened.as_of) if past else None
    audit = Audit(opened.repository, opened.selected, opened.as_of, opened.wording, opened.baseline, base=base)
    finding = _found(wanted, audit.run().findings, opened, is_change=past is not None)
    chosen = next(chosen for chosen in opened.selected if chosen.rule.code == finding.code)
    before = past.repository if past and chosen.rule.reads is Comparison else None
    why = (
        reasoning(opened.repository, chosen, opened.as_of, opened.wording, finding, before)
        if chosen.rule.reads is PlanGraph or before
        else what_it_is_about(finding, opened.wording)
    )
    style = Style(color=is_colored(color), width=width())
    write(render(why, chosen.rule.card, opened.repository.sources, opened.as_of, opened.wording, style, past))


def _found(wanted: str, findings: tuple[Finding, ...], opened: Opened, *, is_change: bool) -> Finding:
    """The finding whose fingerprint begins so, with or without the name of its scheme."""
    begins = f"{SCHEME}:{wanted.removeprefix(f'{SCHEME}:')}"
    matches = [finding for finding in findings if finding.fingerprint.startswith(begins)] if wanted else []
    if len(matches) == 1:
        return matches[0]
    text, values = opened.wording.text, {"fingerprint": wanted, "day": opened.as_of}
    if matches:
        said = text(N_("{n} findings have a fingerprint that begins with {fingerprint}"), values | {"n": len(matches)})
        advice = text(N_("give more of it"))
    else:
        said = text(N_("no finding as of {day} has the fingerprint {fingerprint}"), values)
        advice = text(N_("`planaudit check -f full --verbose` prints the fingerprint of each finding"))
        if not is_change:
            advice += text(N_("; one about a change needs --since"))
    raise Stop(Exit.COULD_NOT_CHECK, f"{said}\n  = {opened.wording.term('help')}: {advice}")
