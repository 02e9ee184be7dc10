"""What has happened since the last meeting: plans that came, went or changed status, and findings new and gone."""

from typing import NamedTuple

from planaudit.findings import N_, Bare, Finding, Named, Phrase, Term, Worded
from planaudit.history.change import Change
from planaudit.history.revision import Revision
from planaudit.model.status import Standing
from planaudit.reporters.closing import CAVEATS
from planaudit.reports.page import Bullets, Fact, Section


class Moved(NamedTuple):
    """A plan that stands elsewhere than it did. None: it was not, or is no longer, in the register."""

    plan: Named
    before: Standing | None
    after: Standing | None


class Changes(NamedTuple):
    """The register now against the register then; `gone` are findings that went, mended or with their plans.

    `strategic_then` and `strategic_now` count the strategic plans in force in either, on the day of the report;
    `caveat` is what a reader must know of a revision that could not be read as it was.
    """

    since: Revision
    caveat: str | None
    strategic_then: int
    strategic_now: int
    moved: tuple[Moved, ...]
    edited: tuple[Named, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def changes(change: Change) -> Changes:
    """What a change comes to for a meeting: plans that stand elsewhere, plans that say something else, findings."""
    comparison = change.comparison
    moved = [Moved(entry.named, None, entry.standing) for entry in comparison.added]
    moved += [Moved(entry.named, entry.standing, None) for entry in comparison.removed]
    edited = []
    for before, after in comparison.kept:
        if before.standing is not after.standing:
            moved.append(Moved(after.named, before.standing, after.standing))
        elif before.plan != after.plan:
            edited.append(after.named)
    moved.sort(key=lambda one: one.plan)
    return Changes(
        change.past.revision,
        change.past.caveat,
        len(comparison.before.strategic_in_force),
        len(comparison.after.strategic_in_force),
        tuple(moved),
        tuple(edited),
        change.new,
        (*change.mended, *change.gone_with_plans),
    )


def changes_section(found: Changes) -> Section:
    """A list for each way to change."""
    lead = Phrase(
        N_(
            "Since {since} ({day}): plans that came, went or changed status: {moved}; otherwise edited: {edited};"
            " new findings: {new}; findings gone: {gone}."
        ),
        {
            "since": Bare(found.since.name),
            "day": found.since.day,
            "moved": len(found.moved),
            "edited": len(found.edited),
            "new": len(found.new),
            "gone": len(found.gone),
        },
    )
    volume = Phrase(
        N_("Strategic plans in force: {then} then, {now} now."),
        {"then": found.strategic_then, "now": found.strategic_now},
    )
    lists: tuple[list[Fact], ...] = (
        [_moved(moved) for moved in found.moved],
        [Phrase(N_("{plan} was edited"), {"plan": plan}) for plan in found.edited],
        [Phrase(N_("new: {finding}"), {"finding": Worded(finding.message)}) for finding in found.new],
        [Phrase(N_("gone: {finding}"), {"finding": Worded(finding.message)}) for finding in found.gone],
    )
    blocks = tuple(Bullets(tuple(items)) for items in lists if items)
    caveat = (Phrase(CAVEATS[found.caveat]),) if found.caveat else ()
    return Section("changes", Phrase(N_("Changes since the last meeting")), (lead, *caveat, volume), blocks)


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
