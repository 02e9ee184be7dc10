"""A revision of the plan repository: what a reader calls it, the commit that it is, and when that was made."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planaudit.findings import N_
from planaudit.history.git import Git, GitError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORT = 7


class RevisionError(Exception):
    """A revision that cannot be read: what is wrong and what to do, as templates, and what to put into them."""

    def __init__(self, message: str, help_: str, values: Mapping[str, object]) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_
        self.values = values


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
        raise _no_repository(root, str(error)) from None
    try:
        commit = _commit(git, name)
    except GitError:
        commit = ""
    if not commit:
        raise _unknown(git, name)
    return revision_of(git, name, commit)


def revision_of(git: Git, name: str, commit: str) -> Revision:
    """A commit that is known to be there."""
    day, _, subject = git.line("log", "-1", "--no-show-signature", "--format=%cs %s", commit).partition(" ")
    return Revision(name, commit, date.fromisoformat(day), subject)


def _commit(git: Git, name: str) -> str:
    if name.endswith("..."):
        return git.line("merge-base", _verified(git, name.removesuffix("...")), "HEAD")
    try:
        return _verified(git, name)
    except GitError:
        if not _DAY.fullmatch(name):
            raise
    return git.line("rev-list", "-1", "--first-parent", f"--before={name} 23:59:59", "HEAD")


def _verified(git: Git, name: str) -> str:
    return git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _no_repository(root: Path, said: str) -> RevisionError:
    return RevisionError(
        N_("git cannot be asked about {folder}: {reason}"),
        N_("compare revisions in a git repository, on a machine with git"),
        {"folder": str(root), "reason": said.splitlines()[0] if said else "git failed"},
    )


def _unknown(git: Git, name: str) -> RevisionError:
    is_shallow = git.line("rev-parse", "--is-shallow-repository") == "true"
    return RevisionError(
        N_("there is no revision {revision} in this clone, which holds only the newest commits")
        if is_shallow
        else N_("there is no revision {revision}"),
        N_("fetch the whole history first: `git fetch --unshallow`, or `fetch-depth: 0` of actions/checkout")
        if is_shallow
        else N_("name a branch, a tag, a commit or a day such as 2026-01-31"),
        {"revision": name},
    )
