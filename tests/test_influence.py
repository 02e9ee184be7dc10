"""Chains of influence against a brute-force enumeration of the simple paths of small random signed graphs."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_repository import MUNICIPALITY, PlanRepository, subject

from planaudit.documents.load import read_portfolio, read_repository
from planaudit.graph import influence
from planaudit.graph.influence import Chain, Influence, Search
from planaudit.graph.plan_graph import PlanGraph

Step = tuple[str, str, int]
NAMES = "abcdef"
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from((1, -1))), unique=True, max_size=18
)


def influence_of(root: Path, steps: list[Step]) -> Influence:
    lines = ["municipality: {name: Fjordvik kommune}", "indicators:"]
    for name in NAMES:
        by = [
            f'{{indicator: {source}, effect: "{"+" if sign > 0 else "-"}"}}' for source, to, sign in steps if to == name
        ]
        lines.append(f"  - {{id: {name}, influenced_by: [{', '.join(by)}]}}")
    (root / "planaudit.yaml").write_text("\n".join(lines))
    file = read_portfolio(root / "planaudit.yaml")
    assert file.portfolio is not None, file.document.problems
    return Influence(PlanGraph(read_repository(file, file.portfolio), date(2026, 3, 1)))


def simple_chains(steps: list[Step], pushed: str, moved: str) -> Iterator[Chain]:
    """Every path without repeats, by trying every order of the indicators between the two."""
    between = [name for name in NAMES if name not in (pushed, moved)]
    for count in range(len(between) + 1):
        for middle in permutations(between, count):
            path = (pushed, *middle, moved)
            yield from _signed(steps, path, ())


def _signed(steps: list[Step], path: tuple[str, ...], signs: tuple[int, ...]) -> Iterator[Chain]:
    if len(signs) == len(path) - 1:
        yield Chain(path, signs)
        return
    source, target = path[len(signs)], path[len(signs) + 1]
    for sign in (1, -1):
        if (source, target, sign) in steps:
            yield from _signed(steps, path, (*signs, sign))


@settings(deadline=None)
@given(steps=STEPS, pushed=st.sampled_from(NAMES), moved=st.sampled_from(NAMES), sign=st.sampled_from((1, -1)))
def test_a_chain_is_found_exactly_when_a_path_without_repeats_has_the_sign(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], pushed: str, moved: str, sign: int
) -> None:
    found = influence_of(tmp_path_factory.mktemp("influence"), steps).chain(pushed, moved, sign)
    expected = [chain for chain in simple_chains(steps, pushed, moved) if chain.sign == sign] if pushed != moved else []

    if not expected:
        assert found is None
        return
    assert found in expected
    assert isinstance(found, Chain)
    assert len(found.signs) == min(len(chain.signs) for chain in expected)


@settings(deadline=None)
@given(steps=STEPS, pushed=st.sampled_from(NAMES))
def test_what_a_chain_leads_to_is_among_what_is_reached(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], pushed: str
) -> None:
    asked = influence_of(tmp_path_factory.mktemp("influence"), steps)
    reached = set(asked.reached(pushed))

    for moved in NAMES:
        for sign in (1, -1):
            if asked.chain(pushed, moved, sign) is not None:
                assert (moved, sign) in reached
    assert pushed not in {moved for moved, _ in reached}


def test_the_same_question_has_the_same_answer_whatever_the_order_of_the_list(tmp_path: Path) -> None:
    steps = [("a", "b", 1), ("a", "c", 1), ("b", "d", 1), ("c", "d", 1)]
    (tmp_path / "other").mkdir()

    one = influence_of(tmp_path, steps).chain("a", "d", 1)
    other = influence_of(tmp_path / "other", steps[::-1]).chain("a", "d", 1)

    assert one == other == Chain(("a", "b", "d"), (1, 1))


def test_an_indicator_outside_the_list_and_one_that_nothing_moves_lead_nowhere(tmp_path: Path) -> None:
    asked = influence_of(tmp_path, [("a", "b", 1), ("x", "b", -1)])

    assert asked.chain("x", "b", -1) is None
    assert asked.chain("b", "a", 1) is None
    assert list(asked.reached("x")) == []


def test_a_search_that_does_not_end_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The only walk from a to d with a minus goes round the ring b-c; no path without repeats does.
    steps = [("a", "b", 1), ("b", "c", 1), ("c", "b", -1), ("b", "d", 1)]
    monkeypatch.setattr(influence, "_MOST_STEPS", 2)

    assert influence_of(tmp_path, steps).chain("a", "d", -1) is Search.GAVE_UP


def test_a_walk_that_repeats_itself_is_no_chain(tmp_path: Path) -> None:
    steps = [("a", "b", 1), ("b", "c", 1), ("c", "b", -1), ("b", "d", 1)]

    assert influence_of(tmp_path, steps).chain("a", "d", -1) is None


def test_a_goal_that_too_many_chains_lead_to_is_neither_found_nor_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(influence, "_MOST_STEPS", 2)
    repository = PlanRepository(
        tmp_path,
        {
            "planaudit.yaml": MUNICIPALITY
            + "indicators:\n"
            + "  - {id: a}\n"
            + '  - {id: b, influenced_by: [{indicator: a, effect: "+"}, {indicator: c, effect: "-"}]}\n'
            + '  - {id: c, influenced_by: [{indicator: b, effect: "+"}]}\n'
            + '  - {id: d, influenced_by: [{indicator: b, effect: "+"}]}\n',
            "plans/a.yaml": "{id: p, title: Plan P, kind: temaplan, adopted: 2024-06-13,"
            " goals: [{id: M1, title: Mer d, indicator: d, direction: increase},"
            " {id: M2, title: Enda mer d, indicator: d, direction: increase}]}\n"
            "---\n{id: q, title: Plan Q, kind: temaplan, adopted: 2025-06-12,"
            " measures: [{id: T1, title: Mer a, affects: [{indicator: a, direction: increase}]}]}\n",
        },
    )

    report = repository.audit("GOA004")

    assert report.counted == ()
    assert [f"{subject(item)}: {item.reason}" for item in report.not_evaluable] == [
        "q#T1: too many chains of influence lead towards M1 “Mer d” to try them all"
    ]
