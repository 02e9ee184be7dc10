"""Why a name means no revision here, and what to do about it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from planaudit.findings import N_
from planaudit.history.git import Git, GitError, GitMissingError
from planaudit.model.nearest import nearest

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_NO_COMMIT = re.compile(r"0{7,64}")
"""What build servers give as the commit before the first one of a branch."""

_TRUSTED = re.compile(r"dubious ownership in repository at '(.+)'")


FETCH_THE_REST = N_("fetch the whole history first: `git fetch --unshallow`, or `fetch-depth: 0` of actions/checkout")


class RevisionError(Exception):
    """A revision that cannot be read: what is wrong and what to do, as templates, and what to put into them."""

    def __init__(self, message: str, help_: str, values: Mapping[str, object]) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_
        self.values = values


def no_repository(root: Path, error: GitError) -> RevisionError:
    """Why git cannot be asked about a folder at all."""
    said = str(error)
    values: dict[str, object] = {"folder": str(root)}
    if isinstance(error, GitMissingError):
        return RevisionError(
            N_("git was not found, and earlier revisions are read with it"),
            N_("install git, or see that it is on the PATH"),
            values,
        )
    if owned := _TRUSTED.search(said):
        return RevisionError(
            N_("git does not read {folder}, which belongs to another user"),
            N_("if you trust it: `git config --global --add safe.directory {trusted}`"),
            values | {"trusted": owned[1]},
        )
    if said.startswith("not a git repository"):
        return RevisionError(
            N_("{folder} lies in no git repository, so it has no earlier revisions"),
            N_("ask where the plans are kept under git; a copy without the folder .git will not do"),
            values,
        )
    return RevisionError(
        N_("git cannot be asked about {folder}: {reason}"),
        N_("compare revisions in a git repository, on a machine with git"),
        values | {"reason": said.splitlines()[0] if said else "git failed"},
    )


def without_files(name: str) -> RevisionError:
    """Why a revision that is known here cannot be read."""
    return RevisionError(
        N_("the files of {revision} are not in this clone, which was made with a filter"),
        N_("clone it whole: `git clone` without `--filter`, actions/checkout without `filter`"),
        {"revision": name},
    )


def unknown_revision(git: Git, name: str, *, is_day: bool) -> RevisionError:
    """Why a name is no revision of a repository. `is_day` where it is a day on which there was no commit yet."""
    values: dict[str, object] = {"revision": name}
    if not name.strip():
        return RevisionError(
            N_("no revision is named"),
            N_("name a branch, a tag, a commit or a day; on a build server the variable may be empty"),
            values,
        )
    refs = git.line("for-each-ref", "--format=%(refname:lstrip=2)").splitlines()
    if not refs and not _is_there(git, "HEAD"):
        return RevisionError(
            N_("there is no revision {revision}: nothing has been committed yet"),
            N_("commit the register first"),
            values,
        )
    return (
        _two(name)
        or _of_a_remote(refs, name)
        or _left_out(git, values)
        or (_too_early(git, values) if is_day else None)
        or _commit(values)
        or _apart(git, name)
        or _misspelt(refs, name)
    )


def _is_there(git: Git, name: str) -> bool:
    try:
        git.line("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except GitError:
        return False
    return True


def _two(name: str) -> RevisionError | None:
    before, dots, after = name.partition("..")
    if not dots or not before or not after.strip("."):
        return None
    return RevisionError(
        N_("{revision} names two revisions, and one is asked for"),
        N_("name the earlier one: {before}; {before}... is where the branch left it"),
        {"revision": name, "before": before},
    )


def _of_a_remote(refs: list[str], name: str) -> RevisionError | None:
    """A branch that was fetched, and has no name of its own here, as on a build server."""
    bare = name.removesuffix("...")
    of_remotes = [ref for ref in refs if ref.endswith(f"/{bare}") and ref.count("/") == bare.count("/") + 1]
    return _meant(name, f"{of_remotes[0]}{name[len(bare) :]}") if len(of_remotes) == 1 else None


def _meant(name: str, other: str) -> RevisionError:
    return RevisionError(
        N_("there is no revision {revision}"),
        N_("did you mean {nearest}?"),
        {"revision": name, "nearest": other},
    )


def _left_out(git: Git, values: Mapping[str, object]) -> RevisionError | None:
    if git.line("rev-parse", "--is-shallow-repository") != "true":
        return None
    return RevisionError(
        N_("there is no revision {revision} in this clone, which holds only the newest commits"),
        FETCH_THE_REST,
        values,
    )


def _too_early(git: Git, values: Mapping[str, object]) -> RevisionError:
    days = git.line("log", "--first-parent", "--no-show-signature", "--format=%cs", "HEAD").splitlines()
    return RevisionError(
        N_("nothing had been committed by the end of {revision}"),
        N_("name a later day; the first commit was made on {day}"),
        {**values, "day": date.fromisoformat(min(days))},
    )


def _commit(values: Mapping[str, object]) -> RevisionError | None:
    name = str(values["revision"])
    if _NO_COMMIT.fullmatch(name):
        return RevisionError(
            N_("{revision} stands for no commit: the branch is new"),
            N_("compare with the branch that it is to go into, such as `origin/main...`"),
            values,
        )
    if _COMMIT.fullmatch(name):
        return RevisionError(
            N_("there is no commit {revision} in this clone"),
            N_(
                "fetch it, if it is still there: a forced push takes commits away; or compare with a branch, such as"
                " `origin/main...`"
            ),
            values,
        )
    return None


def _apart(git: Git, name: str) -> RevisionError | None:
    bare = name.removesuffix("...")
    if bare == name or not _is_there(git, bare):
        return None
    return RevisionError(
        N_("{revision} and the branch that you are on have no commit in common"),
        N_("compare with the other branch itself: {other}"),
        {"revision": bare, "other": bare},
    )


def _misspelt(refs: list[str], name: str) -> RevisionError:
    bare = name.removesuffix("...")
    other = nearest(bare, refs) if bare else None
    if other and other != bare:
        return _meant(name, f"{other}{name[len(bare) :]}")
    return RevisionError(
        N_("there is no revision {revision}"),
        N_("name a branch, a tag, a commit or a day such as 2026-01-31"),
        {"revision": name},
    )
