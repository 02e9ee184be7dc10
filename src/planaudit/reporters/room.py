"""The room that a page has where its reader refuses one that is too long."""

from collections.abc import Iterable, Sequence

COMMENT = 60_000
"""How many characters lists may take. GitHub refuses a comment of more than 65 536, and nobody reads it."""


class Room:
    """What is left of the room that a page has."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def take(self, rows: Iterable[str]) -> list[str]:
        """The first rows, as many as there is room for; where one is left out, there is no room any more."""
        taken = []
        for row in rows:
            self._left -= size(row)
            if self._left < 0:
                break
            taken.append(row)
        return taken


def size(row: str) -> int:
    """The room that a row takes, its end counted."""
    return len(row) + 1


def shares(characters: int, sizes: Sequence[int]) -> list[int]:
    """How much of the room each of some lists gets: what it takes, unless others that take less leave it less."""
    given = [0] * len(sizes)
    waiting = sorted(range(len(sizes)), key=sizes.__getitem__)
    for served, at in enumerate(waiting):
        given[at] = min(sizes[at], characters // (len(waiting) - served))
        characters -= given[at]
    return given
