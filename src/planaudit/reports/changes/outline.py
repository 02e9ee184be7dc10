"""The sheet of a change as headings and lines in the reader's language, for text and Markdown alike."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planaudit.findings import N_, Bare, Finding, Named, Quoted, Term, Worded
from planaudit.model.status import Standing
from planaudit.reporters.closing import CAVEATS
from planaudit.reports.changes.affected import Affected
from planaudit.reports.changes.labels import label
from planaudit.reports.changes.sheet import ChangedElement, ChangedPlan, ChangeSheet, ListedPlan, Said, Side
from planaudit.wording.wording import Wording

_FEW = 3
"""So many findings of a rule are shown one by one; more of them are shown by their plans."""

_MOST = 12
"""So many plans or links are named in a line before it says how many more there are."""


class Line(NamedTuple):
    """A line, and those that belong under it."""

    text: str
    below: tuple["Line", ...] = ()


class Section(NamedTuple):
    """A heading and what stands under it."""

    title: str
    lines: tuple[Line, ...]


def head(sheet: ChangeSheet, wording: Wording) -> list[str]:
    """From which revision to which, and what a reader must know of them."""
    lines = [
        wording.text(
            N_("Changes from {before} to {after}."),
            {"before": Worded(_side(sheet.before, wording)), "after": Worded(_side(sheet.after, wording))},
        ),
        wording.text(N_("Both are audited as of {day}."), {"day": sheet.as_of}),
    ]
    if sheet.before.caveat:
        lines.append(wording.text(CAVEATS[sheet.before.caveat]))
    if sheet.after.caveat and sheet.after.revision:
        said = N_("planaudit.yaml could not be used at {revision}, so it was read with the one of now.")
        lines.append(wording.text(said, {"revision": Bare(sheet.after.revision.name)}))
    return lines


def table(sheet: ChangeSheet, wording: Wording) -> list[tuple[str, ...]]:
    """How much there was and is, a row for each kind of thing; the first row is the head. Nothing of nothing."""
    heads = ("", N_("before"), N_("after"), N_("new"), N_("gone"), N_("changed"))
    rows = [tuple(wording.text(word) for word in heads)]
    for tally in sheet.tallies:
        numbers = (tally.before, tally.after, tally.added, tally.removed, tally.changed)
        if any(numbers):
            rows.append((wording.term(tally.what), *("" if n is None else wording.number(n) for n in numbers)))
    return rows


def sections(sheet: ChangeSheet, wording: Wording) -> Iterator[Section]:
    """What there is to tell, the weightiest first."""
    count = wording.count
    if sheet.added:
        lines = tuple(_listed(plan, wording) for plan in sheet.added)
        yield Section(count(N_("{n} new plan"), N_("{n} new plans"), len(lines)), lines)
    if sheet.removed:
        lines = tuple(_listed(plan, wording) for plan in sheet.removed)
        yield Section(count(N_("{n} plan is gone"), N_("{n} plans are gone"), len(lines)), lines)
    if sheet.changed:
        lines = tuple(_changed(plan, wording) for plan in sheet.changed)
        yield Section(count(N_("{n} plan has changed"), N_("{n} plans have changed"), len(lines)), lines)
    if sheet.unread:
        lines = tuple(Line(_plan(plan, wording)) for plan in sheet.unread)
        yield Section(
            count(N_("{n} plan cannot be read any more"), N_("{n} plans cannot be read any more"), len(lines)), lines
        )
    if sheet.settings:
        lines = tuple(Line(_said_as(".".join(said.keys), said, wording)) for said in sheet.settings)
        yield Section(wording.text(N_("planaudit.yaml has changed")), lines)
    if sheet.affected:
        title = count(
            N_("{n} plan that did not change stands under what did"),
            N_("{n} plans that did not change stand under what did"),
            len(sheet.affected),
        )
        yield Section(title, tuple(_by_what_is_above(sheet.affected, wording)))
    yield from _of_findings(sheet, wording)


def _side(side: Side, wording: Wording) -> str:
    if side.revision is None:
        return wording.text(N_("the files as they are now"))
    revision = side.revision
    return wording.text(
        N_("{revision} ({day}, {commit}, {subject})"),
        {
            "revision": Bare(revision.name),
            "day": revision.day,
            "commit": Bare(revision.short),
            "subject": Quoted(revision.subject),
        },
    )


def _plan(plan: Named, wording: Wording) -> str:
    return f"{wording.fact(plan)} ({plan.ref})"


def _listed(listed: ListedPlan, wording: Wording) -> Line:
    standing = wording.term(listed.standing)
    if listed.adopted:
        is_adopted = listed.standing == Standing.ADOPTED
        template = N_("adopted {day}") if is_adopted else N_("{standing}, adopted {day}")
        standing = wording.text(template, {"standing": Worded(standing), "day": listed.adopted})
    return Line(f"{_plan(listed.plan, wording)}: {wording.term(listed.kind)}, {standing}")


def _changed(changed: ChangedPlan, wording: Wording) -> Line:
    below = (
        [Line(wording.text(N_("id: {old} → {new}"), {"old": Bare(changed.was), "new": Bare(changed.plan.ref)}))]
        if (changed.was)
        else []
    )
    below += [Line(_said(said, wording)) for said in changed.said]
    below += [_element(element, wording) for element in changed.elements]
    return Line(_plan(changed.plan, wording), tuple(below))


def _element(element: ChangedElement, wording: Wording) -> Line:
    mark = {"added": "+ ", "removed": "− ", "changed": ""}[element.how]
    name = "" if element.id == element.title else f"{element.id} "
    title = wording.fact(Quoted(element.title))
    return Line(
        f"{mark}{wording.term(element.nature)} {name}{title}",
        tuple(Line(_said(said, wording)) for said in element.said),
    )


def _said(said: Said, wording: Wording) -> str:
    template, year = label(said.keys)
    return _said_as(wording.text(template) + (f" {year}" if year else ""), said, wording)


def _said_as(name: str, said: Said, wording: Wording) -> str:
    if said.is_list:
        parts = [f"+ {wording.fact(item)}" for item in said.come] + [f"− {wording.fact(item)}" for item in said.gone]
        return f"{name}: {'; '.join(parts)}"
    before, after = ("; ".join(wording.fact(item) for item in items) or "–" for items in (said.gone, said.come))
    return f"{name}: {before} → {after}"


def _by_what_is_above(affected: Iterable[Affected], wording: Wording) -> Iterator[Line]:
    """Each plan that changed or went, with those that stand under it."""
    under: dict[Named, list[str]] = {}
    for one in affected:
        for above in one.by:
            under.setdefault(above, []).append(wording.fact(one.plan))
    for above in sorted(under):
        said = wording.text(N_("under {plan}: {n}"), {"plan": above, "n": len(under[above])})
        yield Line(said, (Line(_some(under[above], wording)),))


def _of_findings(sheet: ChangeSheet, wording: Wording) -> Iterator[Section]:
    count = wording.count
    if sheet.new:
        title = count(N_("{n} new finding"), N_("{n} new findings"), len(sheet.new))
        yield Section(title, tuple(_by_rule(sheet.new, wording)))
    if sheet.mended:
        title = count(N_("{n} finding is mended"), N_("{n} findings are mended"), len(sheet.mended))
        yield Section(title, tuple(_by_rule(sheet.mended, wording)))
    if sheet.gone_with_plans:
        title = count(
            N_("{n} finding went with its plan"),
            N_("{n} findings went with their plans"),
            len(sheet.gone_with_plans),
        )
        yield Section(title, ())
    known = count(N_("{n} finding is there as before"), N_("{n} findings are there as before"), sheet.known)
    if not sheet.new:
        known = wording.text(N_("No new findings; {known}"), {"known": Worded(known)})
    yield Section(known, ())


def _by_rule(findings: Iterable[Finding], wording: Wording) -> Iterator[Line]:
    """The findings of each rule, the weightiest rules first: one by one where they are few, else by plan."""
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((-finding.severity.weight, finding.code, finding.name), []).append(finding)
    for (_, code, name), group in sorted(groups.items(), key=lambda item: item[0]):
        severity = wording.fact(Term(group[0].severity.value))
        if len(group) <= _FEW:
            below = tuple(Line(finding.message) for finding in group)
        else:
            below = (Line(_some(sorted({finding.plan or finding.location.path for finding in group}), wording)),)
        yield Line(f"{severity} {code} {name}: {wording.number(len(group))}", below)


def _some(words: list[str], wording: Wording) -> str:
    shown, more = ", ".join(words[:_MOST]), len(words) - _MOST
    if more <= 0:
        return shown
    return wording.text(N_("{these} and {n} more"), {"these": Worded(shown), "n": more})
