"""The plan repository as it was at a revision."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from planaudit.documents.load import PortfolioFile, Repository, Sources, read_portfolio, read_repository
from planaudit.documents.raw_file import RawFile
from planaudit.documents.reading import Found, Place, Reading
from planaudit.documents.root import FILE_NAMES
from planaudit.history.git import Git, GitError, NotFetchedError
from planaudit.history.revision import Revision
from planaudit.history.tree import Known, Tree
from planaudit.history.unknown_revision import without_files
from planaudit.model.portfolio import Portfolio


class Caveat(StrEnum):
    """What a reader must know of a revision that could not be read as it was."""

    NO_REGISTER = "no-register"
    SETTINGS_OF_NOW = "settings-of-now"


class Past(NamedTuple):
    """What a revision held; no plan where it had no `planaudit.yaml`."""

    revision: Revision
    repository: Repository
    caveat: Caveat | None = None


class _WithSettings(NamedTuple):
    """A place whose `planaudit.yaml` is another one."""

    place: Place
    portfolio: RawFile

    def find(self, globs: Sequence[str]) -> Found:
        return self.place.find(globs)

    def read(self, path: str) -> RawFile:
        return self.portfolio if path == self.portfolio.path else self.place.read(path)

    def is_folder(self, path: str) -> bool:
        return self.place.is_folder(path)


def read_past(now: PortfolioFile, portfolio: Portfolio, revision: Revision, known: Known | None = None) -> Past:
    """Read the plan repository that `now` is the `planaudit.yaml` of, and says `portfolio`, as it was at a revision.

    `known` are files of other revisions, which are not read once more. Raises RevisionError where the clone was made
    without the files of then.
    """
    try:
        return _read(now, portfolio, revision, known)
    except NotFetchedError:
        raise without_files(revision.name) from None


def _read(now: PortfolioFile, portfolio: Portfolio, revision: Revision, known: Known | None) -> Past:
    tree, name = _find(now.reading.portfolio_file.parent, revision.commit, known)
    if tree is None:
        nothing = Repository(portfolio, now.document.at, (), (), Sources([], []))
        return Past(revision, nothing, Caveat.NO_REGISTER)
    file = read_portfolio(Path(name), Reading(Path(name), tree))
    if file.portfolio is not None:
        return Past(revision, read_repository(file, file.portfolio))
    lent = _WithSettings(tree, now.reading.portfolio)
    file = read_portfolio(Path(now.source.path), Reading(Path(now.source.path), lent))
    return Past(revision, read_repository(file, portfolio), Caveat.SETTINGS_OF_NOW)


def _find(root: Path, commit: str, known: Known | None) -> tuple[Tree | None, str]:
    """The folder as it was, and its settings' file; elsewhere, where the repository held just one such file there."""
    git = Git(root)
    top = Git(Path(git.line("rev-parse", "--show-toplevel")))
    folder = git.line("rev-parse", "--show-prefix").rstrip("/")
    for place in (folder, *_other_places(top, commit)):
        try:
            tree = Tree(top, commit, place, known)
        except NotFetchedError:
            raise
        except GitError:  # there was no such folder
            continue
        for name in FILE_NAMES:
            if tree.holds(name):
                return tree, name
    return None, ""


def _other_places(top: Git, commit: str) -> list[str]:
    """Where the only `planaudit.yaml` of a commit lay; nothing, where it had several."""
    paths = top.ask("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit).decode(errors="surrogateescape")
    places = [PurePosixPath(path) for path in paths.split("\0") if path.rpartition("/")[2] in FILE_NAMES]
    return [str(places[0].parent) if len(places[0].parts) > 1 else ""] if len(places) == 1 else []
