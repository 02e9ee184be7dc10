"""What does not fit the format: said in the reader's words at its place, with what to do; and the rest is kept.

The cases stand in misfits.yaml: one line (or more) of a plan file or of planaudit.yaml, and all that is said of it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import pytest
from plan_repository import MUNICIPALITY, PlanRepository, subject
from pydantic import Field
from ruamel.yaml import YAML

from planaudit.documents.document import Document
from planaudit.documents.load import PortfolioFile, Sources, read_portfolio, read_repository
from planaudit.documents.misfit import known_keys
from planaudit.documents.read_file import documents_of
from planaudit.documents.source import Source
from planaudit.findings import Place, Pointer, TextRange
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

CASES: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(Path(__file__).parent / "misfits.yaml")
PLAN = "id: a\ntitle: A\nkind: temaplan\n"
ENGLISH = Wording(Language("en"))


def cases(part: str) -> Any:
    return [pytest.param(written, said, id=written[:60].strip()) for written, said in CASES[part].items()]


@pytest.mark.parametrize(("line", "said"), cases("a line of a plan"))
def test_a_line_of_a_plan(line: str, said: list[str], tmp_path: Path) -> None:
    assert said_of_plan(PLAN + line, tmp_path) == said


@pytest.mark.parametrize(("text", "said"), cases("a whole plan"))
def test_a_whole_plan(text: str, said: list[str], tmp_path: Path) -> None:
    assert said_of_plan(text, tmp_path) == said


def said_of_plan(text: str, root: Path) -> list[str]:
    report = PlanRepository(root, {"plans/a.yaml": text}).audit("SCH")
    return [
        f"{found.location.span.line}:{found.location.span.column} {found.code} {subject(found)}: "
        f"{found.message} | {found.help}"
        for found in report.findings
    ]


@pytest.mark.parametrize(("line", "said"), cases("a line of planaudit.yaml"))
def test_a_line_of_the_settings(line: str, said: list[str], tmp_path: Path) -> None:
    assert said_of_settings(MUNICIPALITY + line, tmp_path) == said


@pytest.mark.parametrize(("text", "said"), cases("a whole planaudit.yaml"))
def test_whole_settings(text: str, said: list[str], tmp_path: Path) -> None:
    assert said_of_settings(text, tmp_path) == said


def settings(text: str, root: Path) -> PortfolioFile:
    files = {"planaudit.yaml": text, "plans/a.yaml": PLAN}
    return read_portfolio(PlanRepository(root, files).root / "planaudit.yaml")


def said_of_settings(text: str, root: Path) -> list[str]:
    file = settings(text, root)
    sources = Sources([file.source], [file.document])

    def place(at: Place) -> str:
        return str(sources.locate(at)).removeprefix("planaudit.yaml:")

    return [
        f"{place(problem.at)} {problem.rule}: "
        f"{ENGLISH.text(problem.message, problem.values)} | {ENGLISH.text(problem.help, problem.help_values)}"
        + "".join(f" | {place(other.at)} {other.note}" for other in problem.related)
        for problem in file.document.problems
    ]


@pytest.mark.parametrize(("text", "said"), cases("no YAML"))
def test_what_is_no_yaml(text: str, said: list[str]) -> None:
    sources = Sources([Source("a.yaml", text)], [])

    def place(at: Place) -> str:
        return str(sources.locate(at)).removeprefix("a.yaml:")

    assert [
        f"{place(problem.at)} {ENGLISH.text(problem.message, problem.values)} | {ENGLISH.text(problem.help)}"
        + "".join(f" | {place(other.at)} {other.note}" for other in problem.related)
        for document in documents_of("a.yaml", text)
        for problem in document.problems
    ] == said


def test_one_character_of_what_is_no_yaml_is_shown() -> None:
    for text in CASES["no YAML"]:
        for document in documents_of("a.yaml", text):
            for problem in document.problems:
                for at in (problem.at, *(other.at for other in problem.related)):
                    assert isinstance(at, TextRange)
                    assert at.end - at.start == 1 or problem.rule != "invalid-yaml"


def test_what_is_wrong_with_a_whole_document_lies_under_no_key(tmp_path: Path) -> None:
    (problem,) = settings("- a\n", tmp_path).document.problems

    assert (problem.field, problem.key, problem.element) == ("", (), None)


def test_a_glob_that_no_file_can_be_named_by_finds_nothing_and_is_no_folder(tmp_path: Path) -> None:
    file = settings(MUNICIPALITY + f"plans: [{'a' * 300}]\n", tmp_path)

    assert (file.document.problems, file.reading.found.files) == ((), [])


def document(text: str, root: Path) -> tuple[Document, Sources]:
    repository = PlanRepository(root, {"plans/a.yaml": text})
    file = read_portfolio(repository.root / "planaudit.yaml")
    assert file.portfolio is not None
    read = read_repository(file, file.portfolio)
    return read.documents[0], read.sources


def kept(text: str, root: Path) -> Any:
    plan = document(text, root)[0].plan
    assert plan is not None
    return plan


def test_amounts_of_some_years_go_with_the_year_that_does_not_fit(tmp_path: Path) -> None:
    plan = kept(PLAN + "frame: {2026: 1, 2027: mye}\neffort: {2026: 3}\n", tmp_path)

    assert (plan.frame, plan.effort) == (None, {2026: 3})


def test_a_key_that_is_no_year_takes_the_amounts_with_it_and_nothing_more(tmp_path: Path) -> None:
    line = "budget_lines: [{id: K1, title: T, amounts: {2026: 1, 20x7: 5}}, {id: K2, title: U, amounts: {2026: 2}}]\n"

    assert [(line.id, line.amounts) for line in kept(PLAN + line, tmp_path).budget_lines] == [
        ("K1", {}),
        ("K2", {2026: 2}),
    ]


def test_a_kind_that_there_is_none_of_takes_the_profile_with_it_and_nothing_more(tmp_path: Path) -> None:
    text = MUNICIPALITY + "volume: {max_plans: 7}\nplan_types: {temaplann: {goals: required}}\n"

    file = settings(text, tmp_path)

    assert file.portfolio is None
    assert file.sound_part is not None
    assert file.sound_part.volume is not None
    assert (file.sound_part.plan_types, file.sound_part.volume.max_plans) == ({}, 7)


def test_what_lacks_something_is_left_out_and_its_neighbours_keep_their_places(tmp_path: Path) -> None:
    text = (
        PLAN
        + "goals:\n  - {title: Uten id}\n  - {id: M2, title: To}\n  - {id: M1, title: 3}\n  - {id: M3}\n  - {id: M4, title: Fire}\n"
    )

    read, sources = document(text, tmp_path)

    assert read.plan is not None
    assert [goal.id for goal in read.plan.goals] == ["M2", "M4"]
    assert [str(sources.locate(Pointer("plans/a.yaml", 0, ("goals", position, "title")))) for position in (0, 1)] == [
        "plans/a.yaml:6:14",
        "plans/a.yaml:9:14",
    ]


def test_a_plan_that_misses_what_it_must_have_is_no_plan_but_told_of_whole(tmp_path: Path) -> None:
    read, _ = document("id: a\nkind: temaplan\nstatutory: ja\n", tmp_path)

    assert (read.plan, read.identity) == (None, "a")
    assert [(problem.field, problem.key) for problem in read.problems] == [
        ("title", ("title",)),
        ("statutory", ("statutory",)),
    ]


def test_keys_are_known_by_the_way_they_are_written_wherever_they_stand() -> None:
    @dataclass
    class Part:
        from_: Annotated[int, Field(alias="from")] = 0
        to: Annotated[int, Field(description="the last")] = 0

    @dataclass
    class Whole:
        parts: tuple[Part, ...] = ()
        one: Annotated[Part | None, Field(description="one")] = None
        by_name: dict[str, list[Part]] | None = None
        number: int = 0

    here = {"parts", "one", "by_name", "number"}
    assert {
        keys: known_keys(Whole, keys)
        for keys in [(), ("parts", 0), ("one",), ("by_name", "x", 3), ("number",), ("nothing",), ("one", "to")]
    } == {
        (): here,
        ("parts", 0): {"from", "to"},
        ("one",): {"from", "to"},
        ("by_name", "x", 3): {"from", "to"},
        ("number",): here,
        ("nothing",): here,
        ("one", "to"): {"from", "to"},
    }


def test_a_mistake_far_from_any_place_leaves_the_rest_of_the_plan(tmp_path: Path) -> None:
    text = (
        PLAN
        + "owner: {political: [x], administrative: kultur}\n"
        + "process: {hearing: {from: 2026-13, to: 2026-03-01}, workshops: [{date: i går}, {date: 2025-09-11}]}\n"
    )

    plan = kept(text, tmp_path)

    assert (plan.owner.political, plan.owner.administrative) == (None, "kultur")
    assert (plan.process.hearing.from_, str(plan.process.hearing.to)) == (None, "2026-03-01")
    assert [workshop.date and str(workshop.date) for workshop in plan.process.workshops] == [None, "2025-09-11"]


def test_two_mistakes_in_one_item_and_one_in_the_list_above(tmp_path: Path) -> None:
    text = PLAN + "measures:\n  - {id: T1, title: 3, due: nå}\n  - {id: T2, title: To, due: snart}\n  - T3\n"

    read, sources = document(text, tmp_path)

    assert read.plan is not None
    assert [(measure.id, measure.due) for measure in read.plan.measures] == [("T2", None)]
    assert str(sources.locate(Pointer("plans/a.yaml", 0, ("measures", 0, "title")))) == "plans/a.yaml:6:14"
    assert [str(sources.locate(problem.at)) for problem in read.problems] == [
        "plans/a.yaml:5:14",
        "plans/a.yaml:5:24",
        "plans/a.yaml:6:25",
        "plans/a.yaml:7:5",
    ]


def test_what_is_written_by_itself_and_what_is_a_part_of_a_short_form(tmp_path: Path) -> None:
    text = PLAN + "period: 2020-2027\ngoals:\n  - {title: Uten id}\n  - {id: M1, title: En}\n"

    read, sources = document(text, tmp_path)

    assert {
        keys: (sources.writes(Pointer("plans/a.yaml", 0, keys)), read.writes(keys))
        for keys in [("period",), ("period", "to"), ("goals", 0, "id"), ("goals", 1), ("goals", 0, "level"), ()]
    } == {
        ("period",): (True, True),
        ("period", "to"): (False, False),
        ("goals", 0, "id"): (True, True),
        ("goals", 1): (False, False),
        ("goals", 0, "level"): (False, False),
        (): (True, True),
    }
    assert not sources.writes(Pointer("plans/b.yaml", 0, ()))
    assert not document("a: b: c", tmp_path / "broken")[0].writes(())
