"""Whether there are people enough for the plans: a bar a year, with numbers that say of what, in each medium."""

from pathlib import Path

import pytest
from plan_repository import MUNICIPALITY, PlanRepository
from program import planaudit

SAMFUNNSDEL = "{id: samf, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13, period: 2024-2036}\n---\n"
BYPLAN = "{id: byplan, title: Byplan, kind: temaplan, status: in-progress, effort: {2026: 3.5, 2027: 5.6}}\n"
PARKPLAN = "---\n{id: parkplan, title: Parkplan, kind: temaplan, status: in-progress}\n"
CAPACITY = "planning_capacity: {2026: 5.5, 2027: 5}\n"


def report(tmp_path: Path, plans: str, settings: str, *words: str) -> str:
    root = PlanRepository(
        tmp_path / "plans", {"planaudit.yaml": MUNICIPALITY + settings, "plans/a.yaml": SAMFUNNSDEL + plans}
    ).root
    return planaudit("report", root, "--as-of", "2026-03-01", *words).out


def test_the_terminal_draws_a_bar_a_year_as_far_as_the_capacity(tmp_path: Path) -> None:
    said = report(tmp_path, BYPLAN, CAPACITY)

    assert (
        "1 plan being made, revised or proposed.\n"
        "None of them tells when the work began: fill in process.started.\n"
        "2027: the plans take 5.6 person-years, 0.6 more than the 5 there are.\n"
        "\n"
        "Person-years that the plans take, of those there are\n"
        "2026  ███████████████········· 3.5/5.5\n"
        "2027  ████████████████████████ 5.6/5 !\n"
    ) in said


def test_markdown_lists_the_bars_as_numbers(tmp_path: Path) -> None:
    said = report(tmp_path, BYPLAN, CAPACITY, "-f", "markdown", "--lang", "nb")

    assert (
        "2027: planene krever 5,6 årsverk, 0,6 mer enn de 5 som finnes.\n"
        "\n"
        "**Årsverk som planene krever, av dem som finnes**\n"
        "\n"
        "- 2026: 3,5 / 5,5\n"
        "- 2027: 5,6 / 5 **!**\n"
    ) in said


def test_the_page_draws_them_and_says_them_to_those_who_do_not_see(tmp_path: Path) -> None:
    said = report(tmp_path, BYPLAN, CAPACITY, "-f", "html", "--lang", "nn")

    assert "Årsverk som planane krev, av dei som finst</figcaption>" in said
    assert "Årsverk som planane krev, av dei som finst. 2026: 3,5 / 5,5; 2027: 5,6 / 5</title>" in said


@pytest.mark.parametrize(
    ("plans", "settings", "said"),
    [
        (
            BYPLAN + PARKPLAN,
            "planning_capacity: {2026: 5.5}\n",
            (
                "No capacity is set for 2027: fill in planning_capacity in planaudit.yaml.\n"
                "Person-years are told for 1 of 2 plans in the making: fill in effort.\n"
                "\n"
                "Person-years that the plans take, of those there are\n"
                "2026  ███████████████········· 3.5/5.5\n"
                "2027  ████████████████████████ 5.6\n"
            ),
        ),
        (
            PARKPLAN.removeprefix("---\n"),
            "",
            (
                "Whether there is capacity for this is not known: fill in effort, and planning_capacity in"
                " planaudit.yaml.\n"
                "\n"
                "Plans in the making, the oldest first\n"
            ),
        ),
    ],
    ids=["some of it", "all of it"],
)
def test_what_is_not_known_of_it_stands_there_with_the_field_that_would_tell(
    tmp_path: Path, plans: str, settings: str, said: str
) -> None:
    assert said in report(tmp_path, plans, settings)
