"""The nearest known word to a misspelt one."""

from collections.abc import Iterable

_NEAR = 60
"""How alike, in per cent, two words must be for one to be offered for the other."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely meant, or None where none is near."""
    from rapidfuzz import fuzz, process  # paid only where something is misspelt

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR)
    return found[0] if found else None


_MOST_SEARCHES = 1_000
"""How many different words one list is searched for: a register of thousands of misspellings needs no more help."""


class Suggestions:
    """The nearest of many known words to each of many misspelt ones; each word is searched for once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._found: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The known word that was most likely meant, or None where none is near."""
        if word not in self._found:
            if len(self._found) >= _MOST_SEARCHES:
                return None
            self._found[word] = nearest(word, self._known)
        return self._found[word]
