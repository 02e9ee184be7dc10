"""The forecast: what audits on the days to come will find though nobody edits anything, no more and no less."""

import json
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from jsonschema import Draft202012Validator
from plan_repository import PlanRepository
from program import Done, planaudit
from registers import portfolios, registers
from test_program import on_a_terminal

from planaudit.audit import forecasting
from planaudit.audit.audit import Audit
from planaudit.audit.forecasting import Change, forecast
from planaudit.documents.load import read_portfolio, read_repository
from planaudit.findings import Finding, Severity
from planaudit.model.watched_day import WatchedDay
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas/forecast-v1.schema.json").read_text(encoding="utf-8"))
DAY = date(2026, 11, 1)
FILES = {
    "planaudit.yaml": """\
municipality: {name: Fjordvik kommune}
language: en
organisation: [{id: kultur, title: "Utvalg for kultur; idrett, og fritid", level: political}]
rules: {select: [PER003, PER005, FOL002, AUD]}
""",
    "plans/samfunnsdelen.yaml": """\
id: samfunnsdelen
title: Samfunnsdelen
kind: samfunnsdel
adopted: 2024-06-13
period: 2024-2036
""",
    "plans/kulturplan.yaml": """\
id: kulturplan
title: "Kulturplan, «scene; og sal» for alle innbyggere i Fjordvik og Prøvebygd – en plan med et langt navn"
kind: temaplan
adopted: 2023-12-14
period: {from: 2024, to: 2026}
owner: {political: kultur, administrative: bymiljo}
measures:
  - {id: T1, title: Nytt bibliotek, status: started, due: 2026-10}
audit: {ignore: [{rule: FOL002, reason: Venter på tomt, until: 2026-12-24}]}
""",
    "plans/planstrategi.yaml": """\
id: planstrategi
title: Planstrategi 2024–2027
kind: planstrategi
adopted: 2024-06-13
""",
}
LONG = "Kulturplan, «scene; og sal» for alle innbyggere i Fjordvik og Prøvebygd – en plan med et langt navn"
RAN_OUT = f"“{LONG}” ran out 31 December 2026, but is still listed as in force"

RAN_OUT_HELP = (
    "replace or end the plan (`replaces` in the new one, or `ended`), or note that it stays valid with"
    " `until_replaced: true`"
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, FILES).root


def foreseen(*words: str | Path, cwd: Path, until: str = "2028") -> Done:
    return planaudit("forecast", "--as-of", "2026-11-01", "--until", until, *words, cwd=cwd)


def test_each_month_tells_what_comes_whose_it_is_and_what_to_do(register: Path) -> None:
    assert foreseen(cwd=register) == Done(
        0,
        "December 2026\n"
        "  25 December 2026: warning FOL002 overdue-measure\n"
        "    T1 “Nytt bibliotek” was to be done by October 2026, but is neither done nor cancelled\n"
        "    kulturplan; owner: Utvalg for kultur; idrett, og fritid; bymiljo\n"
        "    = help: set `status: done` or `cancelled`, or note the new date that the council wants under `due:`\n"
        "  25 December 2026: warning AUD002 expired-suppression\n"
        "    the suppression of FOL002 overdue-measure held until 24 December 2026 and no longer hides anything\n"
        "    kulturplan; owner: Utvalg for kultur; idrett, og fritid; bymiljo\n"
        "    = help: mend what it hid and remove it, or give it a new `until:` with a reason that still holds\n"
        "\n"
        "January 2027\n"
        "  1 January 2027: warning PER003 expired-in-force\n"
        f"    {RAN_OUT}\n"
        "    kulturplan; owner: Utvalg for kultur; idrett, og fritid; bymiljo\n"
        f"    = help: {RAN_OUT_HELP}\n"
        "\n"
        "November 2028\n"
        "  1 November 2028: error PER005 late-planning-strategy\n"
        "    the register has no planstrategi from the council that took office by 31 October 2027; it was due by"
        " 31 October 2028 (pbl § 10-1)\n"
        "    = help: adopt a planstrategi, or enter the one that was adopted, with `kind: planstrategi` and `adopted:`\n"
        "\n"
        "From 1 November 2026 through 31 December 2028, with no edit: 4 findings appear.\n",
        "",
    )


def test_what_vanishes_or_changes_its_severity_is_told_too(tmp_path: Path) -> None:
    files = {
        "planaudit.yaml": "municipality: {name: Fjordvik kommune}\nlanguage: en\nrules: {select: [PER001, ECO011]}\n",
        "plans/a.yaml": (
            "{id: hop, title: Økonomiplan 2027–2030, kind: okonomiplan, adopted: 2025-12-11, period: 2027-2030}\n---\n"
            "{id: strategi, title: Planstrategi, kind: planstrategi, adopted: 2024-06-13}\n---\n"
            "{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2021-06-17}\n"
        ),
    }
    root = PlanRepository(tmp_path, files).root

    done = planaudit("forecast", "--as-of", "2024-06-20", "--until", "2027-01", cwd=root)

    heads = [line.strip() for line in done.out.splitlines() if "20" in line and ":" in line and "= " not in line]
    assert heads == [
        "1 November 2024: from info to warning PER001 outlives-council-period",
        "1 January 2025: error ECO011 no-current-economic-plan",
        "1 January 2025: no longer error ECO011 no-current-economic-plan",
        "1 January 2026: error ECO011 no-current-economic-plan",
        "1 January 2026: no longer error ECO011 no-current-economic-plan",
        "1 January 2027: no longer error ECO011 no-current-economic-plan",
        "From 20 June 2024 through 31 January 2027, with no edit: 2 findings appear, 3 vanish, 1 changes its severity.",
    ]


def test_what_a_rule_says_of_several_plans_on_a_day_stands_together(tmp_path: Path) -> None:
    plans = "---\n".join(
        f"{{id: {name.lower()}, title: {name}, kind: temaplan, adopted: 2023-11-16, period: 2024-2026}}\n"
        for name in ("Byplan", "Kulturplan")
    )
    settings_file = "municipality: {name: Fjordvik kommune}\nlanguage: en\nrules: {select: [PER003]}\n"
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings_file, "plans/a.yaml": plans}).root

    assert foreseen(cwd=root, until="2027-01").out == (
        "January 2027\n"
        "  1 January 2027: warning PER003 expired-in-force: 2\n"
        "    “Byplan” ran out 31 December 2026, but is still listed as in force\n"
        "    byplan; owner: not said\n"
        "    “Kulturplan” ran out 31 December 2026, but is still listed as in force\n"
        "    kulturplan; owner: not said\n"
        f"    = help: {RAN_OUT_HELP}\n"
        "\n"
        "From 1 November 2026 through 31 January 2027, with no edit: 2 findings appear.\n"
    )


def test_where_nothing_changes_that_is_said(register: Path) -> None:
    assert foreseen(cwd=register, until="2026-12-24") == Done(
        0, "From 1 November 2026 through 24 December 2026, with no edit: nothing changes.\n", ""
    )


def test_what_waits_in_the_baseline_comes_when_its_time_is_up(register: Path) -> None:
    planaudit("baseline", "create", "--as-of", "2027-02-01", "--until", "2027-03", cwd=register)

    done = planaudit("forecast", "--as-of", "2027-02-01", "--until", "2027-06", "-f", "json", cwd=register)

    assert [(c["day"], c["what"], c["code"]) for c in json.loads(done.out)["changes"]] == [
        ("2027-04-01", "appears", "PER003"),
        ("2027-04-01", "appears", "FOL002"),
        ("2027-04-01", "appears", "AUD002"),
    ]


def test_the_rules_can_be_chosen(register: Path) -> None:
    done = foreseen("--ignore", "AUD002,PER003,PER005", "-f", "json", cwd=register)

    assert [change["code"] for change in json.loads(done.out)["changes"]] == ["FOL002"]


def test_the_languages_of_the_municipality(register: Path) -> None:
    bokmal = foreseen("--lang", "nb", cwd=register, until="2027").out.splitlines()
    nynorsk = foreseen("--lang", "nn", cwd=register, until="2026-12-24").out

    assert bokmal[0] == "Desember 2026"
    assert bokmal[1] == "  25. desember 2026: advarsel FOL002 overdue-measure"
    assert bokmal[3] == "    kulturplan; ansvarlig: Utvalg for kultur; idrett, og fritid; bymiljo"
    assert bokmal[-1] == (
        "Fra 1. november 2026 til og med 31. desember 2027, uten at noe blir endret: 3 funn kommer til."
    )
    assert nynorsk == (
        "Frå 1. november 2026 til og med 24. desember 2026, utan at noko blir endra: ingenting endrar seg.\n"
    )


def test_it_fits_a_narrow_terminal(register: Path) -> None:
    shown = on_a_terminal("forecast", "--as-of", "2026-11-01", "--until", "2028", register, columns=60, NO_COLOR="1")

    assert "January 2027" in shown
    assert all(len(line) <= 60 for line in shown.splitlines())


def test_the_json_is_whole_and_fits_its_schema(register: Path) -> None:
    done = foreseen("-f", "json", cwd=register)

    said = json.loads(done.out)
    Draft202012Validator(SCHEMA).validate(said)
    changes = said.pop("changes")
    assert said.pop("tool")["name"] == "planaudit"
    assert said == {
        "format": "planaudit-forecast",
        "version": 1,
        "as_of": "2026-11-01",
        "until": "2028-12-31",
        "language": "en",
        "summary": {"appears": 4, "vanishes": 0, "severity": 0},
    }
    assert changes[2] == {
        "day": "2027-01-01",
        "what": "appears",
        "code": "PER003",
        "name": "expired-in-force",
        "severity": "warning",
        "severity_before": None,
        "plan": "kulturplan",
        "element": None,
        "title": LONG,
        "owners": ["Utvalg for kultur; idrett, og fritid", "bymiljo"],
        "message": RAN_OUT,
        "help": RAN_OUT_HELP,
        "location": {
            "path": "plans/kulturplan.yaml",
            "start": {"line": 5, "column": 22},
            "end": {"line": 5, "column": 30},
        },
        "fingerprint": "planaudit/v1:1b9618f893d0f8559b4fedd635763964",
    }
    assert (changes[3]["plan"], changes[3]["title"], changes[3]["owners"]) == (None, None, [])


def test_the_calendar_is_read_by_a_reader_of_calendars(register: Path) -> None:
    done = foreseen("--output", "ics=planer.ics", cwd=register)
    raw = (register / "planer.ics").read_bytes()

    calendar = Calendar.from_ical(raw)
    assert isinstance(calendar, Calendar)
    events = list(calendar.walk("VEVENT"))
    assert done.exit == 0
    assert (str(calendar["version"]), str(calendar["x-wr-calname"])) == ("2.0", "planaudit: Fjordvik kommune")
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (date(2026, 12, 25), date(2026, 12, 26)),
        (date(2026, 12, 25), date(2026, 12, 26)),
        (date(2027, 1, 1), date(2027, 1, 2)),
        (date(2028, 11, 1), date(2028, 11, 2)),
    ]
    assert str(events[2]["summary"]) == f"{RAN_OUT}."
    assert str(events[2]["description"]).splitlines() == [
        "warning PER003 expired-in-force",
        f"plan: {LONG} (kulturplan)",
        "owner: Utvalg for kultur; idrett, og fritid; bymiljo",
        f"help: {RAN_OUT_HELP}",
        "plans/kulturplan.yaml:5:22",
    ]
    assert str(events[2]["uid"]) == "1b9618f893d0f8559b4fedd635763964-20270101@planaudit"
    assert all(event["dtstamp"].to_ical() == b"20261101T000000Z" for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_the_calendar_is_written_as_the_standard_wants_its_lines(register: Path) -> None:
    foreseen("--output", "ics=planer.ics", cwd=register)
    raw = (register / "planer.ics").read_bytes()

    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    unfolded = raw.replace(b"\r\n ", b"").decode()
    assert "owner: Utvalg for kultur\\; idrett\\, og fritid\\; bymiljo\\nhelp: " in unfolded
    assert "DTSTART;VALUE=DATE:20270101\r\n" in unfolded


def test_a_calendar_read_again_later_has_no_doubles(register: Path) -> None:
    first = foreseen("-f", "ics", cwd=register).out
    later = planaudit("forecast", "--as-of", "2026-12-01", "--until", "2028", "-f", "ics", cwd=register).out

    def names(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.startswith("UID:")]

    assert names(first) == names(later)
    assert first.replace("DTSTAMP:20261101", "DTSTAMP:20261201") == later


def test_a_calendar_of_nothing_is_a_calendar(register: Path) -> None:
    done = foreseen("-f", "ics", cwd=register, until="2026-11-02")

    assert not list(Calendar.from_ical(done.out).walk("VEVENT"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--until", "snart"), "--until snart is not a date; write it as 2027, 2027-06 or 2027-06-30\n"),
        (("--until", "9999"), "--until 9999 is not a date; write it as 2027, 2027-06 or 2027-06-30\n"),
        (("--until", "2026-10"), "--until 2026-10 lies before 1 November 2026, the day of the audit\n"),
    ],
)
def test_until_must_be_a_date_to_come(register: Path, words: tuple[str, ...], said: str) -> None:
    assert planaudit("forecast", "--as-of", "2026-11-01", *words, cwd=register) == Done(2, "", said)


def test_until_must_be_given_and_a_format_must_be_known(register: Path) -> None:
    without = planaudit("forecast", cwd=register)
    unknown = foreseen("--output", "sarif=a.sarif", cwd=register)

    assert (without.exit, without.out) == (2, "")
    assert "--until" in without.err
    assert (unknown.exit, unknown.out) == (2, "")
    assert "sarif is no format; the formats are text, json, ics" in unknown.err.replace("\n", " ")


def test_a_file_is_not_replaced_unasked(register: Path) -> None:
    foreseen("--output", "json=a.json", cwd=register)

    again = foreseen("--output", "json=a.json", cwd=register)

    assert (again.exit, again.out) == (2, "")
    assert again.err.startswith("a.json is there already\n")
    assert foreseen("--output", "json=a.json", "--force", cwd=register).exit == 0


def test_where_there_is_no_plan_nothing_is_foreseen(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": FILES["planaudit.yaml"]}).root

    assert foreseen(cwd=root) == Done(3, "", "no plan was found, so there is nothing to foresee\n")


# Against audits on every single day.


def shown(changes: Iterator[Change]) -> list[tuple[object, ...]]:
    return [(change.day, change.what, *_weighed(change.finding), change.before) for change in changes]


def _weighed(finding: Finding) -> tuple[str, Severity]:
    return finding.fingerprint, finding.severity


def by_forecast_and_by_audits(root: Path, first: date, days: int) -> tuple[list[Any], list[Any]]:
    """What the forecast says, and what audits on each of the days show."""
    file = read_portfolio(root / "planaudit.yaml")
    assert file.portfolio is not None
    repository, wording = read_repository(file, file.portfolio), Wording(Language("en"))
    selected, _ = settle(file.portfolio.rules, file.document.at, None)
    said = shown(forecast(repository, selected, first, first + timedelta(days), wording))
    audited: list[Any] = []
    before: dict[str, Severity] = {}
    for passed in range(days + 1):
        day = first + timedelta(passed)
        now = dict(map(_weighed, Audit(repository, selected, day, wording).run().counted))
        if passed:
            audited += [(day, "appears", name, now[name], None) for name in now.keys() - before.keys()]
            audited += [(day, "vanishes", name, before[name], None) for name in before.keys() - now.keys()]
            both = now.keys() & before.keys()
            audited += [(day, "severity", name, now[name], before[name]) for name in both if now[name] != before[name]]
        before = now
    return sorted(said, key=str), sorted(audited, key=str)


BEFORE_SOMETHING_TURNS = [
    date(2019, 9, 1),
    date(2022, 12, 20),
    date(2023, 10, 5),
    date(2024, 6, 1),
    date(2024, 10, 20),
    date(2025, 12, 1),
    date(2026, 12, 20),
    date(2027, 9, 1),
    date(2027, 12, 20),
]


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers, portfolios, st.sampled_from(BEFORE_SOMETHING_TURNS))
def test_the_forecast_is_what_audits_on_each_of_the_days_would_show(
    plans: list[dict[str, Any]], portfolio: dict[str, Any], first: date
) -> None:
    ignored = {"ignore": [{"rule": "VOL010", "reason": "Ny", "until": "2026-12"}, {"rule": "PER005", "reason": "Ny"}]}
    files = {f"plans/{number}.yaml": json.dumps(plan, ensure_ascii=False) for number, plan in enumerate(plans)}
    with tempfile.TemporaryDirectory() as folder:
        settings_file = {"planaudit.yaml": json.dumps(portfolio | {"audit": ignored}, ensure_ascii=False)}
        said, audited = by_forecast_and_by_audits(PlanRepository(Path(folder), files | settings_file).root, first, 75)

    assert said == audited


SMALL = {
    "planaudit.yaml": """\
municipality: {name: Fjordvik kommune}
language: en
rules: {select: [STR006, STR009, ECO011, PER001, PER003, PER007, AUD002]}
""",
    "plans/alle.yaml": """\
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2021-06-17, period: 2021-2024, parent: idrettsplan}
---
{id: idrettsplan, title: Idrettsplan, kind: temaplan, period: 2021-2024, relates_to: [leseplan]}
---
{id: leseplan, title: Leseplan, kind: temaplan, adopted: 2021-06-17, ended: 2024-11-15}
---
{id: byplan, title: Byplan, kind: temaplan, adopted: 2025-01-02, parent: kulturplan}
---
{id: folkehelseplan, title: Folkehelseplan, kind: temaplan, adopted: 2021-06-17}
---
{id: strategi, title: Planstrategi, kind: planstrategi, adopted: 2024-06-13}
---
{id: hop, title: Økonomiplan 2025–2028, kind: okonomiplan, adopted: 2024-12-12, period: 2025-2028}
""",
}
"""A council whose first year ends; a plan of unknown status; plans that end, begin and run out."""


@pytest.mark.parametrize(
    ("first", "days"), [(date(2024, 10, 15), 85), (date(2024, 10, 15), 17), (date(2024, 10, 15), 0)]
)
@pytest.mark.parametrize("enough_to_share", [forecasting.ENOUGH_TO_SHARE, 0])
def test_the_forecast_of_a_small_register_is_what_audits_would_show(
    first: date, days: int, enough_to_share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecasting, "ENOUGH_TO_SHARE", enough_to_share)
    said, audited = by_forecast_and_by_audits(PlanRepository(tmp_path, SMALL).root, first, days)

    assert said == audited
    turns = {
        (date(2024, 11, 1), "severity"),
        (date(2024, 11, 16), "vanishes"),
        (date(2025, 1, 1), "appears"),
        (date(2025, 1, 1), "vanishes"),
        (date(2025, 1, 2), "appears"),
    }
    assert {(day, what) for day, what, *_ in said} == {turn for turn in turns if turn[0] <= first + timedelta(days)}


def test_the_forecast_of_fjordvik_is_what_audits_of_four_months_would_show() -> None:
    said, audited = by_forecast_and_by_audits(ROOT / "examples/fjordvik", DAY, 120)

    assert said == audited
    assert len(said) > 5


def test_the_forecast_is_the_same_where_a_second_process_looks_at_the_later_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, days = date(2026, 12, 15), 60
    alone, audited = by_forecast_and_by_audits(ROOT / "examples/fjordvik", first, days)
    monkeypatch.setattr(forecasting, "ENOUGH_TO_SHARE", 0)
    shared, _ = by_forecast_and_by_audits(ROOT / "examples/fjordvik", first, days)

    assert shared == alone == audited
    assert {day for day, *_ in shared} >= {date(2027, 1, 1), date(2027, 1, 31)}  # one in each half


def test_the_forecast_of_gol_is_what_audits_around_the_next_election_would_show() -> None:
    said, audited = by_forecast_and_by_audits(ROOT / "examples/gol", date(2027, 9, 1), 130)

    assert said == audited
    assert said


# The day that notes what it is asked.

NOON = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("question", "changes_on"),
    [
        (lambda day: day < date(2026, 7, 1), date(2026, 7, 1)),
        (lambda day: date(2026, 7, 1) > day, date(2026, 7, 1)),
        (lambda day: day <= date(2026, 7, 1), date(2026, 7, 2)),
        (lambda day: day > date(2026, 7, 1), date(2026, 7, 2)),
        (lambda day: day >= date(2026, 7, 1), date(2026, 7, 1)),
        (lambda day: date(2026, 7, 1) <= day, date(2026, 7, 1)),
        (lambda day: day < date(2026, 6, 1), date.max),
        (lambda day: day > date(2026, 6, 14), date.max),
        (lambda day: day <= NOON, date(2026, 6, 16)),
        (lambda day: day == date(2026, 7, 1), date(2026, 7, 1)),
        (lambda day: day == NOON, date(2026, 6, 16)),
        (lambda day: day != date(2026, 6, 1), date.max),
        (lambda day: day == "2026-06-15", date.max),
        (lambda day: day.year, date(2027, 1, 1)),
        (lambda day: day.month, date(2026, 7, 1)),
        (lambda day: day.day, date(2026, 6, 16)),
        (lambda day: date(2026, 7, 1) - day, date(2026, 6, 16)),
        (lambda day: day - timedelta(1), date(2026, 6, 16)),
        (lambda day: day + timedelta(1), date(2026, 6, 16)),
        (lambda day: day.isoformat(), date(2026, 6, 16)),
        (lambda day: f"{day:%Y}", date(2026, 6, 16)),
        (lambda day: str(day), date(2026, 6, 16)),
        (lambda day: min(day, date(2026, 8, 1), date(2026, 7, 1)), date(2026, 7, 2)),
        (lambda day: day < WatchedDay.on(date(2027, 1, 1)), date(2026, 6, 16)),
    ],
)
def test_a_watched_day_notes_when_an_answer_becomes_another(question: Any, changes_on: date) -> None:
    day = WatchedDay.on(NOON)

    answer, until = question(day), day.changes_on
    assert (answer, until) == (question(NOON), changes_on)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_before_it_changes_every_answer_of_a_watched_day_holds(first: date, other: date, later: int) -> None:
    questions: tuple[Callable[[date], object], ...] = (
        lambda day: day < other,
        lambda day: day <= other,
        lambda day: day == other,
        lambda day: day.year,
        lambda day: day.month,
    )
    for question in questions:
        watched = WatchedDay.on(first)
        answer = question(watched)

        day = min(first + timedelta(later), watched.changes_on - timedelta(1))
        assert question(day) == answer


def test_a_watched_day_holds_to_the_end_of_the_calendar() -> None:
    day = WatchedDay.on(date.max)

    assert (day.year, day.month, day.day, day < date.max) == (9999, 12, 31, False)
    assert day.changes_on == date.max
