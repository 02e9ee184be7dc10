"""What the days to come will bring, as text for a terminal: month by month."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from planaudit.audit.forecasting import What
from planaudit.findings import N_, Severity, Term, Worded
from planaudit.model.partial_date import parse_date
from planaudit.reporters.fitting import fit
from planaudit.reporters.style import Style
from planaudit.reports.forecast_sheet import ComingChange, ForecastSheet
from planaudit.wording.wording import Wording

_HEADS = {
    What.APPEARS: N_("{day}: {severity} {code} {name}"),
    What.VANISHES: N_("{day}: no longer {severity} {code} {name}"),
    What.SEVERITY: N_("{day}: from {before} to {severity} {code} {name}"),
}


def render(sheet: ForecastSheet, wording: Wording, style: Style) -> str:
    """For each month its changes: the day, what is found, of which plan, who owns it, what to do; then a count.

    What one rule says of several plans on a day stands together.
    """
    lines: list[str] = []
    for month, changes in groupby(sheet.changes, key=lambda coming: f"{coming.change.day:%Y-%m}"):
        lines.append(style.paint(_capital(wording.fact(parse_date(month))), "strong"))
        for group in _alike(changes):
            lines += _told(group, wording, style)
        lines.append("")
    lines.append(fit(_summary(sheet, wording), style))
    return "".join(line + "\n" for line in lines)


def _alike(changes: Iterable[ComingChange]) -> Iterable[list[ComingChange]]:
    groups: dict[object, list[ComingChange]] = {}
    for coming in changes:
        day, what, finding, before = coming.change
        groups.setdefault((day, what, finding.code, finding.severity, before), []).append(coming)
    return groups.values()


def _told(group: Sequence[ComingChange], wording: Wording, style: Style) -> Iterator[str]:
    day, what, finding, before = group[0].change
    facts = {
        "day": day,
        "severity": Term(finding.severity.value),
        "code": finding.code,
        "name": finding.name,
        "before": Term((before or Severity.INFO).value),
    }
    look = "dim" if what is What.VANISHES else finding.severity.value
    head = wording.text(_HEADS[what], facts) + (f": {len(group)}" if len(group) > 1 else "")
    yield style.paint(fit(f"  {head}", style, 4), look)
    helps = ["" if what is What.VANISHES else coming.change.finding.help for coming in group]
    is_same = len(set(helps)) == 1
    for coming, help_ in zip(group, helps, strict=True):
        yield from _of_whom(coming, wording, style)
        yield from () if is_same else _help(help_, wording, style)
    yield from _help(helps[0], wording, style) if is_same else ()


def _of_whom(coming: ComingChange, wording: Wording, style: Style) -> Iterator[str]:
    finding = coming.change.finding
    yield fit(f"    {finding.message}", style, 4)
    if finding.plan:
        owners = "; ".join(map(wording.fact, coming.owners)) or wording.text(N_("not said"))
        owner = wording.text(N_("owner: {owner}"), {"owner": Worded(owners)})
        yield fit(f"    {finding.plan}; {owner}", style, 4)


def _help(help_: str, wording: Wording, style: Style) -> Iterator[str]:
    if help_:
        yield fit(f"    = {wording.term('help')}: {help_}", style, 6)


def _summary(sheet: ForecastSheet, wording: Wording) -> str:
    counts = {what: sum(coming.change.what is what for coming in sheet.changes) for what in What}
    said = [
        wording.count(one, many, counts[what])
        for one, many, what in (
            (N_("{n} finding appears"), N_("{n} findings appear"), What.APPEARS),
            (N_("{n} vanishes"), N_("{n} vanish"), What.VANISHES),
            (N_("{n} changes its severity"), N_("{n} change their severity"), What.SEVERITY),
        )
        if counts[what]
    ]
    result = ", ".join(said) if said else wording.text(N_("nothing changes"))
    days = {"first": sheet.as_of, "last": sheet.until}
    return wording.text(N_("From {first} through {last}, with no edit:"), days) + f" {result}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
