"""What waits in a baseline, as text for a terminal."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from planaudit.findings import N_
from planaudit.reporters.closing import debt_line
from planaudit.reporters.fitting import columns, fit
from planaudit.reporters.style import Style
from planaudit.reports.baseline_sheet import BaselineSheet, Share, State, Waiting
from planaudit.wording.wording import Wording

_HEADS = {
    State.OVERDUE: N_("Overdue: no longer hidden"),
    State.MENDED: N_("Mended: `planaudit baseline prune` removes them"),
    State.WAITING: N_("Waiting"),
    State.NOT_ASKED: N_("Not known: the rule was not run, or could not be evaluated"),
}


def render(sheet: BaselineSheet, wording: Wording, style: Style) -> str:
    """The debt in one sentence, how it shares out, then each entry with its age, owner, end and reason."""
    lines = [fit(debt_line(sheet.debt, wording), style)]
    nobody, whole = wording.text(N_("nobody")), wording.text(N_("the portfolio"))
    for head, shares, nameless in (
        (N_("By rule"), sheet.by_rule, ""),
        (N_("By plan"), sheet.by_plan, whole),
        (N_("By owner"), sheet.by_owner, nobody),
    ):
        if shares:
            lines += ["", style.paint(wording.text(head), "strong"), *_shares(shares, nameless, wording)]
    for state, entries in groupby(sheet.entries, key=lambda one: one.state):
        lines += ["", style.paint(wording.text(_HEADS[state]), "strong")]
        for one in entries:
            lines += _entry(one, sheet.as_of, wording, style)
    return "".join(line + "\n" for line in lines)


def _shares(shares: tuple[Share, ...], nameless: str, wording: Wording) -> Iterator[str]:
    widest = max(columns(share.name or nameless) for share in shares)
    digits = len(str(shares[0].entries))
    for share in shares:
        name = share.name or nameless
        line = f"  {name}{' ' * (widest - columns(name))}  {share.entries:>{digits}}"
        if share.oldest:
            line += "  " + wording.text(N_("the oldest since {day}"), {"day": share.oldest})
        yield line


def _entry(one: Waiting, as_of: date, wording: Wording, style: Style) -> Iterator[str]:
    entry = one.entry
    about = f"{entry.plan}#{entry.element}" if entry.element else entry.plan
    head = style.paint(entry.code, "strong") + (f" {about}" if about else "")
    yield fit(f"  {head}: {one.message}", style)
    said = []
    if entry.since:
        age = _age(entry.since.first, as_of, wording)
        said.append(wording.text(N_("since {day} ({age})"), {"day": entry.since, "age": age}))
    if entry.until:
        said.append(wording.text(N_("until {day}"), {"day": entry.until}))
    if entry.owner:
        said.append(wording.text(N_("owner: {owner}"), {"owner": entry.owner}))
    said.append(
        wording.text(N_("reason: {reason}"), {"reason": entry.reason})
        if entry.reason
        else wording.text(N_("no reason"))
    )
    yield fit(f"     {'; '.join(said)}", style)


def _age(since: date, as_of: date, wording: Wording) -> str:
    """How long an entry has waited: whole years from two years on, whole months from two months on, else days."""
    months = (as_of.year - since.year) * 12 + as_of.month - since.month - (as_of.day < since.day)
    if months >= 24:
        return wording.count(N_("{n} year"), N_("{n} years"), months // 12)
    if months >= 2:
        return wording.count(N_("{n} month"), N_("{n} months"), months)
    return wording.count(N_("{n} day"), N_("{n} days"), max((as_of - since).days, 0))
