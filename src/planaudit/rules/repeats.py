"""Telling apart problems that are otherwise the same: the second of them is called so."""

from collections import Counter


class Repeats:
    """Numbers equal identities in the order they are met, so that no two problems share a fingerprint."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def key(self, subject: str, key: tuple[str, ...]) -> tuple[str, ...]:
        """The key as it is, and for the second and later problem of one identity its number too."""
        self._met[subject, key] += 1
        number = self._met[subject, key]
        return key if number == 1 else (*key, str(number))
