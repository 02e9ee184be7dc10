"""git, asked for objects alone: nothing is checked out, no hook or filter runs, nothing comes over the network."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_QUIETLY = ("--no-replace-objects", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
_OF_ANOTHER_COMMAND = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What git tells the hooks that it runs, where planaudit may stand, of its own work."""


class GitError(Exception):
    """git could not answer; the text is what it said."""


class GitMissingError(GitError):
    """There is no git on this machine."""


class NotFetchedError(GitError):
    """The clone was made without the files of earlier revisions, and git was to fetch one, which it may not."""


class Git(NamedTuple):
    """The git repository that a folder lies in."""

    folder: Path

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git answers. Raises GitError where it cannot, or is not there."""
        environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_COMMAND}
        environment |= {
            "LC_ALL": "C",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ALLOW_PROTOCOL": "none",  # older git does not know the line above
            "GIT_LITERAL_PATHSPECS": "1",
        }
        try:
            done = subprocess.run(
                ("git", *_QUIETLY, *arguments),
                cwd=self.folder,
                input=given,
                capture_output=True,
                check=False,
                env=environment,
            )
        except FileNotFoundError as error:
            kind = GitMissingError if self.folder.is_dir() else GitError  # it may be a submodule's folder that is gone
            raise kind(error.strerror or str(error)) from None
        except OSError as error:
            raise GitError(error.strerror or str(error)) from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise (NotFetchedError if "from promisor remote" in said else GitError)(said.removeprefix("fatal: "))
        return done.stdout

    def line(self, *arguments: str) -> str:
        """An answer of one line."""
        return self.ask(*arguments).decode(errors="replace").rstrip("\n")

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """What the objects of some names hold; one that is not here is left out."""
        wanted = sorted(set(names))
        if not wanted:
            return {}
        answer = self.ask("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        while at < len(answer):
            end = answer.index(b"\n", at)
            head = answer[at:end].decode().split(" ")
            at = end + 1
            if len(head) == 3 and head[1] == "blob":
                size = int(head[2])
                found[head[0]] = answer[at : at + size]
                at += size + 1
        return found
