"""Which files are plan files: those the globs name, but neither hidden, ignored by git, nor linked in from outside."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, TextRange
from planaudit.model.plan_globs import MAGIC

LEADS_OUT = (
    N_("the link leads out of the plan repository and was not followed"),
    N_("planaudit reads nothing outside the plan repository; copy the file into it"),
)
"""What is said of a link to a file or folder elsewhere, and what to do."""

IN_CAPITALS = (
    N_("the file's name ends in capitals, so it was passed over"),
    N_("give it a name that ends in .yaml or .yml"),
)
"""What is said of a file that is no plan file for its capitals only, and what to do."""

_ENDINGS = (".yaml", ".yml")


class Discovery:
    """The plan files under one root, in the order of their paths, and what had to be passed over.

    `with_ignored` spares asking git, and takes in what it ignores.
    """

    def __init__(self, root: Path, globs: Sequence[str], *, with_ignored: bool = False) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self.problems: list[SchemaProblem] = []
        spelt = spellings(globs)
        named = {path for glob in spelt for path in self._named(glob)}
        walked = {path for start in starts(spelt) for path in self._walk(start)}
        self._tell_of_capitals(globs, walked)
        found = named & walked
        self.files = sorted(found if with_ignored else found - _ignored_by_git(root, found))

    def _tell_of_capitals(self, globs: Sequence[str], walked: Iterable[str]) -> None:
        """Files that only capitals in their ending, as in `plan.YAML`, keep from being plan files."""
        odd = {path for path in walked if path.lower().endswith(_ENDINGS) and not path.endswith(_ENDINGS)}
        if not odd:
            return
        wanted = {glob.rpartition(".")[0] for glob in spellings(globs) if glob.endswith(_ENDINGS)}
        named = {f"{glob}.{path.rpartition('.')[2]}" for glob in wanted for path in odd}
        meant = odd.intersection(path for glob in named for path in self._named(glob))
        self.problems += [skipped(path, *IN_CAPITALS) for path in sorted(meant)]

    def _named(self, glob: str) -> Iterator[str]:
        """Every path that a glob names, hidden ones and links among them."""
        try:
            for path in self._root.glob(glob):
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
            reason, help_ = (
                N_("the folder cannot be opened: {reason}"),
                N_("give the user who runs planaudit the right to read it"),
            )
            self.problems.append(skipped(folder, reason, help_, error))
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
        self.problems.append(skipped(path, *LEADS_OUT))
        return False

    @staticmethod
    def _is_loop(entry: os.DirEntry[str]) -> bool:
        """A link to a folder that it lies in; other links to folders inside the root are read once more."""
        return entry.is_symlink() and os.path.realpath(Path(entry.path).parent).startswith(os.path.realpath(entry.path))


def skipped(path: str, message: str, help_: str, error: OSError | None = None) -> SchemaProblem:
    """A file or folder that could not be read."""
    values = {"reason": Bare(error.strerror or str(error))} if error else {}
    return SchemaProblem(
        rule="skipped-file", message=message, values=values, at=TextRange(path, 0, 0), help=help_, key=(path,)
    )


def spellings(globs: Iterable[str]) -> list[str]:
    """The globs that can name files below the root; one for `.yaml` files also means `.yml`."""
    given = (glob.removeprefix("./") for glob in globs)
    inside = [glob for glob in given if not ({"..", ".", ""} & set(glob.split("/")) or "\0" in glob)]
    return [
        spelling
        for glob in inside
        for spelling in ((glob, glob[: -len(".yaml")] + ".yml") if glob.endswith(".yaml") else (glob,))
    ]


def starts(globs: Iterable[str]) -> list[str]:
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
    names = os.fsencode("\0".join(sorted(paths)))  # a name need not be text in any encoding
    try:
        done = subprocess.run(command, cwd=root, input=names, capture_output=True, check=False)
    except OSError:
        return set()
    return set(os.fsdecode(done.stdout).split("\0")) & paths
