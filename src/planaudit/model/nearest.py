"""The nearest known word to a misspelt one."""

from collections.abc import Iterable
from unicodedata import combining, normalize

_NEAR = 60
"""How alike, in per cent, two words must be for one to be offered for the other."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely meant, or None where none is near."""
    from rapidfuzz import fuzz, process  # paid only where something is misspelt

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR)
    return found[0] if found else None


_SEPARATORS = str.maketrans({"-": None, "_": None, ".": None, "ø": "o", "æ": "ae"})


def _bare(word: str) -> str:
    """A word without what is often spelt otherwise: capitals, hyphens and the like, the dots and rings of letters."""
    letters = normalize("NFKD", word.casefold().translate(_SEPARATORS))
    return "".join(letter for letter in letters if not combining(letter))


_MOST_SEARCHES = 1_000
"""How many different words one list is searched for: a register of thousands of misspellings needs no more help."""


class Suggestions:
    """The nearest of many known words to each of many misspelt ones; each word is searched for once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._found: dict[str, str | None] = {}
        self._by_spelling: dict[str, list[str]] | None = None

    def nearest(self, word: str) -> str | None:
        """The known word that was most likely meant, or None where none is near."""
        if word not in self._found:
            if len(self._found) >= _MOST_SEARCHES:
                return None
            self._found[word] = nearest(word, self._known)
        return self._found[word]

    def spell(self, word: str) -> str | None:
        """The one known word that a misspelt one is but another spelling of; None where there is none, or several."""
        if self._by_spelling is None:
            self._by_spelling = {}
            for known in self._known:
                self._by_spelling.setdefault(_bare(known), []).append(known)
        same = self._by_spelling.get(_bare(word), ())
        return same[0] if len(same) == 1 else None
