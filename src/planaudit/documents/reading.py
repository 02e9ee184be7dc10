"""Reading many files at once: a second process takes its share while this one is still loading the program.

Why a fork and not a pool of the standard library: the child begins before Pydantic and networkx are imported,
which is where the time lies (docs/decisions/0010-reading-ahead-in-a-fork.md). Where forking is not to be had,
everything is read here, with the same result.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from planaudit.documents.discover import Discovery
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
        shared = int(len(paths) * _CHILDS_SHARE) if _can_share(len(paths)) else 0
        self._own = paths[shared:]
        self._childs = paths[:shared]
        self._pipe = _read_in_child(root, self._childs) if shared else None

    def files(self) -> list[RawFile]:
        """Every file, in the order of the paths."""
        own = [read_file(self.root, path) for path in self._own]
        return [*self._shared(), *own]

    def _shared(self) -> Iterable[RawFile]:
        if self._pipe is None:
            return [read_file(self.root, path) for path in self._childs]
        pid, descriptor = self._pipe
        with os.fdopen(descriptor, "rb") as pipe:
            sent = pipe.read()
        os.waitpid(pid, 0)
        import pickle

        try:
            files: list[RawFile] = pickle.loads(sent)
        except (EOFError, pickle.UnpicklingError):
            # The child was ended from outside: its share is read here.
            return [read_file(self.root, path) for path in self._childs]
        return files


def begin_reading(path: Path) -> Reading | None:
    """Begin to read the plan repository that holds `path`, before its settings are known to be right.

    None where there is none, or where it does not say plainly where its plans lie; then nothing is read ahead.
    """
    if not path.exists() or (found := find_portfolio_file(path.resolve())) is None:
        return None
    documents = read_file(found.parent, found.name).documents
    value = documents[0].value if len(documents) == 1 else None
    globs = value.get("plans", DEFAULT_GLOBS) if isinstance(value, dict) else None
    if not isinstance(globs, list | tuple) or not all(isinstance(pattern, str) for pattern in globs):
        return None
    return Reading(found.parent, tuple(pattern.strip() for pattern in globs))


def _can_share(files: int) -> bool:
    return files >= FEWEST_TO_SHARE and hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def _read_in_child(root: Path, paths: Sequence[str]) -> tuple[int, int] | None:
    """Begin to read files in a forked child; its process id, and the pipe that it will write them to."""
    reading, writing = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid:
        os.close(writing)
        return pid, reading
    import pickle

    # Only the child comes here. It must not return into the program, whatever happens.
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([read_file(root, path) for path in paths], pipe, protocol=pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
