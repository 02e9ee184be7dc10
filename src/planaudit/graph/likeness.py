"""Goals that say nearly the same: found by what their texts have in common, never by comparing all with all."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from planaudit.graph.aim import speaks
from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Goal

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_STEM = 5
"""How much of a word tells it from others: endings differ between plans that mean the same."""
_Stems = tuple[str, ...]
_VOWELS = re.compile(r"[aeiouyæøåäö]")


class Saying(NamedTuple):
    """A goal's words, in small letters without marks, also as one text; a figure of its own target is «#»."""

    goal: Element
    words: tuple[str, ...]
    text: str


def saying_of(element: Element) -> Saying:
    """What a goal says. Figures tell goals apart, unless they only repeat the target."""
    title = element.goal.title
    text = (title if title.isascii() else unicodedata.normalize("NFKC", title)).casefold()
    if text.replace(" ", "").isalpha():  # nothing but words, as most goals are
        return Saying(element, tuple(text.split()), " ".join(text.split()))
    words = _WORD.findall(text)
    if _FIGURE.search(title):
        own = _figures(element.goal)
        words = ["#" if word.replace(",", ".") in own else word for word in words]
    return Saying(element, tuple(words), " ".join(words))


def _figures(goal: Goal) -> set[str]:
    target, baseline = goal.target, goal.baseline
    figures = [target.value, target.change, target.year] if target else []
    figures += [baseline.value, baseline.year] if baseline else []
    return {f"{abs(Decimal(figure)).normalize():f}" for figure in figures if figure is not None}


class Likeness:
    """Goals of the plans that conflicts are looked for in, and of those of unknown status, by what they say."""

    def __init__(self, register: PlanGraph) -> None:
        self._groups: dict[str, list[Element]] = {}
        sayings: list[Saying] = []
        for goal in register.every(Nature.GOAL):
            if speaks(goal.owner) is not False:
                saying = saying_of(goal)
                if saying.words and saying.text not in self._groups:
                    sayings.append(saying)
                self._groups.setdefault(saying.text, []).append(goal)
        self._groups.pop("", None)
        self._near = {(one.text, other.text): _alike(one, other) for one, other in _candidates(sayings)}

    def same(self) -> Iterator[list[Element]]:
        """The goals that say the same word by word, as groups of two or more."""
        return (group for group in self._groups.values() if len(group) > 1)

    def near(self, similarity: int) -> Iterator[tuple[list[Element], list[Element]]]:
        """Pairs of groups: each group says the same, and the two nearly the same.

        Nearly the same are texts with the same word stems, or with all but one: one word is missing, or is spelt
        nearly alike; and as a whole they are `similarity` per cent alike. The figures in them are the same.
        """
        for (one, other), alike in self._near.items():
            if alike >= similarity:
                yield self._groups[one], self._groups[other]


def _alike(one: Saying, other: Saying) -> float:
    """How many per cent alike two texts are."""
    from rapidfuzz.fuzz import ratio  # paid only where there are two to compare

    return ratio(one.text, other.text)


def _candidates(sayings: list[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Texts with a signature in common; most signatures are had by one text only."""
    whole = _Alike()
    but_one = _Alike()
    shortened: list[tuple[Saying, _Stems]] = []
    for saying, stems in _with_half_in_common(sayings):
        whole.add(stems, saying)
        for position, word in enumerate(saying.words):
            # Figures and single letters tell goals apart.
            if len(word) > 1 and word[0].isalpha():
                rest = stems[:position] + stems[position + 1 :]
                shortened.append((saying, rest))
                but_one.add((rest, position, _skeleton(word)), saying)
    yield from whole.pairs()
    yield from but_one.pairs()
    for saying, rest in shortened:
        yield from ((saying, shorter) for shorter in whole.having(rest))


def _with_half_in_common(sayings: list[Saying]) -> Iterator[tuple[Saying, _Stems]]:
    """Texts, with their stems, that begin or end like another: two that differ in one word do one or the other."""
    stems_of = [tuple(word[:_STEM] for word in saying.words) for saying in sayings]
    halves = [_halves(stems) for stems in stems_of]
    common = Counter(chain.from_iterable(halves))
    for saying, stems, of_one in zip(sayings, stems_of, halves, strict=True):
        if any(common[half] > 1 for half in of_one):
            yield saying, stems


def _halves(stems: _Stems) -> list[int]:
    """The beginnings and ends that a text of as many words, or of one more or less, has in common with this one.

    As hashes: two halves that are mistaken for one only let in texts that are looked at more closely anyway.
    """
    half, others = len(stems) // 2, len(stems) - len(stems) // 2
    halves = [hash(stems[:half]), ~hash(stems[others:])]
    if half == others:
        halves += [hash(stems[: half - 1]), ~hash(stems[others + 1 :])]
    return halves


class _Alike:
    """Texts by signature, kept small where a signature is had by one text only."""

    def __init__(self) -> None:
        self._first: dict[object, Saying] = {}
        self._more: dict[object, list[Saying]] = {}

    def add(self, signature: object, saying: Saying) -> None:
        first = self._first.setdefault(signature, saying)
        if first is not saying:
            self._more.setdefault(signature, [first]).append(saying)

    def having(self, signature: object) -> list[Saying]:
        if signature in self._more:
            return self._more[signature]
        return [self._first[signature]] if signature in self._first else []

    def pairs(self) -> Iterator[tuple[Saying, Saying]]:
        for group in self._more.values():
            yield from combinations(group, 2)


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """The first consonants of a word: what most misspellings leave as it is."""
    return _VOWELS.sub("", word)[:3]
