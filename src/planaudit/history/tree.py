"""The folder of a plan repository as it was in one commit, read from git objects."""

import posixpath
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from planaudit.documents.discover import LEADS_OUT, skipped, spellings, starts
from planaudit.documents.limits import MAX_BYTES
from planaudit.documents.raw_file import RawFile
from planaudit.documents.read_file import read_bytes, too_large
from planaudit.documents.reading import Found
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_
from planaudit.history.git import Git, GitError

_LINK, _SUBMODULE = "120000", "160000"
_MOST_LINKS = 10
"""So many links one after the other are followed, which is more than a person makes."""


class Entry(NamedTuple):
    """One file of a tree: the git repository that holds it, its mode, the name of its object, and its bytes."""

    git: Git
    mode: str
    name: str
    size: int


Known = dict[tuple[str, str], RawFile]
"""Files that have been read, by path and the name of their object, which means: by what they hold."""


class Tree:
    """One commit's files below a folder, by paths from that folder; it can be read as a folder on the disk can."""

    def __init__(self, git: Git, commit: str, folder: str, known: Known | None = None) -> None:
        self._git = git
        self._known: Known = {} if known is None else known
        self._texts: dict[str, bytes] = {}
        self._entries = dict(_entries(git, f"{commit}:{folder}"))
        self._files: dict[str, Entry] = {}
        self._problems: dict[str, SchemaProblem] = {}
        self._lay_out()

    def find(self, globs: Sequence[str]) -> Found:
        """The plan files that the globs name, neither hidden nor linked in from outside."""
        spelt = spellings(globs)
        patterns, begin = [spelling.split("/") for spelling in spelt], starts(spelt)
        named = [
            path
            for path in (*self._files, *self._problems)
            if _is_visible(path, begin) and any(_matches(path.split("/"), pattern) for pattern in patterns)
        ]
        of_folders = [path for path in self._problems if any(_is_visible(path, [start]) for start in begin)]
        problems = [self._problems[path] for path in sorted({*named, *of_folders} & self._problems.keys())]
        files = sorted(path for path in named if path in self._files)
        self._fetch(files)
        return Found(files, problems)

    def read(self, path: str) -> RawFile:
        """One file, whatever it holds."""
        entry = self._files.get(path)
        if entry is None:
            return _missing(path)
        if entry.size > MAX_BYTES:
            return too_large(path)
        if (path, entry.name) not in self._known:
            self._fetch([path])
            written = self._texts.get(entry.name)
            self._known[path, entry.name] = _missing(path) if written is None else read_bytes(path, written)
        return self._known[path, entry.name]

    def is_folder(self, path: str) -> bool:
        """Whether some file lies below it."""
        return any(known.startswith(f"{path}/") for known in self._files)

    def holds(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._files

    def _lay_out(self) -> None:
        """Take in the files, follow links within the folder, and enter submodules that are here."""
        for path, entry in self._entries.items():
            if entry.mode == _SUBMODULE:
                self._enter(path, entry)
            elif entry.mode != _LINK:
                self._files[path] = entry
        links = {path: entry for path, entry in self._entries.items() if entry.mode == _LINK}
        targets = self._git.blobs(entry.name for entry in links.values())
        for path, entry in links.items():
            self._follow(path, _leads_to(path, targets.get(entry.name, b""), links, targets))

    def _follow(self, path: str, target: str | None) -> None:
        if target is None:
            self._problems[path] = skipped(path, *LEADS_OUT)
        elif target in self._files:
            self._files[path] = self._files[target]
        else:
            below = {known: entry for known, entry in self._files.items() if known.startswith(f"{target}/")}
            self._files |= {path + known[len(target) :]: entry for known, entry in below.items()}

    def _enter(self, path: str, entry: Entry) -> None:
        try:
            held = dict(_entries(Git(self._git.folder / path), f"{entry.name}^{{tree}}"))
        except GitError:
            self._problems[path] = skipped(
                path,
                N_("the submodule is not here as it was at this commit"),
                N_("fetch it: `git submodule update --init`"),
            )
            return
        self._files |= {
            f"{path}/{name}": inner for name, inner in held.items() if inner.mode not in (_LINK, _SUBMODULE)
        }

    def _fetch(self, paths: Sequence[str]) -> None:
        """Read the objects of some files that are not too large and not here yet, a git repository at a time."""
        wanted: dict[Git, set[str]] = {}
        for path in paths:
            entry = self._files[path]
            is_here = entry.name in self._texts or (path, entry.name) in self._known
            if entry.size <= MAX_BYTES and not is_here:
                wanted.setdefault(entry.git, set()).add(entry.name)
        for git, names in wanted.items():
            self._texts |= git.blobs(names)


def _entries(git: Git, tree: str) -> Iterator[tuple[str, Entry]]:
    for line in git.ask("ls-tree", "-r", "-z", "-l", "--full-tree", tree).decode(errors="surrogateescape").split("\0"):
        if line:
            about, _, path = line.partition("\t")
            mode, _, name, size = about.split()
            yield path, Entry(git, mode, name, int(size) if size.isdigit() else 0)


def _leads_to(path: str, written: bytes, links: dict[str, Entry], targets: dict[str, bytes]) -> str | None:
    """Where a link leads in the end, by its path from the folder; None where that is outside."""
    for _ in range(_MOST_LINKS):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), written.decode(errors="surrogateescape")))
        if target.startswith(("/", "..")):
            return None
        if target not in links:
            return target
        path, written = target, targets.get(links[target].name, b"")
    return None


def _is_visible(path: str, begin: Sequence[str]) -> bool:
    """Whether a path lies where globs begin, and no part of it from there on is hidden."""
    return any(
        path == start or not any(part.startswith(".") for part in path[len(start) :].strip("/").split("/"))
        for start in begin
        if start == "" or path == start or path.startswith(f"{start}/")
    )


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path is named by a glob, as `pathlib` has it: `**` is any number of folders."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[begin:], pattern[1:]) for begin in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])


def _missing(path: str) -> RawFile:
    problem = skipped(path, N_("the file's object is not in this clone"), N_("fetch the whole history: `git fetch`"))
    return RawFile(path, "", (), problem)
