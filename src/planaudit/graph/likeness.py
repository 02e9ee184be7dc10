"""Goals that say nearly the same: found by what their texts have in common, never by comparing all with all."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from planaudit.graph.aim import speaks
from planaudit.graph.entry import Element, Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.goal import Goal

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STEM = 5
"""How much of a word tells it from others: endings differ between plans that mean the same."""
_VOWELS = re.compile(r"[aeiouyæøåäö]")


@dataclass(frozen=True, slots=True)
class Saying:
    """A goal's words, in small letters without marks; a figure that its own target gives is «#»."""

    goal: Element
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


def saying_of(element: Element) -> Saying:
    """What a goal says. Figures tell goals apart, unless they only repeat the target."""
    own = _figures(element.goal)
    title = unicodedata.normalize("NFKC", element.goal.title).casefold()
    return Saying(element, tuple("#" if word.replace(",", ".") in own else word for word in _WORD.findall(title)))


def _figures(goal: Goal) -> set[str]:
    target, baseline = goal.target, goal.baseline
    figures = [target.value, target.change, target.year] if target else []
    figures += [baseline.value, baseline.year] if baseline else []
    return {f"{abs(Decimal(figure)).normalize():f}" for figure in figures if figure is not None}


class Likeness:
    """Goals of the plans that conflicts are looked for in, and of those of unknown status, by what they say."""

    def __init__(self, register: PlanGraph) -> None:
        from rapidfuzz.fuzz import ratio  # paid only by registers that are asked about their goals

        self._groups: dict[str, list[Element]] = {}
        sayings: list[Saying] = []
        for _, element in sorted(register.elements.items()):
            if element.nature is Nature.GOAL and speaks(element.owner) is not False:
                saying = saying_of(element)
                if saying.words and saying.text not in self._groups:
                    sayings.append(saying)
                self._groups.setdefault(saying.text, []).append(element)
        self._groups.pop("", None)
        self._near = {(one.text, other.text): ratio(one.text, other.text) for one, other in _candidates(sayings)}

    def same(self) -> Iterator[list[Element]]:
        """The goals that say the same word by word, as groups; also of one."""
        return iter(self._groups.values())

    def near(self, similarity: int) -> Iterator[tuple[list[Element], list[Element]]]:
        """Pairs of groups: each group says the same, and the two nearly the same.

        Nearly the same are texts with the same word stems, or with all but one: one word is missing, or is spelt
        nearly alike; and as a whole they are `similarity` per cent alike. The figures in them are the same.
        """
        for (one, other), alike in self._near.items():
            if alike >= similarity:
                yield self._groups[one], self._groups[other]


def _candidates(sayings: list[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Texts with a signature in common; most signatures are had by one text only."""
    whole = _Alike()
    but_one = _Alike()
    for saying in sayings:
        stems = [word[:_STEM] for word in saying.words]
        whole.add(" ".join(stems), saying)
        for position, rest in _but_one(saying, stems):
            but_one.add(f"{rest}|{position}|{_skeleton(saying.words[position])}", saying)
    yield from whole.pairs()
    yield from but_one.pairs()
    for saying in sayings:
        for _, rest in _but_one(saying, [word[:_STEM] for word in saying.words]):
            yield from ((saying, shorter) for shorter in whole.having(rest))


class _Alike:
    """Texts by signature, kept small where a signature is had by one text only."""

    def __init__(self) -> None:
        self._first: dict[str, Saying] = {}
        self._more: dict[str, list[Saying]] = {}

    def add(self, signature: str, saying: Saying) -> None:
        first = self._first.setdefault(signature, saying)
        if first is not saying:
            self._more.setdefault(signature, [first]).append(saying)

    def having(self, signature: str) -> list[Saying]:
        if signature in self._more:
            return self._more[signature]
        return [self._first[signature]] if signature in self._first else []

    def pairs(self) -> Iterator[tuple[Saying, Saying]]:
        for group in self._more.values():
            yield from combinations(group, 2)


def _but_one(saying: Saying, stems: list[str]) -> Iterator[tuple[int, str]]:
    """The stems without one word, for each word that is no figure and no single letter, which tell goals apart."""
    for position, word in enumerate(saying.words):
        if len(word) > 1 and word[0].isalpha():
            yield position, " ".join(stems[:position] + stems[position + 1 :])


def _skeleton(word: str) -> str:
    """The first consonants of a word: what most misspellings leave as it is."""
    return _VOWELS.sub("", word)[:3]
