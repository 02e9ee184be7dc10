"""What has happened since the last meeting: plans that came, went or changed status, and findings new and gone."""

from collections.abc import Iterable
from typing import NamedTuple

from planaudit.findings import N_, Bare, Finding, Named, Phrase, Report, Term, Worded
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.status import Standing
from planaudit.reports.page import Bullets, Fact, Section


class Moved(NamedTuple):
    """A plan that stands elsewhere than it did. None: it was not, or is no longer, in the register."""

    plan: Named
    before: Standing | None
    after: Standing | None


class Changes(NamedTuple):
    """The register now against the register then; `since` is the revision or day that the reader asked for."""

    since: str
    moved: tuple[Moved, ...]
    edited: tuple[Named, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def changes(since: str, before: tuple[PlanGraph, Report], after: tuple[PlanGraph, Report]) -> Changes:
    """Compare two audits of one repository: plans by id, findings by fingerprint."""
    (old, old_report), (now, report) = before, after
    moved, edited = [], []
    for plan in sorted(old.plans.keys() | now.plans.keys()):
        was, is_now = old.plans.get(plan), now.plans.get(plan)
        named = (is_now or was or now.plans[plan]).named
        standings = (was.standing if was else None, is_now.standing if is_now else None)
        if standings[0] != standings[1]:
            moved.append(Moved(named, *standings))
        elif was and is_now and was.plan != is_now.plan:
            edited.append(named)
    return Changes(
        since,
        tuple(moved),
        tuple(edited),
        _only(report.counted, old_report.counted),
        _only(old_report.counted, report.counted),
    )


def _only(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    known = {finding.fingerprint for finding in others}
    return tuple(finding for finding in findings if finding.fingerprint not in known)


def changes_section(found: Changes) -> Section:
    """A list for each way to change."""
    lead = Phrase(
        N_(
            "Since {since}: {moved} plans came, went or changed status, {edited} more were edited; {new} findings are"
            " new, and {gone} are gone."
        ),
        {
            "since": Bare(found.since),
            "moved": len(found.moved),
            "edited": len(found.edited),
            "new": len(found.new),
            "gone": len(found.gone),
        },
    )
    lists: tuple[list[Fact], ...] = (
        [_moved(moved) for moved in found.moved],
        [Phrase(N_("{plan} was edited"), {"plan": plan}) for plan in found.edited],
        [Phrase(N_("new: {finding}"), {"finding": Worded(finding.message)}) for finding in found.new],
        [Phrase(N_("gone: {finding}"), {"finding": Worded(finding.message)}) for finding in found.gone],
    )
    blocks = tuple(Bullets(tuple(items)) for items in lists if items)
    return Section("changes", Phrase(N_("Changes since the last meeting")), (lead,), blocks)


def _moved(moved: Moved) -> Fact:
    values = {
        "plan": moved.plan,
        "before": Term(moved.before.value) if moved.before else "",
        "after": Term(moved.after.value) if moved.after else "",
    }
    if moved.before is None:
        return Phrase(N_("{plan} is new in the register: {after}"), values)
    if moved.after is None:
        return Phrase(N_("{plan} is no longer in the register; it was: {before}"), values)
    return Phrase(N_("{plan} was {before} and is now: {after}"), values)
