"""Goals that say nearly the same, against a comparison of all with all; and what is taken for the words of a goal."""

import re
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio
from register import register_of

from planaudit.graph.entry import Nature
from planaudit.graph.likeness import Likeness, saying_of

WORDS = [
    "skole",
    "skolen",
    "skular",
    "bibliotek",
    "bibliotekene",
    "biblotek",
    "og",
    "i",
    "trygge",
    "tryggare",
    "10",
    "12",
]
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=2, max_size=7)


def near(titles: list[str], similarity: int = 0) -> set[tuple[str, str]]:
    """The pairs of texts that are found to be nearly the same."""
    goals = [{"id": f"M{number}", "title": title} for number, title in enumerate(titles)]
    pairs = Likeness(register_of({"id": "a", "goals": goals})).near(similarity)
    said = [sorted((one[0].goal.title, other[0].goal.title)) for one, other in pairs]
    return {(one, other) for one, other in said}


def are_near(one: list[str], other: list[str]) -> bool:
    """Whether two texts have all word stems in common, or all but one that is missing or misspelt."""
    if stems(one) == stems(other):
        return True
    if len(one) == len(other):
        unlike = [n for n in range(len(one)) if stems(one)[n] != stems(other)[n]]
        return (
            len(unlike) == 1
            and all(is_word(said[unlike[0]]) for said in (one, other))
            and (skeleton(one[unlike[0]]) == skeleton(other[unlike[0]]))
        )
    shorter, longer = sorted((one, other), key=len)
    return any(is_word(word) and stems(longer[:n] + longer[n + 1 :]) == stems(shorter) for n, word in enumerate(longer))


def stems(words: list[str]) -> list[str]:
    return [word[:5] for word in words]


def is_word(word: str) -> bool:
    return len(word) > 1 and word.isalpha()


def skeleton(word: str) -> str:
    return re.sub("[aeiouyæøå]", "", word)[:3]


@given(TITLES)
@example(["trygge skole og bibliotek", "trygge skole og biblotek", "skole og bibliotek", "trygge skole og"])
@example(["og skole i bibliotek", "og skole trygge bibliotek i", "skole i bibliotek", "og i bibliotek"])
def test_what_is_near_is_what_a_comparison_of_all_with_all_finds(titles: list[str]) -> None:
    apart = sorted(set(titles))

    assert near(titles) == {
        (one, other) for one, other in combinations(apart, 2) if are_near(one.split(), other.split())
    }


@given(TITLES, st.integers(50, 100))
def test_near_is_also_alike_as_a_whole(titles: list[str], similarity: int) -> None:
    assert near(titles, similarity) == {pair for pair in near(titles) if ratio(*pair) >= similarity}


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ({"title": "Trygge  SKOLER"}, "trygge skoler"),
        ({"title": "Trygge, gode skoler!"}, "trygge gode skoler"),
        ({"title": "Straße ﬁnt"}, "strasse fint"),
        ({"title": "ＡＢＣ"}, "abc"),
        ({"title": "Kutt på 50 %"}, "kutt på 50"),
        ({"title": "Kutt på 50 %", "target": {"change": "-50%", "year": 2030}}, "kutt på #"),
        ({"title": "1,5 daa i 2030", "target": {"value": "1,5", "year": 2030}}, "# daa i #"),
        ({"title": "1.5 daa i 2031", "target": {"value": "1,5", "year": 2030}}, "# daa i 2031"),
        (
            {
                "title": "Fra 120 i 2019 til 60",
                "baseline": {"value": 120, "year": 2019},
                "target": {"value": 60, "year": 2030},
            },
            "fra # i # til #",
        ),
        ({"title": "–"}, ""),
    ],
)
def test_the_words_of_a_goal_are_small_letters_and_figures_that_are_not_its_own(
    goal: dict[str, object], text: str
) -> None:
    register = register_of({"id": "a", "goals": [{"id": "M1", **goal}]})
    saying = saying_of(next(iter(register.every(Nature.GOAL))))

    assert (saying.text, " ".join(saying.words)) == (text, text)
