"""A `planaudit.yaml` that cannot be used is refused whole: every fault at its place, with what to write instead."""

from pathlib import Path

import pytest
from plan_repository import MUNICIPALITY, PlanRepository
from program import planaudit

SOUND = "{id: kultur, title: Kulturplan, kind: temaplan}\n"


def refusal(root: Path, settings: str, *words: str) -> list[str]:
    """What `check` says of a register with such settings, after the line that says that they cannot be used."""
    PlanRepository(root, {"planaudit.yaml": settings, "plans/a.yaml": SOUND})

    done = planaudit("check", root, *words)

    assert (done.exit, done.out) == (2, "")
    first, *rest = done.err.splitlines()
    assert first == "planaudit.yaml cannot be used, so nothing was audited"
    return rest


def test_an_id_that_stands_twice_in_a_list_is_refused_at_the_second(tmp_path: Path) -> None:
    settings = MUNICIPALITY + (
        "themes: [{id: klima}, {id: bolig}, {id: klima}]\n"
        "organisation:\n  - {id: utvalg}\n  - title: Utvalget\n    id: utvalg\n"
        "indicators: [{id: bil}, {id: bil}]\n"
        "required_plans: [{id: ros}, {id: ros}]\n"
    )

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:2:37: the id klima stands twice in `themes`",
        "planaudit.yaml:2:11  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:6:5: the id utvalg stands twice in `organisation`",
        "planaudit.yaml:4:6  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:7:26: the id bil stands twice in `indicators`",
        "planaudit.yaml:7:15  the first time",
        "  = help: give one of the two another id, or remove it",
        "planaudit.yaml:8:30: the id ros stands twice in `required_plans`",
        "planaudit.yaml:8:19  the first time",
        "  = help: give one of the two another id, or remove it",
    ]


def test_two_councils_elected_the_same_year_are_refused(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "councils:\n  - constituted: 2023-10-11\n  - constituted: 2024-01-15\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:4:5: the council elected in 2023 has a constituting meeting already",
        "planaudit.yaml:3:5  the first time",
        "  = help: keep one of the two",
    ]


def test_a_repeated_id_keeps_its_place_beside_items_that_do_not_fit(tmp_path: Path) -> None:
    settings = MUNICIPALITY + "themes: [{title: Klima}, {id: bolig}, {id: bolig}]\n"

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:2:11: id is missing",
        "  = help: add it",
        "planaudit.yaml:2:40: the id bolig stands twice in `themes`",
        "planaudit.yaml:2:27  the first time",
        "  = help: give one of the two another id, or remove it",
    ]


def test_every_fault_among_amounts_by_year_is_told_at_its_own_value(tmp_path: Path) -> None:
    settings = MUNICIPALITY + 'planning_capacity:\n  2024: mye\n  2025: 7\n  "2026": mer\n  snart: 3\n  2027:\n'

    assert refusal(tmp_path, settings) == [
        "planaudit.yaml:3:3: mye is no amount; write 12500000, 12 500 000 or 12,5",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:5:3: mer is no amount; write 12500000, 12 500 000 or 12,5",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:6:3: snart is no year",
        "  = help: correct it, or remove the key",
        "planaudit.yaml:7:3: planning_capacity is empty",
        "  = help: write it, or remove the key",
    ]


def test_faults_among_the_amounts_of_a_plan_are_told_each_and_no_part_of_them_passes_for_the_whole(
    tmp_path: Path,
) -> None:
    plan = (
        "id: a\ntitle: A\nkind: okonomiplan\nadopted: 2025-12-11\nperiod: 2026-2029\n"
        "effort: {2024: x, 2025: y}\nframe: {2026: 1, 2027: x, 2028: y}\n"
        "measures:\n  - {id: T1, title: T, cost: {2026: x, 2027: 4, 1: 5}}\n  - {id: T2, title: T, cost: mye}\n"
        "budget_lines:\n  - {id: K1, title: K, amounts: {2026: 9, 2027: x, '2028': y}}\n"
    )
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root

    done = planaudit("check", root, "--select", "SCH002,ECO", "--as-of", "2026-03-01")

    assert done.exit == 1
    assert done.out == "".join(
        f"plans/a.yaml:{place}: error SCH002 {what}\n"
        for place, what in (
            ("6:10", "x is no amount; write 12500000, 12 500 000 or 12,5"),
            ("6:19", "y is no amount; write 12500000, 12 500 000 or 12,5"),
            ("7:18", "x is no amount; write 12500000, 12 500 000 or 12,5"),
            ("7:27", "y is no amount; write 12500000, 12 500 000 or 12,5"),
            ("9:31", "x is no amount; write 12500000, 12 500 000 or 12,5"),
            ("9:49", "1 is no year"),
            ("10:24", "mye is no amount; write 12500000, 12 500 000 or 12,5"),
            ("12:43", "x is no amount; write 12500000, 12 500 000 or 12,5"),
            ("12:52", "y is no amount; write 12500000, 12 500 000 or 12,5"),
        )
    ) + ("1 plan, 0 links, 13 rules as of 1 March 2026; 3 rules could not be evaluated. 9 errors.\n")


@pytest.mark.parametrize(
    ("glob", "message", "help_"),
    [
        ("plans/", "plans/ names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        ("plans", "plans names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        ("plans/**", "plans/** names folders, not plan files", "write plans/**/*.yaml for every plan file below"),
        (".", ". names folders, not plan files", "write **/*.yaml for every plan file below"),
        (
            "../felles/*.yaml",
            "../felles/*.yaml does not lead downwards from the folder of planaudit.yaml",
            "keep the plan files below that folder, and write where they lie there, such as plans/**/*.yaml",
        ),
        (
            "/srv/plans/*.yaml",
            "/srv/plans/*.yaml does not lead downwards from the folder of planaudit.yaml",
            "keep the plan files below that folder, and write where they lie there, such as plans/**/*.yaml",
        ),
        ("plans//*.yaml", "plans//*.yaml is not spelt as a path is", "write plans/*.yaml"),
        ("plans/./*.yaml", "plans/./*.yaml is not spelt as a path is", "write plans/*.yaml"),
        ("'plans\\*.yaml'", "plans\\*.yaml is written with backslashes", "write plans/*.yaml"),
        ("''", "plans is empty", "write where plan files lie, such as plans/**/*.yaml, or remove the key"),
    ],
)
def test_a_glob_that_can_name_no_plan_file_is_told_what_to_write(
    glob: str, message: str, help_: str, tmp_path: Path
) -> None:
    assert refusal(tmp_path, f"{MUNICIPALITY}plans: [{glob}]\n") == [
        f"planaudit.yaml:2:9: {message}",
        f"  = help: {help_}",
    ]


def test_no_globs_at_all_are_told_what_to_write(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{MUNICIPALITY}plans: []\n") == [
        "planaudit.yaml:2:1: plans is empty",
        "  = help: write where plan files lie, such as plans/**/*.yaml, or remove the key",
    ]


def test_a_planaudit_yaml_that_is_a_folder_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "planaudit.yaml").mkdir()
    (tmp_path / "plans").mkdir()

    done = planaudit("check", tmp_path / "plans")

    assert (done.exit, done.out) == (2, "")
    assert done.err == (
        f"{tmp_path / 'planaudit.yaml'} is a folder, and planaudit.yaml must be a file\n"
        "  = help: rename the folder, and create a file of that name that says `municipality: {name: …}`\n"
    )
