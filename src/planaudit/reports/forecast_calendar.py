"""What the days to come will bring, as a calendar (RFC 5545) that calendar programs read or subscribe to.

Each day on which something will be found is an event of the whole day. It keeps its UID for as long as the day and the
finding are the same, so that a calendar that is read again gets no double.
"""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from planaudit.audit.forecasting import What
from planaudit.findings import N_
from planaudit.reporters.sentences import sentence
from planaudit.reporters.xml_text import legal
from planaudit.reports.forecast_sheet import ComingChange, ForecastSheet
from planaudit.wording.wording import Wording


def render(sheet: ForecastSheet, wording: Wording) -> str:
    """The calendar; what vanishes is not in it, since nobody need do anything about that."""
    calendar = Calendar()
    calendar.add("prodid", "-//planaudit//planaudit forecast//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", legal(f"planaudit: {sheet.municipality}"))
    for coming in sheet.changes:
        if coming.change.what is not What.VANISHES:
            calendar.add_component(_event(coming, sheet.as_of, wording))
    written: bytes = calendar.to_ical()
    return written.decode()


def _event(coming: ComingChange, as_of: date, wording: Wording) -> Event:
    day, _, finding, _ = coming.change
    event = Event()
    event.add("uid", f"{finding.fingerprint.partition(':')[2]}-{day:%Y%m%d}@planaudit")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", legal(sentence(finding.message)))
    event.add("description", legal(_description(coming, wording)))
    event.add("categories", ["planaudit", finding.code])
    event.add("transp", "TRANSPARENT")
    return event


def _description(coming: ComingChange, wording: Wording) -> str:
    finding = coming.change.finding
    lines = [f"{wording.term(finding.severity.value)} {finding.code} {finding.name}"]
    if coming.title:
        lines.append(f"{wording.term('plan')}: {coming.title} ({finding.plan})")
    if coming.owners:
        lines.append(wording.text(N_("owner: {owner}"), {"owner": "; ".join(coming.owners)}))
    if finding.help:
        lines.append(f"{wording.term('help')}: {finding.help}")
    return "\n".join([*lines, str(finding.location)])
