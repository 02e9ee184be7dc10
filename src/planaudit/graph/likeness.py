"""Goals that say nearly the same: found by what their texts have in common, never by comparing all with all."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from planaudit.graph.entry import Element
from planaudit.model.goal import Goal

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STEM = 5
"""How much of a word tells it from others: endings differ between plans that mean the same."""
_VOWELS = re.compile(r"[aeiouyæøåäö]")

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A goal's words, in small letters without marks; a figure that its own target gives is «#»."""

    goal: Element
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)

    @property
    def stems(self) -> Stems:
        """The beginnings of the words."""
        return tuple(word[:_STEM] for word in self.words)


def saying_of(element: Element) -> Saying:
    """What a goal says. Figures tell goals apart, unless they only repeat the target."""
    own = _figures(element.goal)
    title = unicodedata.normalize("NFKC", element.goal.title).casefold()
    return Saying(element, tuple("#" if word.replace(",", ".") in own else word for word in _WORD.findall(title)))


def _figures(goal: Goal) -> set[str]:
    target, baseline = goal.target, goal.baseline
    figures = [target.value, target.change, target.year] if target else []
    figures += [baseline.value, baseline.year] if baseline else []
    return {
        f"{abs(figure):f}" if not isinstance(figure, int) else str(figure) for figure in figures if figure is not None
    }


def same_sayings(goals: Iterable[Element]) -> list[list[Element]]:
    """The goals that say the same word by word, as groups; also of one."""
    return [[saying.goal for saying in group] for group in _by_text(goals).values()]


def near_groups(goals: Iterable[Element], similarity: int) -> Iterator[tuple[list[Element], list[Element]]]:
    """Pairs of groups: each group says the same, and the two nearly the same. A group is never paired with itself.

    Nearly the same are texts with the same word stems, or with all but one: one word is missing, or is spelt
    nearly alike; and as a whole they are `similarity` per cent alike. The figures in them are the same.
    """
    groups = _by_text(goals)
    texts = {text: group[0] for text, group in groups.items()}
    seen: set[tuple[str, str]] = set()
    for one, other in _candidates(texts.values()):
        pair = (one.text, other.text) if one.text < other.text else (other.text, one.text)
        if pair not in seen:
            seen.add(pair)
            if ratio(*pair, score_cutoff=similarity):
                yield [saying.goal for saying in groups[pair[0]]], [saying.goal for saying in groups[pair[1]]]


def _by_text(goals: Iterable[Element]) -> dict[str, list[Saying]]:
    groups: dict[str, list[Saying]] = {}
    for goal in goals:
        saying = saying_of(goal)
        if saying.words:
            groups.setdefault(saying.text, []).append(saying)
    return groups


def _candidates(sayings: Iterable[Saying]) -> Iterator[tuple[Saying, Saying]]:
    whole: dict[Stems, list[Saying]] = {}
    but_one: dict[tuple[Stems, int, str], list[Saying]] = {}
    listed = list(sayings)
    for saying in listed:
        whole.setdefault(saying.stems, []).append(saying)
        for position, rest in _but_one(saying):
            but_one.setdefault((rest, position, _skeleton(saying.words[position])), []).append(saying)
    for group in (*whole.values(), *but_one.values()):
        yield from combinations(group, 2)
    for saying in listed:
        for _, rest in _but_one(saying):
            yield from ((saying, shorter) for shorter in whole.get(rest, ()))


def _but_one(saying: Saying) -> Iterator[tuple[int, Stems]]:
    """The stems without one word, for each word that is no figure and no single letter, which tell goals apart."""
    stems = saying.stems
    for position, word in enumerate(saying.words):
        if len(word) > 1 and word[0].isalpha():
            yield position, stems[:position] + stems[position + 1 :]


def _skeleton(word: str) -> str:
    """The first consonants of a word: what most misspellings leave as it is."""
    return _VOWELS.sub("", word)[:3]
