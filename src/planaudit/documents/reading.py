"""Reading a plan repository: a child takes most of it while this process is still loading the program."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from planaudit.documents.forked import Forked, can_fork
from planaudit.documents.raw_file import RawFile
from planaudit.documents.root import find_portfolio_file
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.model.plan_globs import DEFAULT_GLOBS

_READ_MEANWHILE = 1000
"""So many files the child reads while this process loads the program and validates the first of them."""

_OWN_SHARE = 0.4
"""Of the files beyond those, what this process reads itself; less than half, because it validates them all."""

_BATCH = 20


class Found(NamedTuple):
    """The plan files that the globs of `planaudit.yaml` name, and what had to be passed over."""

    files: Sequence[str]
    problems: Sequence[SchemaProblem]


class Place(Protocol):
    """Where a plan repository lies. Paths are relative to the folder of `planaudit.yaml`, with forward slashes."""

    def find(self, globs: Sequence[str]) -> Found:
        """The plan files that the globs name."""

    def read(self, path: str) -> RawFile:
        """One file, whatever it holds."""

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder of this name."""


class Disk(NamedTuple):
    """A folder as it is now."""

    root: Path

    def find(self, globs: Sequence[str]) -> Found:
        """The plan files that the globs name."""
        from planaudit.documents.discover import Discovery

        discovery = Discovery(self.root, globs)
        return Found(discovery.files, discovery.problems)

    def read(self, path: str) -> RawFile:
        """One file, whatever it holds."""
        from planaudit.documents.read_file import read_file  # its parser is loaded only where something is read

        return read_file(self.root, path)

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder of this name."""
        try:
            return (self.root / path).is_dir()
        except (OSError, ValueError):
            return False


class Reading:
    """One plan repository being read. `portfolio`, `found` and `files` are read in this order, `files` once.

    `place` is where it lies, if not in the folder of `portfolio_file`. `ahead` tells to begin at once, beside this
    process, and to leave it a share.
    """

    def __init__(self, portfolio_file: Path, place: Place | None = None, *, ahead: bool = False) -> None:
        self.portfolio_file = portfolio_file
        self.place: Place = place or Disk(portfolio_file.parent)
        self._own_share = _OWN_SHARE if ahead and can_fork() else 0.0
        self._child = Forked(self._make) if self._own_share else None
        self._parts = self._child.items() if self._child else self._make()

    @cached_property
    def portfolio(self) -> RawFile:
        """`planaudit.yaml` as it stands."""
        return cast("RawFile", next(self._parts))

    @cached_property
    def found(self) -> Found:
        """The plan files, where `planaudit.yaml` says plainly where they lie."""
        self.portfolio  # noqa: B018 (comes first)
        return cast("Found", next(self._parts))

    def files(self) -> Iterator[RawFile]:
        """Every file, in no order; each is let go of when the next is asked for."""
        files = self.found.files
        for begin in range(self._shared(files), len(files), _BATCH):
            yield from map(self.place.read, files[begin : begin + _BATCH])
            while self._child and self._child.has_sent() and (batch := next(self._parts, None)):
                yield from cast("tuple[RawFile, ...]", batch)
        for batch in self._parts:
            yield from cast("tuple[RawFile, ...]", batch)

    def _make(self) -> Iterator[RawFile | Found | tuple[RawFile, ...]]:
        """What is read apart, in order: the child's work."""
        portfolio = self.place.read(self.portfolio_file.name)
        yield portfolio
        found = self.place.find(globs_of(portfolio))
        yield found
        shared = found.files[: self._shared(found.files)]
        for begin in range(0, len(shared), _BATCH):
            yield tuple(map(self.place.read, shared[begin : begin + _BATCH]))

    def _shared(self, files: Sequence[str]) -> int:
        """How many of the files are read apart; the rest is this process's own."""
        return len(files) - max(0, int((len(files) - _READ_MEANWHILE) * self._own_share))


def begin_reading(path: Path, guessed: Reading | None = None) -> Reading | None:
    """Begin to read the plan repository that holds `path`, whatever will be thought of it; None where there is none.

    `guessed` is a reading that was begun before `path` was known; it goes on if it is the right one.
    """
    try:
        found = find_portfolio_file(path.resolve()) if path.exists() else None
    except (OSError, ValueError):
        return None
    if guessed and guessed.portfolio_file == found:
        return guessed
    return Reading(found, ahead=True) if found else None


def globs_of(portfolio: RawFile) -> tuple[str, ...]:
    """Where the plans lie; nowhere, where that is not said as it must be, since nothing is audited then."""
    value = portfolio.documents[0].value if portfolio.documents else None
    globs = value.get("plans", DEFAULT_GLOBS) if isinstance(value, dict) else ()
    written = globs if isinstance(globs, list | tuple) else ()
    return tuple(pattern.strip() for pattern in written if isinstance(pattern, str))
