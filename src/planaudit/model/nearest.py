"""The nearest known word to a misspelt one."""

from collections.abc import Iterable

_NEAR = 60
"""How alike, in per cent, two words must be for one to be offered for the other."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely meant, or None where none is near."""
    from rapidfuzz import fuzz, process  # paid only where something is misspelt

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR)
    return found[0] if found else None
