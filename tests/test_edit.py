"""A change to a document as an edit of its text, asked directly: what goes, what comes, and when it cannot be done."""

import pytest

from planaudit.documents.edit import Edit, applied, edit_of, holds_comment, says_what_it_should
from planaudit.documents.written import WrittenFile
from planaudit.findings import Pointer, Remove, Replace
from planaudit.findings.location import Key

Keys = tuple[Key, ...]
PATH = "plans/a.yaml"


def edit(text: str, keys: Keys, replaced_by: str | None = None) -> Edit | None:
    root = next(WrittenFile(text).documents())
    at = Pointer(PATH, 0, keys)
    return edit_of(Remove(at) if replaced_by is None else Replace(at, replaced_by), root, keys, text)


def removed(text: str, *keys: Key) -> str | None:
    made = edit(text, keys)
    return None if made is None else applied(text, [made])


def replaced(text: str, by: str) -> str | None:
    made = edit(text, ("parent",), by)
    return None if made is None else applied(text, [made])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize(
    ("text", "keys", "left"),
    [
        ("id: a|parent: b|theme: [c]|", ("parent",), "id: a|theme: [c]|"),
        ("parent: b|id: a|", ("parent",), "id: a|"),
        ("id: a|parent: b", ("parent",), "id: a|"),
        ("follows_up:|  - b|  - c # som før|  - d|", ("follows_up", 1), "follows_up:|  - b|  - d|"),
        ("follows_up:|- b|- c|", ("follows_up", 0), "follows_up:|- c|"),
        ("id: a|owner:|  political: x|theme: c|", ("owner", "political"), "id: a|theme: c|"),
        ("id: a|goals:|  - id: M1|    supports:|      - b|", ("goals", 0, "supports", 0), "id: a|goals:|  - id: M1|"),
    ],
)
def test_whole_lines_go_however_lines_end(line_end: str, text: str, keys: Keys, left: str) -> None:
    assert removed(text.replace("|", line_end), *keys) == left.replace("|", line_end)


@pytest.mark.parametrize(
    ("text", "keys", "left"),
    [
        ("follows_up: [b, c, d]\n", ("follows_up", 0), "follows_up: [c, d]\n"),
        ("follows_up: [b, c, d]\n", ("follows_up", 1), "follows_up: [b, d]\n"),
        ("follows_up: [b, c, d]\n", ("follows_up", 2), "follows_up: [b, c]\n"),
        ("owner: {political: x, administrative: y}\n", ("owner", "political"), "owner: {administrative: y}\n"),
        ("id: a\nfollows_up: [b]\n", ("follows_up", 0), "id: a\n"),
        ("id: a\ngoals: [{supports: [b], id: M1}]\n", ("goals", 0, "supports", 0), "id: a\ngoals: [{id: M1}]\n"),
    ],
)
def test_one_comma_goes_along_in_brackets(text: str, keys: Keys, left: str) -> None:
    assert removed(text, *keys) == left


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("id: a\n? parent\n: b\n", ("parent",)),
        ("id: a\nparent: &over b\nfollows_up: [*over]\n", ("parent",)),
        ("id: a\nowner:\n  political: &over x\n", ("owner", "political")),
        ("id: a\nowner: {political: &over x, administrative: *over}\n", ("owner",)),
        ("goals:\n  - id: M1\n    parent: b\n", ("goals", 0, "id")),
        ("id: a\n", ("parent",)),
    ],
    ids=[
        "its key stands on a line of its own",
        "others refer to it",
        "others may refer to what goes with it",
        "others refer to a part of it",
        "its line begins an item",
        "it is not there",
    ],
)
def test_what_cannot_go_alone_stays(text: str, keys: Keys) -> None:
    assert removed(text, *keys) is None


@pytest.mark.parametrize(
    ("written", "by", "then"),
    [
        ("b", "c", "c"),
        ("b", "klima-plan", "klima-plan"),
        ("b", "a.b", "a.b"),
        ("b", "2024-01-01", "2024-01-01"),
        ("b", "12", '"12"'),
        ("b", "ja: nei", '"ja: nei"'),
        ("b", 'si "ja"', r'"si \"ja\""'),
        ("b", "en \\ strek", r'"en \\ strek"'),
        ("'b'", "c", "'c'"),
        ("'b'", "rådet's plan", "'rådet''s plan'"),
        ('"b"', "c", '"c"'),
        ('"b"', 'si "ja" \\', r'"si \"ja\" \\"'),
    ],
)
def test_a_text_is_written_in_the_quotes_that_stood_there_or_in_those_it_needs(
    written: str, by: str, then: str
) -> None:
    assert replaced(f"id: a\nparent: {written} # over\n", by) == f"id: a\nparent: {then} # over\n"


@pytest.mark.parametrize("written", ["[b]", "&over b", "*over", "|\n  b\n", "'b\n\n  c'"])
def test_what_is_no_word_on_one_line_is_not_replaced(written: str) -> None:
    assert replaced(f"id: &over a\nparent: {written}\n", "c") is None


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("id: a\nparent: b # over\n", True),
        ("id: a\nparent: b\n# under\n", False),
        ("id: a\nparent: 'b # i navnet'\n", False),
        ("id: a\nparent: b#c\n", False),
    ],
)
def test_a_comment_that_would_go_along_is_noticed(text: str, is_held: bool) -> None:
    made = edit(text, ("parent",))

    assert made is not None
    assert holds_comment(next(WrittenFile(text).documents()), made, text) is is_held


def test_a_comment_between_what_goes_is_noticed() -> None:
    text = "id: a\nowner:\n  # den som har bedt om den\n  political: 'x # 1'\n"
    made = edit(text, ("owner", "political"))

    assert made is not None
    assert applied(text, [made]) == "id: a\n"
    assert holds_comment(next(WrittenFile(text).documents()), made, text)


def remove(*keys: Key, document: int = 0) -> Remove:
    return Remove(Pointer(PATH, document, keys))


@pytest.mark.parametrize(
    ("after", "is_right"),
    [
        ("follows_up: [c]\n---\nid: b\n", True),
        ("follows_up:\n- c\n---\nid: b\n", True),
        ("follows_up: [b]\n---\nid: b\n", False),
        ("follows_up: [d]\n---\nid: b\n", False),
        ("follows_up: [c]\n---\nid: b\nparent: c\n", False),
        ("follows_up: [c]\n", False),
        ("follows_up: [c", False),
    ],
)
def test_an_edited_file_is_held_against_what_it_should_say(after: str, is_right: bool) -> None:
    before = "follows_up: [b, c, d]\n---\nid: b\nparent: c\n"
    changes = [remove("follows_up", 0), remove("follows_up", 2), remove("parent", document=1)]

    assert says_what_it_should(PATH, before, after, changes) is is_right


def test_items_that_go_from_a_list_are_counted_as_the_file_is_written() -> None:
    before = f"follows_up: [{', '.join(f'p{n}' for n in range(12))}]\n"
    changes = [remove("follows_up", n) for n in (2, 10, 9)]

    assert says_what_it_should(PATH, before, "follows_up: [p0, p1, p3, p4, p5, p6, p7, p8, p11]\n", changes)
    assert not says_what_it_should(PATH, before, "follows_up: [p0, p1, p3, p4, p5, p6, p7, p8, p9]\n", changes)


def test_what_was_read_before_the_change_is_not_changed_by_the_comparison() -> None:
    before = "goals: [{id: M1, supports: [b]}]\n"

    for _ in range(2):
        assert says_what_it_should(PATH, before, "goals: [{id: M1}]\n", [remove("goals", 0, "supports", 0)])
