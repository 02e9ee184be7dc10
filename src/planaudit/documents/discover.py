"""Which files are plan files: those the globs name, but neither hidden, ignored by git, nor linked in from outside."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, TextRange
from planaudit.model.plan_globs import MAGIC

_HINTS = {
    "link": N_("planaudit reads nothing outside the plan repository; copy the file into it"),
    "permission": N_("give the user who runs planaudit the right to read it"),
}


class Discovery:
    """The plan files under one root, in the order of their paths, and what had to be passed over."""

    def __init__(self, root: Path, globs: Sequence[str]) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self.problems: list[SchemaProblem] = []
        given = (pattern.removeprefix("./") for pattern in globs)
        inside = [pattern for pattern in given if not ({"..", ".", ""} & set(pattern.split("/")) or "\0" in pattern)]
        spelt = [spelling for pattern in inside for spelling in _spellings(pattern)]
        named = {path for spelling in spelt for path in self._named(spelling)}
        found = named & {path for start in _starts(spelt) for path in self._walk(start)}
        self.files = sorted(found - _ignored_by_git(root, found))

    def _named(self, pattern: str) -> Iterator[str]:
        """Every path that a glob names, hidden ones and links among them."""
        try:
            for path in self._root.glob(pattern):
                yield path.relative_to(self._root).as_posix()
        except (OSError, ValueError, IndexError, NotImplementedError, RecursionError):
            pass  # no file can have such a name: the pattern finds nothing

    def _walk(self, folder: str) -> Iterator[str]:
        """Every file below a folder, by its path from the root."""
        absolute = self._root / folder
        if not self._is_inside(absolute, folder):
            return
        try:
            is_file = absolute.is_file()
            entries = [] if is_file else sorted(os.scandir(absolute), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._pass_over(folder, N_("the folder cannot be opened: {reason}"), "permission", error)
            return
        if is_file:
            yield folder
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{folder}/{entry.name}" if folder not in ("", ".") else entry.name
            if entry.is_symlink() and not self._is_inside(Path(entry.path), path):
                continue
            if entry.is_dir():
                yield from () if self._is_loop(entry) else self._walk(path)
            else:
                yield path

    def _is_inside(self, absolute: Path, path: str) -> bool:
        real = os.path.realpath(absolute)
        if real == self._real_root or real.startswith(self._real_root + os.sep):
            return True
        self._pass_over(path, N_("the link leads out of the plan repository and was not followed"), "link")
        return False

    @staticmethod
    def _is_loop(entry: os.DirEntry[str]) -> bool:
        """A link to a folder that it lies in; other links to folders inside the root are read once more."""
        return entry.is_symlink() and os.path.realpath(Path(entry.path).parent).startswith(os.path.realpath(entry.path))

    def _pass_over(self, path: str, message: str, hint: str, error: OSError | None = None) -> None:
        self.problems.append(skipped(path, message, _HINTS[hint], error))


def skipped(path: str, message: str, help_: str, error: OSError | None = None) -> SchemaProblem:
    """A file or folder that could not be read."""
    values = {"reason": Bare(error.strerror or str(error))} if error else {}
    return SchemaProblem(
        rule="skipped-file", message=message, values=values, at=TextRange(path, 0, 0), help=help_, key=(path,)
    )


def _spellings(pattern: str) -> tuple[str, ...]:
    """A glob for `.yaml` files also means `.yml`."""
    return (pattern, pattern[: -len(".yaml")] + ".yml") if pattern.endswith(".yaml") else (pattern,)


def _starts(globs: Iterable[str]) -> list[str]:
    """The folders (or files) below which the globs can match anything, none inside another."""
    fixed = set()
    for pattern in globs:
        parts: list[str] = []
        for part in pattern.split("/"):
            if MAGIC & set(part):
                break
            parts.append(part)
        fixed.add("/".join(parts))
    if "" in fixed:
        return [""]
    return sorted(path for path in fixed if not any(path.startswith(other + "/") for other in fixed))


def _ignored_by_git(root: Path, paths: set[str]) -> set[str]:
    """The paths that git ignores; none where the root is in no repository or git is not there.

    git runs with the repository's hooks and monitors switched off, and is given the paths as data.
    """
    if not paths or not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return set()
    import subprocess  # paid only in a git repository

    command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"]
    try:
        done = subprocess.run(
            command, cwd=root, input="\0".join(sorted(paths)).encode(), capture_output=True, check=False
        )
    except OSError:
        return set()
    return set(done.stdout.decode().split("\0")) & paths
