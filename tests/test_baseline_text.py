"""The text of a baseline file, asked directly: whole entries come and go, and every other line stays as people left it."""

import pytest

from planaudit.documents.baseline_file import baseline_of
from planaudit.documents.baseline_text import Entry, NotEditable, blocks_of, edited, new_text, with_blocks
from planaudit.documents.load import Sources
from planaudit.findings import Place
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

HEAD = "format: planaudit-baseline\nversion: 1\n"


def entry(number: int, code: str = "PER003", **said: str) -> Entry:
    return {"code": code} | said | {"fingerprint": f"planaudit/v1:{number:032x}"}


def block(number: int, code: str = "PER003") -> str:
    return f"  - code: {code}\n    fingerprint: planaudit/v1:{number:032x}\n"


def prints(*numbers: int) -> list[str]:
    return [f"planaudit/v1:{number:032x}" for number in numbers]


def test_a_new_file_has_its_comment_and_entries_by_plan_code_and_element() -> None:
    entries = [
        entry(1, plan="b"),
        entry(2, plan="B", element="T1"),
        entry(3, plan="B", element="G"),
        entry(4, plan="B"),
        entry(5, "ECO001", plan="B", element="T9"),
        entry(6),
    ]

    text = new_text("Kjent gjeld.\n\nLes mer.", entries)

    assert text.startswith(f"# Kjent gjeld.\n#\n# Les mer.\n{HEAD}findings:\n  - code: PER003\n    fingerprint:")
    assert [block.fingerprint for block in blocks_of(text)] == prints(6, 5, 4, 3, 2, 1)


def test_words_are_quoted_where_they_would_be_read_as_something_else() -> None:
    said = {"message": "“Å”: 1", "plan": "12", "owner": "plan-og-samfunn", "reason": "ja", "until": "2027"}

    assert new_text("", [entry(1, **said)]).splitlines()[3:-1] == [
        "  - code: PER003",
        '    message: "“Å”: 1"',
        '    plan: "12"',
        "    owner: plan-og-samfunn",
        "    reason: ja",
        "    until: 2027",
    ]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("findings: []", "findings:\n{new}"),
        ("findings: []\n", "findings:\n{new}"),
        ("findings: []\n# slutt\nx-eget: 1\n", "findings:\n{new}# slutt\nx-eget: 1\n"),
        ("x-eget: 1\nfindings: [] # ingen\nx-annet: 2\n", "x-eget: 1\nfindings:\n{new}x-annet: 2\n"),
        ("# bare dette\nx-eget: 1", "# bare dette\nx-eget: 1\nfindings:\n{new}"),
    ],
)
def test_the_first_entry_stands_where_the_list_is(text: str, then: str) -> None:
    assert edited(HEAD + text, keep=(), add=[entry(7)]) == HEAD + then.format(new=block(7))


@pytest.mark.parametrize(
    "tail",
    [
        "",
        "\n# slutt\n",
        "\n\n# slutt\n\nx-eget: 1\n",
        "x-eget:\n  - 1\n",
        "# Eget:\nx-eget:\n  - 1\n  - 2\n",
    ],
)
def test_what_stands_behind_the_entries_stays_behind_them(tail: str) -> None:
    text = f"{HEAD}findings:\n{block(1)}{block(5)}{tail}"

    assert edited(text, keep=prints(1, 5), add=[entry(3), entry(9)]) == (
        f"{HEAD}findings:\n{block(1)}{block(3)}{block(5)}{block(9)}{tail}"
    )
    assert edited(text, keep=prints(1)) == f"{HEAD}findings:\n{block(1)}{tail}"
    assert edited(text, keep=()) == f"{HEAD}findings: []\n{tail}"


def test_a_comment_directly_above_an_entry_is_its_own() -> None:
    text = f"{HEAD}findings:\n  # om den første\n  # på to linjer\n{block(1)}\n  # om den andre\n{block(2)}"

    assert edited(text, keep=prints(2)) == f"{HEAD}findings:\n  # om den andre\n{block(2)}"
    assert edited(text, keep=prints(1)) == (f"{HEAD}findings:\n  # om den første\n  # på to linjer\n{block(1)}\n")


def test_a_comment_apart_from_the_first_entry_is_about_the_list() -> None:
    text = f"{HEAD}findings:\n  # om alle\n\n{block(1)}{block(2)}"

    assert edited(text, keep=prints(2)) == f"{HEAD}findings:\n  # om alle\n\n{block(2)}"


def test_new_lines_end_as_the_others_do() -> None:
    text = f"{HEAD}findings:\n{block(1)}# slutt\n".replace("\n", "\r\n")

    assert edited(text, keep=prints(1), add=[entry(2)]) == (
        f"{HEAD}findings:\n{block(1)}{block(2)}# slutt\n".replace("\n", "\r\n")
    )


def test_lines_of_an_old_mac_stay_and_are_not_run_together() -> None:
    text = f"{HEAD}findings:\n{block(1)}".replace("\n", "\r")

    assert edited(text, keep=prints(1), add=[entry(2)]) == text + block(2)


def test_entries_that_are_there_stay_where_they_stand() -> None:
    text = f"{HEAD}findings:\n{block(9)}{block(2)}{block(5)}# slutt\n"
    others = blocks_of(f"{HEAD}findings:\n{block(3)}")

    assert with_blocks(text, [*others, *blocks_of(text)[1:]]) == (
        f"{HEAD}findings:\n{block(2)}{block(3)}{block(5)}# slutt\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{findings: []}",
        "- a",
        "",
        "findings: [{code: A, fingerprint: b}]",
        "findings: [",
        "findings:\n  - bare ord\n",
        "findings:\n",
        "findings: x\n",
        "findings: {a: b}",
    ],
)
def test_what_is_not_written_as_blocks_is_not_edited(text: str) -> None:
    with pytest.raises(NotEditable):
        edited(text, keep=())


ENTRY = f"  - {{code: A, message: B, fingerprint: 'planaudit/v1:{1:032x}'}}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}findings:\n{ENTRY}", []),
        (f"{HEAD}findings: []\n", []),
        (
            f"{HEAD}findings:\n{ENTRY}{ENTRY}",
            [f"5:27 duplicate-id the same finding stands twice: A planaudit/v1:{1:032x} (4:27 the first time)"],
        ),
        (
            f"{HEAD}findings: []\n---\nid: a\n",
            ["1:1 invalid-field a baseline is one document, and this file holds more"],
        ),
        (
            f"{HEAD}findings:\n<<<<<<< HEAD (vår)\n{ENTRY}=======\n>>>>>>> grein\n",
            ["4:1 invalid-yaml a merge left its mark <<<<<<<"],
        ),
        (f"{HEAD}findings: [\n", ["3:12 invalid-yaml a value is missing here, or a bracket above is not closed"]),
        (f"{HEAD}findings: 5\n", ["3:1 invalid-field findings must be a list, not 5"]),
        ("", ["1:1 invalid-field format is missing", "1:1 invalid-field version is missing"]),
        ("- a\n", ["1:1 invalid-field planaudit-baseline.yaml must be a mapping of keys to values, not […]"]),
    ],
    ids=["sound", "empty", "twice", "two documents", "a merge", "not closed", "no list", "nothing", "a list"],
)
def test_what_is_wrong_in_a_baseline_is_told_with_its_place(text: str, said: list[str]) -> None:
    baseline = baseline_of("planaudit-baseline.yaml", text)
    sources, english = Sources([baseline.source], [baseline.document]), Wording(Language("en"))

    def place(at: Place) -> str:
        return str(sources.locate(at)).removeprefix("planaudit-baseline.yaml:")

    assert [
        f"{place(problem.at)} {problem.rule} {english.text(problem.message, problem.values)}"
        + "".join(f" ({place(other.at)} {other.note})" for other in problem.related)
        for problem in baseline.problems
    ] == said
