"""A revision of the plan repository: what a reader calls it, the commit that it is, and when that was made."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planaudit.history.git import Git, GitError
from planaudit.history.unknown_revision import no_repository, unknown_revision

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = 7


class Revision(NamedTuple):
    """`name` as it was asked for; `day` is when the commit was made, where it was made; `subject` its first line."""

    name: str
    commit: str
    day: date
    subject: str

    @property
    def short(self) -> str:
        """The beginning of the commit, which is enough for a person."""
        return self.commit[:_SHORT]


def find_revision(root: Path, name: str) -> Revision:
    """The revision that a branch, tag, commit or day means.

    A day is the last commit made on it or before, on the way that HEAD has come. `main...` is where HEAD left
    `main`, as in `git diff`. Raises RevisionError where there is none.
    """
    git = Git(root)
    try:
        git.line("rev-parse", "--git-dir")
    except GitError as error:
        raise no_repository(root, error) from None
    day = _day(name)
    try:
        commit = _commit(git, name)
    except GitError:
        commit = _last_until(git, day) if day else ""
    if not commit:
        raise unknown_revision(git, name, is_day=day is not None)
    return revision_of(git, name, commit)


def revision_of(git: Git, name: str, commit: str) -> Revision:
    """A commit that is known to be there."""
    day, _, subject = git.line("log", "-1", "--no-show-signature", "--format=%cs %s", commit).partition(" ")
    return Revision(name, commit, date.fromisoformat(day), subject)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if _DAY.fullmatch(name) else None
    except ValueError:
        return None


def _commit(git: Git, name: str) -> str:
    if name.endswith("..."):
        return git.line("merge-base", _verified(git, name.removesuffix("...")), "HEAD")
    return _verified(git, name)


def _last_until(git: Git, day: date) -> str:
    """The last commit of a day or before; nothing where there is none.

    A day is what it was where the commit was made, so that every machine finds the same one.
    """
    try:
        lines = git.line("log", "--first-parent", "--no-show-signature", "--format=%cs %H", "HEAD").splitlines()
    except GitError:
        return ""
    return next((commit for on, _, commit in (line.partition(" ") for line in lines) if on <= day.isoformat()), "")


def _verified(git: Git, name: str) -> str:
    return git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
