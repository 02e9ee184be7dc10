"""Reading many files at once: a child takes its share while this process is still loading the program."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planaudit.documents.discover import Discovery
from planaudit.documents.forked import Forked, can_fork
from planaudit.documents.read_file import RawFile, read_file
from planaudit.documents.root import find_portfolio_file
from planaudit.model.plan_globs import DEFAULT_GLOBS

FEWEST_TO_SHARE = 150
"""Below this many files a second process costs more than it gives."""

_CHILDS_SHARE = 0.75
"""How much the child reads: it begins first, and this process is busy loading the program."""


class Reading:
    """The plan files of one root being read. Ask for `files` once, when all else is ready."""

    def __init__(self, root: Path, globs: Sequence[str]) -> None:
        self.root = root
        self.globs = tuple(globs)
        self.discovery = Discovery(root, globs)
        paths = self.discovery.files
        shared = int(len(paths) * _CHILDS_SHARE) if len(paths) >= FEWEST_TO_SHARE and can_fork() else 0
        self._own = paths[shared:]
        self._childs = Forked(lambda: self._read(paths[:shared])) if shared else None

    def files(self) -> Iterator[RawFile]:
        """Every file, first those that are read here; each is let go of when the next is asked for."""
        for path in self._own:
            yield read_file(self.root, path)
        childs = self._childs.result() if self._childs else []
        while childs:
            yield childs.pop()

    def _read(self, paths: Sequence[str]) -> list[RawFile]:
        return [read_file(self.root, path) for path in paths]


def begin_reading(path: Path) -> Reading | None:
    """Begin to read the plan repository that holds `path`, before its settings are known to be right.

    None where there is none, or where it does not say plainly where its plans lie; then nothing is read ahead.
    """
    try:
        found = find_portfolio_file(path.resolve()) if path.exists() else None
    except (OSError, ValueError):
        return None
    if found is None:
        return None
    documents = read_file(found.parent, found.name).documents
    value = documents[0].value if len(documents) == 1 else None
    globs = value.get("plans", DEFAULT_GLOBS) if isinstance(value, dict) else None
    if not isinstance(globs, list | tuple) or not all(isinstance(pattern, str) for pattern in globs):
        return None
    return Reading(found.parent, tuple(pattern.strip() for pattern in globs))
