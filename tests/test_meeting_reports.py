"""`planaudit report`: what a meeting reads, in the terminal, in the case papers and in a file."""

import itertools
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from git_repository import GitRepository
from plan_repository import MUNICIPALITY, PlanRepository
from program import planaudit
from test_program import on_a_terminal

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = ("--as-of", "2026-11-24")

PLANS = """\
id: sykkelplan
title: Sykkelplan 2020–2025
kind: temaplan
theme: samferdsel
owner: {political: Hovedutvalg for 交通}
adopted: {date: 2020-02-13, body: Kommunestyret, case: 8/20}
period: 2020-2025
parent: samfunnsdelen
goals: [{id: M1, title: Flere sykler, supports: [samfunnsdelen#G1]}]
measures:
  - {id: T1, title: Sykkelveg, goals: [M1], status: planned, cost: {2026: 5000000, 2027: 1000000}}
  - {id: T2, title: Kampanje, goals: [M1], status: done, within_frame: true}
---
id: samfunnsdelen
title: Kommuneplanens samfunnsdel 2024–2036
kind: samfunnsdel
mandate: 2023-11-16
adopted: 2024-06-13
period: 2024-2036
goals:
  - {id: G1, title: Det er trygt å ferdes i Fjordvik, level: main}
  - {id: G2, title: Alle har noen å snakke med, level: main}
---
{id: parkplan, title: Parkplan, kind: temaplan, status: in-progress, process: {started: 2025-11-03}}
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path / "plans", {"plans/alle.yaml": PLANS}).root


@pytest.mark.parametrize(
    ("one_more", "word", "proposal"),
    [
        ("", "carry the goal", "place the goal in a plan with measures, or take it out of the samfunnsdel"),
        (
            "  - {id: G3, title: Flere bor her, level: main}\n",
            "carry the goals",
            "place the goals in plans with measures, or take them out of the samfunnsdel",
        ),
    ],
    ids=["one goal", "two goals"],
)
def test_it_is_resolved_of_as_many_goals_as_it_is_about(
    one_more: str, word: str, proposal: str, tmp_path: Path
) -> None:
    plans = PLANS.replace("  - {id: G2,", f"{one_more}  - {{id: G2,")
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    said = planaudit("report", root, "--as-of", "2026-03-01").out

    assert f"“Kommuneplanens samfunnsdel 2024–2036”  {word}\n" in said
    assert f"  Proposal     {proposal}\n" in said


def test_the_meeting_has_its_agenda(register: Path) -> None:
    said = planaudit("report", register, "--as-of", "2026-03-01").out

    assert said.startswith(
        "Planforum, Fjordvik kommune\n"
        "3 plans in the register as of 1 March 2026.\n"
        "\n"
        "\n"
        "1  Decisions that are due\n"
        "6 decisions: 2 overdue, 2 with a day to come, 2 without a day.\n"
    )
    agenda = said[said.index("The agenda in brief") : said.index("\n\n", said.index("The agenda in brief"))]
    assert agenda == (
        "The agenda in brief\n"
        "Due               Matter                                  Resolve\n"
        "31 October 2024   The planstrategi                        enter or adopt\n"
        "31 December 2025  “Sykkelplan 2020–2025”                  renew\n"
        "31 December 2026  “Kommuneplanens samfunnsdel 2024–2036”  carry the goal\n"
        "31 December 2026  “Sykkelplan 2020–2025”                  fund\n"
        "no day            “Parkplan”                              order or stop\n"
        "no day            “Kommuneplanens samfunnsdel 2024–2036”  name an owner"
    )


def test_each_decision_has_why_and_proposal_and_owner(register: Path) -> None:
    said = planaudit("report", "planforum", register, "--as-of", "2026-03-01").out

    assert (
        "31 December 2025    “Sykkelplan 2020–2025”\n"
        "                    Overdue      by 60 days\n"
        "                    Why          ran out 31 December 2025, but is still listed as in force; was adopted 13"
        " February 2020 by the previous council; the sitting council's planstrategi is not in the register, and may have"
        " continued it\n"
        "                    Proposal     renew it, or let it go out of force\n"
        "                    Owner        Hovedutvalg for 交通\n"
    ) in said


def test_the_red_thread_says_where_it_breaks(register: Path) -> None:
    said = planaudit("report", register, "--as-of", "2026-03-01").out

    assert (
        "Goal                                   Plans  Measures  Of these with money                  Kroner  Where it"
        " breaks\n"
        "G1 “Det er trygt å ferdes i Fjordvik”      1         2                    1  in the ordinary budget  carried and"
        " funded, but its own result is not reported\n"
        "G2 “Alle har noen å snakke med”            0         0                    0                    0 kr  no plan or"
        " measure carries it\n"
    ) in said


WIDTHS = (60, 80, 120, 200)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("which", ["planforum", "council"])
def test_nothing_is_lost_on_a_narrow_screen(register: Path, which: str, columns: int) -> None:
    from planaudit.reporters.fitting import columns as taken

    words = ("report", which, register, "--as-of", "2026-03-01")

    said = on_a_terminal(*words, columns=columns, NO_COLOR="1", PAGER="cat")

    assert [line for line in said.splitlines() if taken(line) > columns] == []
    assert "\x1b" not in said
    # A table that finds no room for its columns is told row by row, so words come in another order, but all do.
    whole = {word.rstrip(":") for word in planaudit(*words).out.split()}
    assert whole - {word.rstrip(":") for word in said.split()} - broken_words(said) == set()


def broken_words(said: str) -> set[str]:
    """Words that a column broke in two, put together again."""
    rows = [line.split() for line in said.splitlines()]
    return {above + below for one, other in itertools.pairwise(rows) for above in one for below in other}


def test_cities_side_by_side_on_a_narrow_screen() -> None:
    paths = sorted(EXAMPLES.iterdir())
    for columns in WIDTHS:
        said = on_a_terminal(
            "report", "cities", *paths, *DAY, "--lang", "en", columns=columns, NO_COLOR="1", PAGER="cat"
        )
        assert [line for line in said.splitlines() if len(line) > columns] == []
        assert "Rules not evaluable" in said


def test_a_mirror_is_no_ranking() -> None:
    gol, drammen = EXAMPLES / "gol", EXAMPLES / "drammen"

    said = planaudit("report", "cities", gol, drammen, *DAY, "--lang", "en").out

    assert "\nIndicator                                   Gol kommune      Drammen kommune\n" in said
    assert "\nStrategic plans                                      18                   17\n" in said
    assert "\nInhabitants                                    not told             not told\n" in said
    assert "Gol kommune: 10 of 21 indicators are not told by the register.\n" in said


@pytest.mark.parametrize(
    ("folders", "heads"),
    [
        (["2020", "2024"], ["Fjordvik kommune (2020)", "Fjordvik kommune (2024)"]),
        (["før/planer", "nå/planer"], ["Fjordvik kommune (før/planer)", "Fjordvik kommune (nå/planer)"]),
    ],
)
def test_registers_of_one_municipality_are_told_apart_by_their_folders(
    folders: list[str], heads: list[str], tmp_path: Path
) -> None:
    for folder in folders:
        PlanRepository(tmp_path / folder, {"plans/alle.yaml": PLANS})
    PlanRepository(tmp_path / "bygd", {"planaudit.yaml": "municipality: {name: Prøvebygd}\n", "plans/alle.yaml": PLANS})

    said = planaudit("report", "cities", *folders, "bygd", *DAY, "--lang", "en", cwd=tmp_path).out

    indicators = next(line for line in said.splitlines() if line.startswith("Indicator "))
    assert re.split(r" {2,}", indicators) == ["Indicator", *heads, "Prøvebygd"]


def test_a_council_that_has_answered_for_every_plan_is_told_so(tmp_path: Path) -> None:
    plans = (
        "{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2018-02-13, reaffirmed: [{date: 2024-02-13}]}\n"
    )
    root = PlanRepository(tmp_path, {"plans/kultur.yaml": plans}).root

    said = planaudit("report", "council", root, "--as-of", "2026-03-01").out

    assert "\nThis council has taken a stand on every plan in force.\n" in said


def test_the_deadlines_of_the_law_have_dates(tmp_path: Path) -> None:
    settings = "municipality: {name: Fjordvik kommune}\ncouncils: [{constituted: 2027-10-12}]\n"
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/alle.yaml": PLANS}).root

    said = planaudit("report", "council", root, "--as-of", "2027-11-01").out

    table = said[said.index("Deadlines in this council's term") :].splitlines()[2:]
    assert [line[:19].strip() for line in table] == [
        "31 December 2027",
        "30 September 2028",
        "12 October 2028",
        "12 October 2028",
        "31 December 2028",
        "31 December 2028",
        "31 December 2028",
        "31 December 2028",
        "31 December 2029",
        "31 December 2030",
        "30 September 2031",
        "31 October 2031",
        "31 October 2031",
    ]
    assert "Plans to take a stand on" in said
    assert "“Sykkelplan 2020–2025”                  the council of 2019–2023          ☐" in said


@pytest.mark.parametrize("which", ["planforum", "council"])
@pytest.mark.parametrize("medium", ["text", "markdown", "html"])
def test_the_same_input_gives_the_same_bytes(register: Path, which: str, medium: str) -> None:
    words = ("report", which, register, "-f", medium, "--as-of", "2026-03-01")
    assert len({planaudit(*words, PYTHONHASHSEED=seed).out for seed in ("0", "1", "2")}) == 1


@pytest.mark.parametrize("medium", ["text", "markdown", "html"])
def test_the_same_cities_and_the_same_changes_give_the_same_bytes(tmp_path: Path, medium: str) -> None:
    before = {"planaudit.yaml": MUNICIPALITY, "plans/alle.yaml": PLANS}
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Møtet i januar", before, day="2026-01-15")
    repository.write(before | {"plans/alle.yaml": PLANS.replace("status: in-progress", "status: on-hearing")})
    since = ("report", repository.root, "--since", "main", "-f", medium, "--as-of", "2026-03-01")
    cities = ("report", "cities", repository.root, EXAMPLES / "gol", "-f", medium, "--as-of", "2026-03-01")
    for words in (since, cities):
        said = {planaudit(*words, PYTHONHASHSEED=seed).out for seed in ("0", "1", "2")}
        assert len(said) == 1
        assert len(said.pop()) > 1000


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["1  Decisions that are due", "10  What is not known"]),
        ("nb", ["1  Vedtak som må fattes", "10  Hva vi ikke vet"]),
        ("nn", ["1  Vedtak som må gjerast", "10  Kva vi ikkje veit"]),
    ],
)
def test_a_report_speaks_the_language_that_is_asked_for(register: Path, language: str, lines: list[str]) -> None:
    said = planaudit("report", register, "--as-of", "2026-03-01", "--lang", language).out
    assert [line for line in said.splitlines() if line in lines] == lines
    html = planaudit("report", register, "--as-of", "2026-03-01", "--lang", language, "-f", "html").out
    assert f'<html lang="{language}">' in html


def test_a_file_is_written_whole_and_never_over_another(register: Path, tmp_path: Path) -> None:
    file = tmp_path / "planforum.md"

    done = planaudit("report", register, "-f", "markdown", "-o", file, "--as-of", "2026-03-01")
    assert (done.exit, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith(
        "# Planforum, Fjordvik kommune\n\n3 plans in the register as of 1 March 2026.\n\n## 1. Decisions that are due\n"
    )

    again = planaudit("report", register, "-f", "markdown", "-o", file)
    assert (again.exit, again.out) == (2, "")
    assert again.err == f"{file} is there already\n  = help: give another name, or --force to replace it\n"
    assert planaudit("report", register, "-o", file, "--force").exit == 0
    assert planaudit("report", register, "-o", tmp_path / "none" / "r.html").exit == 2


def test_wrong_usage_is_told_what_to_do(register: Path, tmp_path: Path) -> None:
    assert (
        planaudit("report", "planforum", register, register).err == "this report is about one register: name one path\n"
    )
    assert planaudit("report", "cities").err == "name the plan repositories to compare, one path each\n"
    nowhere = planaudit("report", "council", tmp_path / "nowhere")
    assert (nowhere.exit, nowhere.err) == (2, f"{tmp_path / 'nowhere'} does not exist\n")
    empty = PlanRepository(tmp_path / "empty", {}).root
    done = planaudit("report", empty)
    assert (done.exit, done.out) == (3, "")
    assert done.err.startswith("no plan was found: ")


def test_a_path_alone_means_the_planforum(register: Path) -> None:
    alone = planaudit("report", register, "--as-of", "2026-03-01").out
    assert planaudit("report", "--as-of", "2026-03-01", cwd=register).out == alone
    assert planaudit("report", "planforum", register, "--as-of", "2026-03-01").out == alone


def test_a_long_report_is_paged_on_a_terminal_only(register: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED; wc -l\n")
    pager.chmod(0o755)

    on_screen = on_a_terminal("report", register, "--as-of", "2026-03-01", PAGER=str(pager))
    assert on_screen.startswith("PAGED\n")
    assert int(on_screen.split()[1]) > 100
    assert "PAGED" not in planaudit("report", register, PAGER=str(pager)).out
    ours = on_a_terminal("report", register, "--as-of", "2026-03-01", PLANAUDIT_PAGER=str(pager), PAGER="cat")
    assert ours == on_screen
    assert "Planforum" in on_a_terminal("report", register, PLANAUDIT_PAGER="cat", PAGER=str(pager))
    for none in ("", "cat", "/nowhere/less", "'"):
        assert on_a_terminal("report", register, PAGER=none).startswith("\x1b[1mPlanforum")
    refusing = tmp_path / "refusing"
    refusing.write_text("no program")
    refusing.chmod(0o755)
    assert "Planforum" in on_a_terminal("report", register, PAGER=str(refusing))


def test_a_register_that_tells_little_is_told_what_it_lacks(tmp_path: Path) -> None:
    root = PlanRepository(
        tmp_path, {"plans/a.yaml": "{id: a, title: Kulturplan, kind: temaplan, adopted: 2024-02-01}\n"}
    ).root

    said = planaudit("report", root, "--as-of", "2026-03-01").out

    assert "The register holds no samfunnsdel in force, so there is nothing to follow.\n" in said
    assert "No plan has measures that are planned or begun: fill in measures.\n" in said
    assert "No plan is being made, revised or proposed.\n" in said
    assert "No plan has goals, so nothing tells whether they pull apart: fill in goals.\n" in said
    assert "To run out by 1 March 2027: none of 0 plans with an end, among 1 in force.\n" in said
    assert "Questions that the register leaves open" in said


class Texts(HTMLParser):
    """What a browser would show, and the elements that it would make."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("which", ["planforum", "council", "cities"])
def test_what_plan_files_say_is_shown_and_never_run(tmp_path: Path, which: str) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}"
    plan = {
        "id": "a",
        "title": evil,
        "kind": "temaplan",
        "adopted": "2016-01-01",
        "period": "2016-2020",
        "theme": evil,
        "owner": {"political": evil},
        "goals": [{"id": "M1", "title": evil}],
        "measures": [{"id": "T1", "title": evil, "status": "planned", "cost": 5, "goals": ["M1"]}],
    }
    settings = json.dumps({"municipality": {"name": evil}})
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": json.dumps(plan)}).root

    page = planaudit("report", which, root, "-f", "html", "--as-of", "2026-03-01").out

    read = Texts(page)
    assert read.tags.count("script") == 1
    assert "img" not in read.tags
    assert evil in read.text
    assert "49" not in read.text.replace("2049", "")
    markdown = planaudit("report", which, root, "-f", "markdown", "--as-of", "2026-03-01").out
    assert "<script" not in markdown
    assert "<img" not in markdown


def test_a_terminal_is_not_steered_by_a_plans_text(tmp_path: Path) -> None:
    plan = '{id: a, title: "Kultur\\e[31mplan\\a", kind: temaplan, adopted: 2024-02-01}\n'
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root
    assert "\x1b" not in planaudit("report", root, "--as-of", "2026-03-01").out.replace(os.sep, "")


def test_what_has_happened_since_the_last_meeting(tmp_path: Path) -> None:
    before = {"planaudit.yaml": MUNICIPALITY, "plans/alle.yaml": PLANS}
    now = PLANS.replace("status: in-progress", "status: on-hearing").replace("Kampanje", "Kampanjer")
    now = now.replace("period: 2020-2025", "period: 2020-2027") + "---\n{id: ny, title: Ny plan, kind: melding}\n"
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Møtet i januar", before, day="2026-01-15")
    repository.write(before | {"plans/alle.yaml": now})

    done = planaudit("report", "--since", "2026-01-31", "--as-of", "2026-03-01", "--lang", "en", cwd=repository.root)

    section = done.out[done.out.index("2  Changes since") : done.out.index("3  How many")]
    lines = [line for line in section.splitlines() if line]
    new = [line for line in lines if line.startswith("- new: ")]
    assert (done.exit, done.err) == (0, "")
    assert [line for line in lines if line not in new] == [
        "2  Changes since the last meeting",
        (
            "Since 2026-01-31 (15 January 2026): plans that came, went or changed status: 2; otherwise edited: 1; new"
            f" findings: {len(new)}; findings gone: 1."
        ),
        "Strategic plans in force: 2 then, 2 now.",
        "- “Ny plan” is new in the register: unknown status",
        "- “Parkplan” was in progress and is now: on hearing",
        "- “Sykkelplan 2020–2025” was edited",
        "- gone: “Sykkelplan 2020–2025” ran out 31 December 2025, but is still listed as in force",
    ]
    assert "- new: “Sykkelplan 2020–2025” is adopted, and the period changed with no new decision" in new


def test_the_volume_is_held_against_what_the_register_said_earlier(tmp_path: Path) -> None:
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Før registeret", {"README.md": "Planer"}, day="2023-12-01")
    one = "{id: a, title: Klimaplan, kind: temaplan, adopted: 2024-02-01}\n"
    files = {"planaudit.yaml": MUNICIPALITY, "plans/alle.yaml": one}
    repository.commit("En plan", files, day="2024-11-20")
    two = one + "---\n{id: b, title: Byplan, kind: strategi}\n"
    repository.commit("En til", files | {"plans/alle.yaml": two}, day="2025-03-01")
    three = two.replace("strategi}", "strategi, adopted: 2025-06-12}") + "---\n" + one.replace("id: a", "id: c")
    repository.commit("Enda en", files | {"plans/alle.yaml": three}, day="2025-12-18")
    repository.commit("Møtet i januar", files | {"plans/alle.yaml": two}, day="2026-01-15")
    repository.commit("I dag", files | {"plans/alle.yaml": three}, day="2026-02-15")

    def volume(since: str) -> list[str]:
        done = planaudit("report", "--since", since, "--as-of", "2026-03-01", "--lang", "en", cwd=repository.root)
        assert (done.exit, done.err) == (0, "")
        return [line for line in done.out.splitlines() if " register " in line and " it " in line]

    assert [line for line in volume("2026-01-31") if line.startswith("In the register")] == [
        "In the register of 20 November 2024 it was 1 plan.",
        "In the register of 18 December 2025 it was 3 plans.",
        "In the register of 15 January 2026 it was 1 plan, and 1 of unknown status.",
    ]


def test_where_git_holds_no_earlier_register_the_report_says_so(tmp_path: Path) -> None:
    repository = GitRepository(tmp_path / "fjordvik")
    repository.commit("Før registeret", {"README.md": "Planer"}, day="2025-12-01")
    repository.write({"planaudit.yaml": MUNICIPALITY, "plans/alle.yaml": PLANS})

    done = planaudit("report", "--since", "HEAD", "--as-of", "2026-03-01", "--lang", "en", cwd=repository.root)

    said = " ".join(done.out.split())
    assert "There was no planaudit.yaml then, so everything is new." in said
    assert "No earlier revision of the register could be read, so it is not known what it held before." in said


def test_what_has_changed_is_told_to_a_planforum_alone(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).root

    council = planaudit("report", "council", root, "--since", "main")
    outside_git = planaudit("report", root, "--since", "main")

    assert (council.exit, council.err) == (2, "--since is for the planforum's report\n")
    assert outside_git.exit == 2
    assert outside_git.err.startswith(f"{root} lies in no git repository")


def test_long_work_shows_a_sign_of_life_to_a_person_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys
    from time import sleep

    from planaudit.cli import progress

    with progress.progress("Auditing"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress.progress("Auditing"):
        pass  # done before anybody begins to wonder
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    shown = ""
    with progress.progress("Reading") as now:
        for doing in ("Reading", "Auditing"):
            now(doing)
            for _ in range(6_000):  # a minute, on a machine that has much to do
                shown += capsys.readouterr().err
                if doing in shown:
                    break
                sleep(0.01)
    assert shown.index("Reading") < shown.index("Auditing")


def test_many_goals_are_told_by_those_that_are_no_part_of_another(tmp_path: Path) -> None:
    goals = [{"id": "G", "title": "Et godt liv"}]
    goals += [{"id": f"G{n}", "title": f"Delmål {n}", "parent": "G"} for n in range(30)]
    plan = {"id": "s", "title": "Samfunnsdelen", "kind": "samfunnsdel", "adopted": "2024-06-13", "goals": goals}
    root = PlanRepository(tmp_path, {"plans/s.yaml": json.dumps(plan)}).root

    said = planaudit("report", root, "--as-of", "2026-03-01").out

    thread = said[said.index("The red thread") : said.index("Money for what")].splitlines()
    assert thread[2:12] == [
        "Shown are the 1 of 31 goals that are no part of another; parts count in them.",
        "",
        "All goals (31), by the first link that is missing",
        "Where it breaks                                         Goals",
        "no plan or measure carries it                              31",
        "plans carry it, but no measure does                         0",
        "measures carry it, but none has money                       0",
        "carried and funded, but its own result is not reported      0",
        "whole, from goal to report                                  0",
        "",
    ]
    assert [line for line in thread[12:] if "Delmål" in line] == []
    assert (
        "Why          31 goals are not carried all the way: G, G0, G1, G2, G3, G4, G5, G6, G7, G8, G9, G10, …\n"
    ) in said


def test_what_the_calendar_brings_is_on_the_agenda(tmp_path: Path) -> None:
    plans = """\
{id: a, title: Kulturplan, kind: temaplan, adopted: 2024-02-01, revision: {next: 2026-06}}
---
{id: b, title: Helseplan, kind: temaplan, adopted: 2024-02-01, period: 2024-2026}
---
{id: c, title: Skoleplan, kind: temaplan, adopted: 2024-02-01, period: 2024-2026}
---
{id: d, title: Skoleplan 2027–2030, kind: temaplan, status: in-progress, replaces: [c]}
---
{id: e, title: Veiplan, kind: temaplan, status: under-revision, adopted: 2024-02-01, period: 2024-2026}
---
{id: f, title: Økonomiplan, kind: okonomiplan, adopted: 2025-12-01, period: 2026-2029}
"""
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    said = planaudit("report", root, "--as-of", "2026-03-01").out

    dated = [line for line in said[: said.index("How many plans")].splitlines() if "2026  " in line]
    assert [line for line in dated if line.endswith(("renew", "revise", "adopt"))] == [
        "30 June 2026      “Kulturplan”                         revise",
        "31 December 2026  The økonomiplan that begins in 2027  adopt",
        "31 December 2026  “Helseplan”                          renew",
    ]
    expiring = said[said.index("Plans that run out\n") : said.index("Learning questions")].splitlines()
    assert [line.split("  ")[-1] for line in expiring[2:5]] == [
        "nothing in the register",
        "“Skoleplan 2027–2030”",
        "it is under revision",
    ]


def agenda(root: Path) -> list[tuple[str, str, str]]:
    """When, what and which proposal, as the HTML's plain sister tells it: a row each."""
    said = planaudit("report", root, "-f", "markdown", "--as-of", "2026-03-01", "--lang", "en").out
    table = said[said.index("**The agenda in brief**") :].split("\n\n")[1].splitlines()[2:]
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table]
    return [(due, matter, resolve) for due, matter, resolve in rows]


def test_what_is_missing_from_the_register_is_on_the_agenda_too(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "required_plans: [{id: beredskapsplan, title: Beredskapsplan, basis: sbl § 15}]\n"
    plan = "{id: p, title: Planstrategi 2024–2027, kind: planstrategi, adopted: 2024-06-13, period: 2024-2027}\n"
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/alle.yaml": plan}).root

    assert agenda(root) == [
        ("31 October 2024", "The samfunnsdel", "enter or adopt"),
        ("no day", "“Beredskapsplan”", "order"),
    ]


def test_two_samfunnsdeler_are_to_be_one_and_a_replaced_plan_is_to_go(tmp_path: Path) -> None:
    plans = """\
{id: ps, title: Planstrategi 2024–2027, kind: planstrategi, adopted: 2024-06-13, period: 2024-2027}
---
{id: s1, title: Samfunnsdel for nord, kind: samfunnsdel, adopted: 2024-06-13, period: 2024-2036}
---
{id: s2, title: Samfunnsdel for sør, kind: samfunnsdel, adopted: 2024-06-13, period: 2024-2036}
---
{id: k1, title: Kulturplan 2020–2027, kind: annet, adopted: 2024-01-13, status: adopted, period: 2020-2027}
---
{id: k2, title: Plan for kultur, kind: annet, adopted: 2024-06-13, period: 2024-2027, replaces: [k1]}
"""
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    assert [row for row in agenda(root) if row[2] in ("merge", "repeal")] == [
        ("31 October 2024", "“Samfunnsdel for nord”, “Samfunnsdel for sør”", "merge"),
        ("no day", "“Kulturplan 2020–2027”", "repeal"),
    ]


def test_many_plans_that_raise_one_question_are_one_matter(tmp_path: Path) -> None:
    plans: list[dict[str, Any]] = [
        {"id": f"p{n}", "title": f"Temaplan {n}", "kind": "temaplan", "adopted": "2024-06-13", "period": "2024-2027"}
        for n in range(5)
    ]
    plans.append(plans[0] | {"id": "o", "title": "Økonomiplan", "kind": "økonomiplan", "adopted": "2025-12-11"})
    plans[0] |= {"owner": {"political": "Formannskapet"}, "economy": {"plan": "o"}}
    root = PlanRepository(tmp_path, {f"plans/{plan['id']}.yaml": json.dumps(plan) for plan in plans}).root

    rows = agenda(root)

    assert ("31 December 2026", "4 plans without a link to money", "fund") in rows
    assert ("no day", "5 plans without a political owner", "name an owner") in rows
    said = planaudit("report", root, "--as-of", "2026-03-01", "--lang", "en").out
    assert (
        "no day              5 plans without a political owner\n"
        "                    Why          no political body answers for them\n"
        "                    Proposal     name the political body that answers for it\n"
        "                    Owner        not said\n"
        "                    Plans        “Økonomiplan”, “Temaplan 1”, “Temaplan 2”, “Temaplan 3”, “Temaplan 4”\n"
    ) in said


def test_what_is_set_aside_is_told_with_its_reason(tmp_path: Path) -> None:
    ignored = "audit: {ignore: [{rule: PER003, reason: Ny plan kommer til våren, until: 2026-06-30}]}"
    plan = f"id: k\ntitle: Kulturplan\nkind: temaplan\nadopted: 2024-01-11\nperiod: 2024-2025\n{ignored}\n"
    root = PlanRepository(tmp_path, {"plans/k.yaml": plan}).root

    said = planaudit("report", root, "--as-of", "2026-03-01", "--lang", "en").out

    assert said[said.index("Set aside") : said.index("\n\n\n2  ")] == (
        "Set aside, with the reason\n"
        "Finding                                                                 Why it may wait           Until\n"
        "“Kulturplan” ran out 31 December 2025, but is still listed as in force  Ny plan kommer til våren  30 June 2026"
    )
    assert all("Kulturplan" not in matter or resolve != "renew" for _, matter, resolve in agenda(root))


def test_what_could_not_be_read_is_told_before_all_numbers(register: Path) -> None:
    (register / "plans" / "verre.yaml").write_text("id: [x\n", encoding="utf-8")
    words = (register, "--as-of", "2026-03-01", "--lang", "en")

    said = planaudit("report", *words).out
    council = planaudit("report", "council", *words).out
    cities = planaudit("report", "cities", *words).out

    warning = "Not counted here: 1 document that could not be read. See planaudit check."
    assert said.splitlines()[2] == warning
    assert council.splitlines()[2] == warning
    assert "\nFjordvik kommune: not counted here: 1 document that could not be read.\n" in cities


def test_a_report_is_written_as_the_name_of_its_file_tells(register: Path, tmp_path: Path) -> None:
    begins = {"møte.html": "<!DOCTYPE html>", "møte.md": "# Planforum", "møte.txt": "Planforum", "møte": "Planforum"}
    for name, beginning in begins.items():
        assert planaudit("report", register, "-o", tmp_path / name).exit == 0
        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(beginning)
    planaudit("report", register, "-f", "text", "-o", tmp_path / "tekst.html")
    assert (tmp_path / "tekst.html").read_text(encoding="utf-8").startswith("Planforum")


@pytest.mark.parametrize("command", ["report", "graph"])
def test_nothing_is_written_as_what_it_is_not(command: str, register: Path, tmp_path: Path) -> None:
    done = planaudit(command, register, "-o", tmp_path / "møte.pdf")

    assert (done.exit, done.out) == (2, "")
    assert "nothing is written as .pdf" in " ".join(done.err.replace("│", " ").split())
    assert not (tmp_path / "møte.pdf").exists()


def test_a_drawing_is_written_as_the_name_of_its_file_tells(register: Path, tmp_path: Path) -> None:
    begins = {
        "plan.dot": "digraph",
        "plan.mmd": "flowchart",
        "plan.json": "{",
        "plan.graphml": "<",
        "plan.txt": "Kommuneplanens",
    }
    for name, beginning in begins.items():
        assert planaudit("graph", register, "-o", tmp_path / name).exit == 0
        said = (tmp_path / name).read_text(encoding="utf-8")
        assert beginning in said.splitlines()[0] or said.startswith(beginning), said[:80]


def test_a_misspelt_report_is_told_which_there_are() -> None:
    done = planaudit("report", "planfrum", "--lang", "en")

    assert (done.exit, done.out) == (2, "")
    assert done.err == "planfrum is neither a report (planforum, council, cities) nor a path\n"


def test_what_waits_in_a_baseline_is_no_matter_for_the_meeting(register: Path) -> None:
    day = ("--as-of", "2026-03-01")
    until = ("--reason", "Tas i planvasken", "--until", "2026-12-31")
    created = planaudit("baseline", "create", register, *day, *until)
    assert created.exit == 0, created.err

    said = planaudit("report", register, *day, "--lang", "en").out.splitlines()

    checked = planaudit("check", register, *day, "-f", "json").out
    waiting = json.loads(checked)["summary"]["baselined"]
    assert said[4:7] == [
        "1  Decisions that are due",
        "Nothing in the register calls for a decision now.",
        f"Waiting in the baseline: {waiting} findings. See planaudit baseline show.",
    ]


@pytest.mark.parametrize("which", ["planforum", "council"])
def test_a_register_whose_only_file_cannot_be_read_says_so_on_any_screen(tmp_path: Path, which: str) -> None:
    root = PlanRepository(tmp_path, {"plans/a.yaml": "{id: a, title: Klimaplan, kind: temaplan\n"}).root

    for medium in ("text", "markdown", "html"):
        done = planaudit("report", which, root, "-f", medium, "--as-of", "2026-03-01")
        assert (done.exit, done.err) == (0, "")
        assert "Not counted here: 1 document that could not be read. See planaudit check." in done.out
        assert "Not yet in force" not in done.out  # a table without rows says nothing
        assert "What it is for" not in done.out


@pytest.mark.parametrize("title", ["Plan\\nover to linjer", "Plan " * 40])
def test_a_reason_does_not_begin_with_the_title_that_stands_above_it(tmp_path: Path, title: str) -> None:
    plan = f'{{id: a, title: "{title}", kind: temaplan, adopted: 2016-01-01, period: 2016-2020}}\n'
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root

    said = planaudit("report", root, "--as-of", "2026-03-01").out

    assert "                    Why          ran out 31 December 2020, but is still listed as in force" in said


@pytest.mark.parametrize(
    ("measures", "money", "done"),
    [
        ("", "No plan has measures that are planned or begun: fill in measures.", "none has measures."),
        (
            ", measures: [{id: T1, title: Sykkelveg}]",
            "No measure says anything about money: fill in cost, budget_line or within_frame.",
            "no measure tells a status.",
        ),
        (
            ", measures: [{id: T1, title: Sykkelveg, status: done}, {id: T2, title: Sykkelhotell}]",
            "No measure says anything about money: fill in cost, budget_line or within_frame.",
            "1 of 1 measures that tell a status are done.",
        ),
    ],
    ids=["none", "none that tells a status", "one of two tells"],
)
def test_what_is_said_of_measures_is_said_of_those_there_are(
    measures: str, money: str, done: str, tmp_path: Path
) -> None:
    results = "results: [{date: 2025-06-01, indicator: sykling, value: 5}]"
    plan = f"{{id: sykkelplan, title: Sykkelplan, kind: temaplan, adopted: 2024-06-13, {results}{measures}}}\n"
    root = PlanRepository(tmp_path, {"plans/sykkel.yaml": plan}).root

    said = planaudit("report", root, "--as-of", "2026-03-01", "--lang", "en").out

    assert money in said
    assert done in said
