"""Reading YAML: values by YAML 1.2's core schema, every place exact, every problem located."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from plan_repository import PlanRepository, all_shown

from planaudit.documents import compose
from planaudit.documents.limits import MAX_DEPTH, MAX_REREAD
from planaudit.documents.load import Sources, read_portfolio, read_repository
from planaudit.documents.raw_file import RawDocument
from planaudit.documents.read_file import documents_of
from planaudit.documents.source import Source
from planaudit.findings import Pointer, TextRange


def read(text: str) -> RawDocument:
    (document,) = documents_of("a.yaml", text)
    return document


def value(text: str) -> Any:
    document = read(text)
    assert document.problems == ()
    return document.value


def shown_text(text: str, *keys: str | int) -> str:
    spans = read(text).spans
    assert spans is not None
    start, end = spans.find(keys)
    return text[start:end]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("012", 12),
        ("0o14", 12),
        ("0xC", 12),
        ("-7", -7),
        ("+7", 7),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("12.50", Decimal("12.50")),
        (".5", Decimal(".5")),
        ("1e3", Decimal(1000)),
        ("1e999", "1e999"),
        ("0.1", Decimal("0.1")),
        ("12 500 000", "12 500 000"),
        ("2018-06-15", "2018-06-15"),
        ("9" * 41, "9" * 41),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!int 12", 12),
        ("nOt", "nOt"),
        ("-", None),
    ],
)
def test_plain_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    if written == "-":
        assert value("x:\n-") == {"x": [None]}
    else:
        assert value(f"x: {written}") == {"x": meant}


def test_keys_that_are_years_are_numbers_and_other_keys_are_text() -> None:
    assert value("{2026: a, yes: b, 12:30: c, 1.5: d, ~: e}") == {
        2026: "a",
        "yes": "b",
        "12:30": "c",
        "1.5": "d",
        "~": "e",
    }


def test_own_data_is_left_out_wherever_it_stands() -> None:
    assert value("{id: a, x-own: {b: c}, goals: [{id: M1, x-note: 1}]}") == {"id": "a", "goals": [{"id": "M1"}]}


def test_anchors_and_aliases_share_their_value() -> None:
    assert value("a: &x [1, 2]\nb: *x\nc: [*x]") == {"a": [1, 2], "b": [1, 2], "c": [[1, 2]]}


def test_text_is_compared_in_nfc_but_places_count_the_characters_of_the_file() -> None:
    text = "id: bla\u030aba\u0308r\ntitle: Ski\n"

    assert value(text) == {"id": "blåbär", "title": "Ski"}
    assert shown_text(text, "title") == "title: Ski"


def test_a_value_in_a_mapping_is_shown_with_its_key() -> None:
    text = "id: a\nadopted: {date: 2024-06-13, body: Kommunestyret}\n"

    assert shown_text(text, "adopted") == "adopted: {date: 2024-06-13, body: Kommunestyret}"
    assert shown_text(text, "adopted", "date") == "date: 2024-06-13"


def test_a_block_is_shown_by_its_key_and_an_item_by_its_id() -> None:
    text = "goals:\n  - title: Mål\n    id: M1\n  - title: Uten id\n    level: main\n"

    assert shown_text(text, "goals") == "goals"
    assert shown_text(text, "goals", 0) == "id: M1"
    assert shown_text(text, "goals", 1) == "title: Uten id"
    assert shown_text(text, "goals", 0, "level") == "id: M1"
    assert shown_text(text, "goals", 7) == "goals"


def test_the_document_itself_is_shown_by_its_id() -> None:
    assert shown_text("title: T\nid: a\n") == "id: a"
    assert shown_text("{title: T, id: a}") == "id: a"


def test_lists_of_lists_and_aliases_have_places_too() -> None:
    text = "a: &x [b, {c: d}]\ne: [*x, [f]]\n"

    assert shown_text(text, "a", 1, "c") == "c: d"
    assert shown_text(text, "e", 0) == "*x"
    assert shown_text(text, "e", 0, 1, "c") == "*x"
    assert shown_text(text, "e", 1, 0) == "f"


def test_a_list_as_a_document_is_shown_from_where_it_begins() -> None:
    assert shown_text("- ab\n- c\n") == "- ab"
    assert shown_text("[ab, c]") == "[ab, c]"
    assert shown_text("[]") == "[]"
    assert shown_text("a: [[b, c], {id: d}]", "a", 0) == "[b, c]"


def test_a_place_ends_before_the_blanks_after_it() -> None:
    source = Source("a.yaml", "id: ab  \n\ntitle: T\n")

    assert [
        (span.line, span.column, span.end_line, span.end_column)
        for start, end in [(0, 6), (0, 9), (4, 10), (6, 9), (10, 18), (0, 0), (19, 19)]
        for span in [source.locate(start, end).span]
    ] == [(1, 1, 1, 7), (1, 1, 1, 7), (1, 5, 1, 7), (1, 7, 1, 8), (3, 1, 3, 9), (1, 1, 1, 2), (4, 1, 4, 1)]


def test_places_hold_in_long_documents() -> None:
    text = "goals:\n" + "".join(f"  - {{id: M{number}, title: T}}\n" for number in range(300)) + "status: adopted\n"

    assert shown_text(text, "goals", 299, "title") == "title: T"
    assert shown_text(text, "goals", 299) == "id: M299"
    assert shown_text(text, "status") == "status: adopted"


def test_what_was_never_read_is_shown_at_the_beginning_of_its_file() -> None:
    sources = Sources([Source("a.yaml", "id: a\n")], [])

    assert [str(sources.locate(Pointer(path, 3, ("id",)))) for path in ("a.yaml", "b.yaml")] == [
        "a.yaml:1:1",
        "b.yaml:1:1",
    ]
    assert (sources.text("a.yaml"), sources.text("b.yaml")) == ("id: a\n", "")


def test_places_hold_in_every_document_of_a_file() -> None:
    text = "id: x\n---\nid: a\nperiod:\n  from: 2020\nowner: {political: b}\ny: [c, [d]]\nz: &z 1\nu: *z\n"

    second = list(documents_of("a.yaml", text))[1]

    assert second.spans is not None
    assert [
        text[slice(*second.spans.find(keys))]
        for keys in [(), ("period",), ("period", "from"), ("owner",), ("owner", "political"), ("y", 1), ("z",), ("u",)]
    ] == ["id: a", "period", "from: 2020", "owner: {political: b}", "political: b", "[d]", "z: &z 1", "u: *z"]


def test_places_of_what_is_wrong_hold_in_every_document_of_a_file() -> None:
    text = (
        "id: x\n---\nid: a\nx-b: 1\nx-b: 2\n---\na: *q\n---\na: !egen b\n"
        '---\n[a]: b\n---\nid: e\n"\\ud800x": 1\n---\na: "\\ud800"\n---\nc: {d: 1,\n  d: 2}\n'
    )
    sources = Sources([Source("a.yaml", text)], [])

    assert [
        (str(sources.locate(problem.at)), [str(sources.locate(other.at)) for other in problem.related])
        for document in documents_of("a.yaml", text)
        for problem in document.problems
    ] == [
        ("a.yaml:5:1", ["a.yaml:4:1"]),
        ("a.yaml:7:4", []),
        ("a.yaml:9:4", []),
        ("a.yaml:11:1", []),
        ("a.yaml:14:1", []),
        ("a.yaml:16:4", []),
        ("a.yaml:19:3", ["a.yaml:18:5"]),
    ]


def test_what_a_key_is() -> None:
    assert value('{"2026": a, 2026: b, bla\u030a: c, x: ! 12, 1: {2: 3}}') == {
        "2026": "a",
        2026: "b",
        "blå": "c",
        "x": "12",
        1: {2: 3},
    }


def test_sixty_four_levels_are_read_and_one_more_is_refused() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == ()
    assert read("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)).problems == ()

    for text in ("[" * 65 + "]" * 65, "a: " + "[" * 64 + "]" * 64, "{a: " * 65 + "b" + "}" * 65):
        (problem,) = read(text).problems
        assert (problem.message, problem.values) == ("nested more than {depth} levels deep", {"depth": 64})


@pytest.mark.parametrize(("depth", "shown"), [(65, 64), (5_000, 1_000)])
def test_what_is_nested_too_deep_is_shown_in_its_own_document(depth: int, shown: int) -> None:
    text = "id: først\n---\nid: dypt\nher: "

    first, second = documents_of("a.yaml", text + "[" * depth + "]" * depth)

    (problem,) = second.problems
    assert not first.problems
    assert problem.at == TextRange("a.yaml", len(text) + shown - 1, len(text) + shown)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("a: &x [1]\nb: &y [*x, *x]\nc: *y\n", 11),
        ("a: &x [1]\nq: *x\nb: &y [*x]\nc: *y\n", 8),
        ("a: &x 1\nb: [*x, *x]\n", 2),
    ],
)
def test_aliases_may_add_so_much_to_a_document_and_no_more(
    text: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "id: first\n---\n" + text
    monkeypatch.setattr(compose, "MAX_ALIASED", most)
    assert [document.problems for document in documents_of("a.yaml", text)] == [(), ()]

    monkeypatch.setattr(compose, "MAX_ALIASED", most - 1)
    _, second = documents_of("a.yaml", text)

    (problem,) = second.problems
    assert isinstance(problem.at, TextRange)
    assert (problem.at.start, problem.at.end) == (text.rindex("*"), text.rindex("*") + 1)


def test_several_documents_a_file_each_with_places_of_its_own() -> None:
    text = "# innledning\n---\nid: a\n---\n# bare en merknad\n---\nid: b\n...\n---\n---\nid: c\n"

    documents = list(documents_of("a.yaml", text))

    assert [document.value for document in documents] == [{"id": "a"}, {"id": "b"}, {"id": "c"}]
    assert [text[slice(*document.spans.find(("id",)))] for document in documents if document.spans] == [
        "id: a",
        "id: b",
        "id: c",
    ]


def test_a_directive_belongs_to_the_document_below_it() -> None:
    assert value("%YAML 1.2\n---\nid: a\n") == {"id": "a"}


def test_a_broken_document_leaves_its_neighbours_alone() -> None:
    text = 'id: a\n---\nid: b\ntitle: "Uten slutt\n---\nid: c\n'

    first, second, third = documents_of("a.yaml", text)

    assert (first.value, third.value) == ({"id": "a"}, {"id": "c"})
    assert second.identity == "b"
    (problem,) = second.problems
    assert problem.message == "a quoted text begins here and never ends"
    assert isinstance(problem.at, TextRange)
    assert text[problem.at.start] == '"'


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("a: b: c", "this line has a second colon, or is indented more than the line above", (1, 5)),
        ("a: - b", "a list begins on the same line as its key", (1, 4)),
        ("\ta: b", "this character cannot begin a value in YAML", (1, 1)),
        ("a: [x\nb: c", "a list in [ ] is not closed", (2, 2)),
        ("a: {b: c\nd: e", "a mapping in {{ }} is not closed", (2, 2)),
        ("- a\nb: c", "this line is not an item of the list above", (2, 1)),
        ("a: b\nc\n", "a key has no colon after it", (2, 1)),
        ("a: *x", "the alias {alias} names an anchor that is not set above", (1, 4)),
        ("a: &x [*x]", "the alias {alias} names an anchor that is not set above", (1, 8)),
        ("a: !egen b", "the tag {tag} is not one of YAML's own", (1, 4)),
        ("a: !!set {b}", "the tag {tag} is not one of YAML's own", (1, 4)),
        ("a: b\x07", "the character {code} is not allowed in YAML", (1, 5)),
        ("[a]: b", "a key must be a word, not a list, a mapping or an alias", (1, 1)),
    ],
)
def test_what_is_wrong_with_the_yaml_is_said_and_located(text: str, message: str, place: tuple[int, int]) -> None:
    (problem,) = read(text).problems

    assert (problem.rule, problem.message) == ("invalid-yaml", message)
    span = Sources([Source("a.yaml", text)], []).locate(problem.at).span
    assert (span.line, span.column) == place


def test_a_key_that_stands_twice_is_located_at_both_places() -> None:
    text = "id: a\ntitle: En\ntitle: To\n"

    (problem,) = read(text).problems

    sources = Sources([Source("a.yaml", text)], [])
    assert str(sources.locate(problem.at)) == "a.yaml:3:1"
    assert [str(sources.locate(place.at)) for place in problem.related] == ["a.yaml:2:1"]


def test_what_the_fast_parser_refuses_is_read_by_the_patient_one() -> None:
    assert value("{a: :b, c: &x [d, !!str 1], e: *x}") == {"a": ":b", "c": ["d", "1"], "e": ["d", "1"]}
    assert value("{a: :b, c: &x d, e: *x, f: &y {g: 1}, h: *y}") == {
        "a": ":b",
        "c": "d",
        "e": "d",
        "f": {"g": 1},
        "h": {"g": 1},
    }
    assert shown_text("{a: :b, c: {d: e}, f: [g, h]}", "c") == "c: {d: e}"


def test_the_patient_parser_reads_documents_of_its_length_and_none_longer() -> None:
    text = "{a: :b" + " " * (MAX_REREAD - len("{a: :b}")) + "}"

    assert (read(text).problems, len(read(text + " ").problems)) == ((), 1)


def test_the_patient_parser_is_spared_long_documents() -> None:
    (problem,) = read("{a: :b, c: [" + "d, " * 30_000 + "]}").problems

    assert problem.rule == "invalid-yaml"


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    text = "id: a\r\ntitle: T\r\nkind: temaplan\r\n"
    source = Source("a.yaml", text)

    start, end = read(text).spans.find(("kind",))  # type: ignore[union-attr]  # it was read

    assert str(source.locate(start, end)) == "a.yaml:3:1"


def test_yml_is_accepted_and_hidden_and_ignored_files_are_passed_over(tmp_path: Path) -> None:
    import subprocess

    plan = "{{id: {0}, title: T, kind: temaplan}}\n"
    names = ["plans/a.yaml", "plans/b.yml", "plans/dyp/c.yaml", "plans/.skjult/d.yaml", "plans/utkast/e.yaml", "f.yaml"]
    files: dict[str, str | bytes] = {name: plan.format(name[-6]) for name in names}
    PlanRepository(tmp_path, files | {".gitignore": "utkast/\n"})
    subprocess.run(["git", "init", "-q", tmp_path], check=True)

    file = read_portfolio(tmp_path / "planaudit.yaml")
    assert file.portfolio is not None
    repository = read_repository(file, file.portfolio)

    assert [document.at.path for document in repository.documents] == [
        "plans/a.yaml",
        "plans/b.yml",
        "plans/dyp/c.yaml",
    ]


@pytest.mark.parametrize(
    ("globs", "found"),
    [
        ('["register/*.yaml"]', ["register/a.yaml"]),
        ('["register/**/*.yaml"]', ["register/a.yaml", "register/dyp/b.yaml"]),
        ('["./register/a.yaml"]', ["register/a.yaml"]),
        ('["*.yaml", "register/*.yml"]', ["rot.yaml"]),
        ('["register/[ab].yaml"]', ["register/a.yaml"]),
        ('["r*/dyp/*.yaml"]', ["register/dyp/b.yaml"]),
        (
            '["register/dyp/*.yaml", "register/*.yaml", "rot.yaml"]',
            ["register/a.yaml", "register/dyp/b.yaml", "rot.yaml"],
        ),
        ('["rot.yaml", "**/a.yaml"]', ["register/a.yaml", "rot.yaml"]),
        ('["register/?.yaml", "borte/*.yaml"]', ["register/a.yaml"]),
    ],
)
def test_globs_say_where_plans_lie(tmp_path: Path, globs: str, found: list[str]) -> None:
    plan = "{id: a, title: T, kind: temaplan}\n"
    settings = f"municipality: {{name: Fjordvik}}\nplans: {globs}\n"
    files = dict.fromkeys(("register/a.yaml", "register/dyp/b.yaml", "rot.yaml"), plan)
    PlanRepository(tmp_path, files | {"planaudit.yaml": settings})

    file = read_portfolio(tmp_path / "planaudit.yaml")
    assert file.portfolio is not None

    assert [document.at.path for document in read_repository(file, file.portfolio).documents] == found


def test_fields_that_do_not_fit_are_left_out_and_the_plan_is_kept(tmp_path: Path) -> None:
    text = (
        "id: a\ntitle: T\nkind: temaplan\nadopted: 2024-13-45\n"
        "goals:\n  - {id: M1, title: En}\n  - {id: M2}\n  - {id: M3, title: Tre, supports: [feil referanse]}\n"
        "measures: [{id: T1, title: Tiltak, goals: [M3], cost: mye}]\n"
    )
    PlanRepository(tmp_path, {"plans/a.yaml": text})
    file = read_portfolio(tmp_path / "planaudit.yaml")
    assert file.portfolio is not None
    repository = read_repository(file, file.portfolio)

    (document,) = repository.documents

    plan = document.plan
    assert plan is not None
    assert [(goal.id, goal.supports) for goal in plan.goals] == [("M1", ()), ("M3", ())]
    assert (plan.adopted, plan.measures[0].cost) == (None, None)
    assert [str(repository.sources.locate(problem.at)) for problem in document.problems] == [
        "plans/a.yaml:4:1",
        "plans/a.yaml:7:6",
        "plans/a.yaml:8:37",
        "plans/a.yaml:9:49",
    ]
    # The third goal as written is the second one of the model.
    assert str(repository.sources.locate(Pointer("plans/a.yaml", 0, ("goals", 1, "title")))) == "plans/a.yaml:8:14"


def test_a_plan_without_its_required_fields_is_not_loaded_but_known(tmp_path: Path) -> None:
    files = {"plans/a.yaml": "id: a\ntitle: T\n", "plans/b.yaml": "{id: b, title: B, kind: temaplan, parent: a}\n"}

    report = PlanRepository(tmp_path, files).audit("SCH", "REF")

    assert all_shown(report.findings) == ["plans/a.yaml:1:1 error SCH002 a"]
    assert report.summary.plans == 1
