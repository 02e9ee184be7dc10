"""What the days to come will bring, as text for a terminal: month by month."""

from collections.abc import Iterator
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
    """For each month its changes: the day, what is found, of which plan, who owns it, what to do; then a count."""
    lines: list[str] = []
    for month, changes in groupby(sheet.changes, key=lambda coming: f"{coming.change.day:%Y-%m}"):
        lines.append(style.paint(_capital(wording.fact(parse_date(month))), "strong"))
        for coming in changes:
            lines += _change(coming, wording, style)
        lines.append("")
    lines.append(fit(_summary(sheet, wording), style))
    return "".join(line + "\n" for line in lines)


def _change(coming: ComingChange, wording: Wording, style: Style) -> Iterator[str]:
    day, what, finding, before = coming.change
    facts = {
        "day": day,
        "severity": Term(finding.severity.value),
        "code": finding.code,
        "name": finding.name,
        "before": Term((before or Severity.INFO).value),
    }
    look = "dim" if what is What.VANISHES else finding.severity.value
    yield style.paint(fit(f"  {wording.text(_HEADS[what], facts)}", style, 4), look)
    yield fit(f"    {finding.message}", style, 4)
    if finding.plan:
        owners = "; ".join(map(wording.fact, coming.owners)) or wording.text(N_("nobody"))
        owner = wording.text(N_("owner: {owner}"), {"owner": Worded(owners)})
        yield fit(f"    {finding.plan}; {owner}", style, 4)
    if what is not What.VANISHES and finding.help:
        yield fit(f"    = {wording.term('help')}: {finding.help}", style, 6)


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
