"""What people read fits the width of their terminal; nothing is lost on the way, and a pipe gets whole lines."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit
from test_program import on_a_terminal

from planaudit.reporters.style import Style
from planaudit.reports import rule_list_text, rule_page_text
from planaudit.rules.pages import RulePage, all_pages
from planaudit.wording.language import Language


@pytest.mark.parametrize(
    ("columns", "first"),
    [
        (
            60,
            [
                "SCH001  error    invalid-yaml",
                "    A document is not YAML, so that nothing of it can be",
                "    read",
                "SCH002  error    invalid-field",
            ],
        ),
        (
            80,
            [
                "SCH001  error    invalid-yaml",
                "    A document is not YAML, so that nothing of it can be read",
                "SCH002  error    invalid-field",
            ],
        ),
        (
            100,
            [
                "SCH001  error    invalid-yaml                   A document is not YAML, so that nothing of it can be",
                "                                                read",
            ],
        ),
        (
            120,
            [
                "SCH001  error    invalid-yaml                   A document is not YAML, so that nothing of it can be read"
            ],
        ),
    ],
)
def test_the_list_of_rules_is_wrapped_not_cut(columns: int, first: list[str]) -> None:
    lines = on_a_terminal("rules", columns=columns, NO_COLOR="1").splitlines()

    assert lines[: len(first)] == first
    assert [line for line in lines if len(line) > columns] == []


@pytest.mark.parametrize("language", ["en", "nb", "nn"])
def test_the_list_of_rules_says_the_same_at_every_width(language: str) -> None:
    whole = rule_list_text.render(all_pages(), Language(language), Style())

    assert len(whole.splitlines()) == len(all_pages())
    for columns in (60, 80, 100, 120):
        said = rule_list_text.render(all_pages(), Language(language), Style(width=columns))
        assert said.split() == whole.split()


def test_a_page_is_wrapped_to_the_terminal_and_its_examples_stay_readable() -> None:
    assert on_a_terminal("explain", "PER002", columns=60, NO_COLOR="1").startswith(
        "PER002 will-outlive-council-period (info)\n"
        "\n"
        "A plan of the sitting council has a period that runs past\n"
        "the council's term.\n"
        "\n"
        "Why: the next council inherits a plan that it has not had\n"
        "its hands on. That is often right, but it should be meant: a\n"
        "plan that ends with the term is taken up again by those who\n"
        "are to carry it out.\n"
        "\n"
        "Source: KS-FoU 2022, chapter 6.3: elected members own the\n"
        "plans that they have put their own premises into.\n"
        "\n"
        "Bad:\n"
        "\n"
        "    id: kulturplan\n"
        "    title: Kulturplan\n"
        "    kind: temaplan\n"
        "    adopted: 2024-06-13\n"
        "    period: {from: 2024, to: 2032}\n"
        "        # finds: will-outlive-council-period\n"
        "\n"
        "Good (it ends with the year of the next election):\n"
    )


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.code)
def test_every_page_says_the_same_at_every_width(page: RulePage) -> None:
    whole = rule_page_text.render(page, Language("nb"), Style())

    for columns in (60, 80, 120):
        said = rule_page_text.render(page, Language("nb"), Style(width=columns))
        assert said.split() == whole.split()
        assert [line for line in said.splitlines() if len(line) > columns and " " in line.strip()] == []


def test_a_pipe_gets_a_page_as_it_is_written() -> None:
    (page,) = (page for page in all_pages() if page.code == "PER002")

    said = planaudit("explain", "PER002").out

    assert page.page.rstrip().split("\n", 1)[1] in said


PLANS = """\
id: klima-og-miljoplan
title: Klima- og miljøplan for Fjordvik kommune og nabokommunene rundt fjorden 2024–2032
kind: temaplan
adopted: {date: 2024-09-12, body: Kommunestyret i Fjordvik kommune, case: 55/24}
parent: samfunnsdelen
goals: [{id: M1, title: Biltrafikken i sentrum går ned år for år til alle kan sykle trygt til skolen}]
measures:
  - {id: T1, title: Sykkelfelt, goals: [M1]}
  - {id: T2, title: Kampanje}
---
{id: samfunnsdelen, title: Kommuneplanens samfunnsdel 2024–2036 for hele Fjordvik kommune, kind: samfunnsdel}
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).root


def test_a_plan_is_shown_within_the_terminal(register: Path) -> None:
    words = ("show", "klima-og-miljoplan", register, "--as-of", "2026-03-01")

    said = on_a_terminal(*words, columns=60, NO_COLOR="1")

    assert said.startswith(
        "Klima- og miljøplan for Fjordvik kommune og nabokommunene\n"
        "rundt fjorden 2024–2032\n"
        "klima-og-miljoplan\n"
        "\n"
        "  kind                  temaplan\n"
        "  status                adopted\n"
        "  adopted               12 September 2024, Kommunestyret i\n"
        "                        Fjordvik kommune, 55/24\n"
        "  sitting council       has adopted or reaffirmed it\n"
        "\n"
        "  stands under          “Kommuneplanens samfunnsdel\n"
        "                        2024–2036 for hele Fjordvik kommune”\n"
        "                        (samfunnsdelen)\n"
    )
    assert [line for line in said.splitlines() if len(line) > 60] == []
    assert said.split() == planaudit(*words).out.split()


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("klima-og-miljplan", "klima-og-miljoplan"),
        ("Samfunnsdelen", "samfunnsdelen"),
        ("Kommuneplanens samfunnsdel 2024–2036", "samfunnsdelen"),
    ],
)
def test_an_unknown_plan_is_told_the_nearest_by_id_or_title(register: Path, word: str, nearest: str) -> None:
    done = planaudit("show", word, register)

    assert (done.exit, done.out, done.err) == (
        2,
        "",
        f"there is no plan {word} in the register\n  = help: did you mean {nearest}?\n",
    )


def test_an_unknown_plan_that_is_like_no_other_is_told_so(register: Path) -> None:
    done = planaudit("show", "qqqq", register)

    assert (done.exit, done.out, done.err) == (2, "", "there is no plan qqqq in the register\n")


@pytest.mark.parametrize(
    ("measures", "language", "lines"),
    [
        ("{goals: [M1]}", "en", ["1 measure, which serves goals:"]),
        ("{goals: [M1]} {}", "en", ["2 measures, of which 1 serves goals:", "1 measure serves no goal:"]),
        ("{goals: [M1]} {goals: [M1]}", "en", ["2 measures, all of which serve goals:"]),
        ("{goals: [M1]} {goals: [M1]} {}", "en", ["3 measures, of which 2 serve goals:", "1 measure serves no goal:"]),
        ("{} {}", "en", ["2 measures serve no goal:"]),
        ("{goals: [M1]}", "nb", ["1 tiltak, som bidrar til mål:"]),
        ("{goals: [M1]} {}", "nb", ["2 tiltak, av dem bidrar 1 til mål:", "1 tiltak bidrar ikke til noe mål:"]),
        ("{goals: [M1]} {goals: [M1]}", "nb", ["2 tiltak, som alle bidrar til mål:"]),
        ("{goals: [M1]}", "nn", ["1 tiltak, som byggjer opp under mål:"]),
        ("{goals: [M1]} {goals: [M1]}", "nn", ["2 tiltak, som alle byggjer opp under mål:"]),
    ],
)  # fmt: skip
def test_measures_are_counted_in_whole_sentences(
    measures: str, language: str, lines: list[str], tmp_path: Path
) -> None:
    said = "".join(
        f"  - {{id: T{number}, title: T, {inner.strip('{}')}}}\n"
        for number, inner in enumerate(measures.split("} {"), 1)
    )  # fmt: skip
    plan = f"id: a\ntitle: A\nkind: temaplan\ngoals: [{{id: M1, title: M}}]\nmeasures:\n{said}"
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root

    out = planaudit("show", "a", root, "--lang", language).out

    assert [line for line in out.splitlines() if "measure" in line or "tiltak" in line][: len(lines)] == lines
