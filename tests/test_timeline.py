"""`timeline` draws plan periods against council periods, and counts what is worth raising."""

import json
from datetime import date
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit
from test_program import on_a_terminal

from planaudit.reporters.fitting import columns as columns_of
from planaudit.reports.timeline import Ground, Remark, timeline

ROOT = Path(__file__).parents[1]
FILES = {
    "planaudit.yaml": (
        "municipality: {name: Fjordvik kommune}\ncouncils: [{constituted: 2019-10-23}, {constituted: 2023-10-11}]\n"
    ),
    "plans/alle.yaml": """\
{id: samfunnsdelen, title: Kommuneplanens samfunnsdel 2024–2036, kind: samfunnsdel, adopted: 2024-06-13, period: 2024-2036}
---
{id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2020-06-16, period: 2020-2030}
---
id: klimaplan
title: Klimaplan for hele Fjordvik kommune og nabokommunene rundt fjorden
kind: temaplan
adopted: 2016-06-16
reaffirmed: [{date: 2024-06-13, decision: continue}]
period: 2016-2027
---
{id: torgplan, title: Torgplan, kind: temaplan, adopted: 2022, period: 2022-2024}
---
{id: byplan, title: 都市計画 og åpne plasser, kind: temaplan, status: in-progress, period: 2027-2030}
---
{id: arealdelen, title: Arealdelen, kind: arealdel, adopted: 2018-06-16, period: "-2030"}
---
{id: uten, title: Uten periode, kind: temaplan, adopted: 2024-06-13}
---
{id: gammel, title: Gammel plan, kind: temaplan, status: repealed, period: 2016-2020}
""",
}
AT_80 = """\
                                2019 2021  2023  2025 2027  2029
                                  ┊2019–2023 ┊2023–2027* ┊2027–2031 ┊
Samfunnsdel
 >   Kommuneplanens samfunnsde…   ┊          ┊━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄» 2024–2036
Arealdel
     Arealdelen                 «━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ ┊ –2030
Temaplan
 !×  Torgplan                     ┊     ━━━━━┄┄┄┄┄  │    ┊          ┊ 2022–2024
     Klimaplan for hele Fjordv… «━┄┄┄┄┄┄┄┄┄┄┄━━━━━━━━━━━━━          ┊ 2016–2027
 ×   Kulturplan                   ━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ┊ 2020–2030
 *   都市計画 og åpne plasser     ┊          ┊      │ ━━━━━━━━━━━━━ ┊ 2027–2030

 │   today, 1 March 2026   ┊ a new council; * the sitting one
 ━━  a council that has adopted or reaffirmed the plan, or need not
 ┄┄  a council that has not
 « » begins before these years, or ends after them
 !   ran out, but still listed as in force (1 of 6)
 ×   the sitting council has neither adopted nor reaffirmed it (2 of 6)
 >   has the sitting council's word, and runs past its term (1 of 6)
 *   not adopted yet (1 of 6)

6 plans with a period, of 7 chosen, of 8 in the register.
1 plan that is no longer in force is left out; choose it with --select.
1 plan has no period and could not be placed: uten
"""


@pytest.fixture
def repository(tmp_path: Path) -> PlanRepository:
    return PlanRepository(tmp_path, FILES)


def drawn(root: Path, columns: int, *words: str) -> str:
    return on_a_terminal(
        "timeline", root, "--as-of", "2026-03-01", "--lang", "en", *words, columns=columns, NO_COLOR="1"
    )


def test_a_timeline_at_80_columns(repository: PlanRepository) -> None:
    assert drawn(repository.root, 80) == AT_80


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_a_timeline_fits_the_terminal_and_cuts_titles_with_a_mark(
    columns: int, language: str, repository: PlanRepository
) -> None:
    lines = drawn(repository.root, columns, "--lang", language).splitlines()

    assert [line for line in lines if columns_of(line) > columns] == []
    bars = [line for line in lines if line.endswith(("2024–2036", "2016–2027"))]
    titles = (
        "Kommuneplanens samfunnsdel 2024–2036 ",
        "Klimaplan for hele Fjordvik kommune og nabokommunene rundt fjorden ",
    )
    assert all(title in bar or "…" in bar for title, bar in zip(titles, bars, strict=True))
    assert ("…" in "".join(bars)) is (columns < 200)


def test_a_pipe_gets_100_columns(repository: PlanRepository) -> None:
    done = planaudit("timeline", repository.root, "--as-of", "2026-03-01")

    assert done.out == drawn(repository.root, 100)


def test_what_each_stretch_of_a_life_rests_on(repository: PlanRepository) -> None:
    lives = {life.plan.ref: life for life in timeline(repository.register()).lives}

    council, none = Ground.COUNCIL, Ground.NO_COUNCIL
    assert lives["klimaplan"].stretches == (
        (date(2016, 1, 1), date(2019, 10, 22), council),
        (date(2019, 10, 23), date(2023, 10, 10), none),
        (date(2023, 10, 11), date(2027, 12, 31), council),
    )
    assert lives["kulturplan"].stretches == (
        (date(2020, 1, 1), date(2023, 10, 10), council),
        (date(2023, 10, 11), date(2030, 12, 31), none),
    )
    assert {plan: life.remarks for plan, life in lives.items() if life.remarks} == {
        "samfunnsdelen": (Remark.RUNS_PAST,),
        "torgplan": (Remark.RAN_OUT, Remark.WITHOUT_WORD),
        "kulturplan": (Remark.WITHOUT_WORD,),
        "byplan": (Remark.IN_DEVELOPMENT,),
    }


def test_a_choice_and_a_span_of_years(repository: PlanRepository) -> None:
    lines = drawn(
        repository.root, 80, "--select", "kulturplan or gammel", "--from", "2015", "--to", "2022"
    ).splitlines()

    assert lines[:5] == [
        "                    2015  2016  2017  2018  2019  2020  2021  2022",
        "                    2011 ┊2015–2019              ┊2019–2023",
        "Temaplan",
        " -   Gammel plan         ┊───────────────────────────────             2016–2020",
        " ×   Kulturplan          ┊                       ┊━━━━━━━━━━━━━━━━━━» 2020–2030",
    ]
    assert lines[-1] == "2 plans with a period, of 2 chosen, of 8 in the register."


def test_a_choice_without_periods_is_told_without_a_drawing(repository: PlanRepository) -> None:
    assert drawn(repository.root, 80, "--select", "uten") == (
        "0 plans with a period, of 1 chosen, of 8 in the register.\n"
        "1 plan has no period and could not be placed: uten\n"
    )


def test_years_in_the_wrong_order_are_refused(repository: PlanRepository) -> None:
    done = planaudit("timeline", repository.root, "--from", "2027", "--to", "2020")

    assert (done.exit, done.out) == (2, "")
    assert "--to 2020 lies before --from 2027" in done.err


def test_the_counts_are_those_of_the_rules() -> None:
    example = ROOT / "examples/fjordvik"
    found = json.loads(
        planaudit("check", example, "--as-of", "2026-11-01", "-f", "json", "--select", "PER001,PER003").out
    )
    codes = [finding["code"] for finding in found["findings"]]

    said = planaudit("timeline", example, "--as-of", "2026-11-01", "--lang", "en").out

    assert (codes.count("PER001"), codes.count("PER003")) == (1, 1)
    assert " !   ran out, but still listed as in force (1 of 23)" in said
    assert " ×   the sitting council has neither adopted nor reaffirmed it (1 of 23)" in said
