"""What the reader is told to do next, where that depends on what the register holds."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository


def helps(root: Path, code: str, files: dict[str, str]) -> list[str]:
    return [finding.help for finding in PlanRepository(root, files).audit(code).findings]


@pytest.mark.parametrize(
    ("said", "help_"),
    [
        ("parent: samfunsdelen", "did you mean samfunnsdelen? Else enter what it leads to"),
        ("parent: qqqqq", "correct the id, or enter what it leads to"),
        ("economy: {plan: samfunnsdelen-hop}", "did you mean samfunnsdel-hop? Else enter what it leads to"),
        ("follows_up: ['samfunsdelen#G1']", "did you mean samfunnsdelen#G1? Else enter what it leads to"),
        ("follows_up: ['samfunsdelen#G7']", "did you mean samfunnsdelen? Else enter what it leads to"),
        ("follows_up: ['samfunnsdelen#G11']", "did you mean samfunnsdelen#G1? Else enter what it leads to"),
        ("strategies: [{title: A, supports: [M11]}]", "did you mean M1? Else enter what it leads to"),
        ("strategies: [{title: A, supports: ['#M11']}]", "did you mean klima#M1? Else enter what it leads to"),
        ("relates_to: [klma]", "correct the id, or enter what it leads to"),
        (
            "strategies: [{title: A, supports: [samfunnsdelen]}]",
            "samfunnsdelen is a plan; here one of its goals or lines is meant, written as plan#element",
        ),
    ],
)
def test_an_unknown_reference_is_told_the_nearest_id_that_may_stand_there(
    said: str, help_: str, tmp_path: Path
) -> None:
    plans = f"""\
{{id: samfunnsdelen, title: S, kind: samfunnsdel, goals: [{{id: G1, title: G}}]}}
---
{{id: samfunnsdel-hop, title: HØP, kind: okonomiplan, budget_lines: [{{id: M111, title: L}}]}}
---
id: klima
title: Klimaplan
kind: temaplan
goals: [{{id: M1, title: M}}]
{said}
"""
    assert helps(tmp_path, "REF001", {"plans/a.yaml": plans}) == [help_]


def test_the_reader_is_told_how_many_nameless_documents_could_not_be_read(tmp_path: Path) -> None:
    plans = {
        "plans/a.yaml": "{id: a, title: A, kind: temaplan, follows_up: [planen, qqqqq]}\n",
        "plans/b.yaml": '{id: plan, title: P, kind: temaplan}\n---\ntitle: "Uten slutt\n---\ntitle: "Uten slutt\n',
        "plans/c.yaml": "-> ../../utenfor.yaml",
    }

    assert helps(tmp_path, "REF001", plans) == [
        "did you mean plan? Documents that could not be read, and may hold it: 3",
        "correct the id; documents that could not be read, and may hold it: 3",
    ]


def test_a_required_plan_is_named_where_it_is_near(tmp_path: Path) -> None:
    files = {
        "planaudit.yaml": "municipality: {name: F}\nrequired_plans: [{id: beredskapsplan}]\n",
        "plans/a.yaml": "{id: a, title: A, kind: annet, covers: [beredskapplan, qqqqq]}\n",
    }

    assert helps(tmp_path, "REF001", files) == [
        "did you mean beredskapsplan?",
        "correct the id, or add it to `required_plans`",
    ]


def test_a_wrong_target_is_told_what_may_stand_there(tmp_path: Path) -> None:
    plans = """\
id: a
title: A
kind: temaplan
economy: {plan: a}
relates_to: [a]
measures: [{id: T1, title: T, goals: [T1]}]
"""

    assert helps(tmp_path, "REF002", {"plans/a.yaml": plans}) == [
        "name something there that is one of: årsbudsjett, økonomiplan",
        "name another plan there, or remove it",
        "name something there that is one of: goal, strategy",
    ]


def test_a_word_outside_a_list_is_told_the_nearest_or_where_to_add_it(tmp_path: Path) -> None:
    files = {
        "planaudit.yaml": "municipality: {name: F}\nthemes: [{id: klima}]\n",
        "plans/a.yaml": "{id: a, title: A, kind: annet, theme: [klma, qqqqq]}\n",
    }

    assert helps(tmp_path, "REF003", files) == [
        "did you mean klima? Else add it to `themes` in planaudit.yaml",
        "use an id of `themes` in planaudit.yaml, or add it there",
    ]


def test_a_ring_is_told_which_link_to_remove(tmp_path: Path) -> None:
    plans = """\
{id: a, title: Plan A, kind: temaplan, parent: b}
---
{id: b, title: Plan B, kind: temaplan, follows_up: [a]}
---
{id: c, title: Plan C, kind: temaplan, goals: [{id: M1, title: Mål, parent: '#M1'}]}
"""
    assert helps(tmp_path, "STR003", {"plans/a.yaml": plans}) == [
        "remove `follows_up: a` from “Plan B”, and this ring is open",
        "remove `parent: #M1` from M1 “Mål”, and this ring is open",
    ]


TURNED_OVER = """\
{id: mellom, title: Mellom, kind: temaplan, status: expired, replaces: [gml]}
---
{id: ny, title: Ny plan, kind: temaplan, adopted: 2024-06-13, replaces: [mellom]}
---
{id: ny-2, title: Ny to, kind: temaplan, adopted: 2024-06-13, replaces: [mellom, gml]}
"""
RING = """\
{id: ring, title: R, kind: temaplan, status: replaced, replaces: [gml, tur]}
---
{id: tur, title: T, kind: temaplan, status: replaced, replaces: [ring]}
"""


@pytest.mark.parametrize(
    ("replacing", "help_"),
    [
        ("{id: ny, title: Ny plan, kind: temaplan, adopted: 2024-06-13, replaces: [gml]}", "“Ny plan”"),
        (TURNED_OVER, "“Ny plan”, “Ny to”"),
        ("{id: utkast, title: Utkast, kind: temaplan, status: in-progress, replaces: [gml]}", ""),
        (RING, ""),
    ],
)
def test_who_rests_on_a_retired_plan_is_told_what_has_taken_over(replacing: str, help_: str, tmp_path: Path) -> None:
    plans = f"""\
{{id: gml, title: Gammel, kind: temaplan, status: replaced}}
---
{{id: a, title: A, kind: temaplan, adopted: 2024-06-13, parent: gml}}
---
{replacing}
"""
    told = f"name what has taken over instead: {help_}" if help_ else "name a plan in force instead, or remove the link"
    assert helps(tmp_path, "STR006", {"plans/a.yaml": plans}) == [told]


def test_the_first_holder_of_an_id_is_what_references_mean(tmp_path: Path) -> None:
    plans = "{id: a, title: A, kind: temaplan}\n---\n{id: a, title: B, kind: temaplan}\n"

    assert helps(tmp_path, "SCH005", {"plans/a.yaml": plans}) == [
        "give one of them another `id`; references to a mean the first one"
    ]


def test_a_misspelt_key_is_told_the_nearest(tmp_path: Path) -> None:
    plans = "{id: a, title: A, kind: temaplan, prent: b}\n"

    assert helps(tmp_path, "SCH003", {"plans/a.yaml": plans}) == [
        "did you mean parent? Own data goes under a key that begins with x-"
    ]


@pytest.mark.parametrize(
    ("adopted", "help_"),
    [
        ("status: adopted", "give the day of the decision under `adopted:`; the minutes have it"),
        ("adopted: 2023", "give the day of the decision under `adopted:`; the minutes have it"),
        ("adopted: 2023-10-12", "declare the day of the constituting meeting under `councils` in planaudit.yaml"),
    ],
)
def test_a_date_that_fits_two_councils_is_told_what_would_tell_them_apart(
    adopted: str, help_: str, tmp_path: Path
) -> None:
    plans = f"{{id: a, title: A, kind: temaplan, {adopted}}}\n"

    assert helps(tmp_path, "PER011", {"plans/a.yaml": plans}) == [help_]


def fingerprints(root: Path, files: dict[str, str]) -> list[str]:
    return [finding.fingerprint for finding in PlanRepository(root, files).audit("SCH002").findings]


def test_fingerprints_hold_when_an_item_is_put_before_a_wrong_one(tmp_path: Path) -> None:
    goal = "  - {id: M1, title: Mål, direction: ned}\n"
    before = "id: a\ntitle: A\nkind: temaplan\ngoals:\n"
    inserted = "  - {id: M0, title: Mål}\n"

    first, second = (
        fingerprints(tmp_path / name, {"plans/a.yaml": text})
        for name, text in (("first", before + goal), ("second", before + inserted + goal))
    )

    assert first == second
    assert len(first) == 1
