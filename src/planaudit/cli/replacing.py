"""Files of a plan repository that get another text: whole, all or none, and only where they are what was read."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from planaudit.cli.exits import Exit, Stop
from planaudit.cli.files import stop_at, written_beside
from planaudit.findings import N_, Joined
from planaudit.wording.wording import Wording

_MODE = 0o777
"""What of a file's mode says who may use it, and how."""

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Replacement(NamedTuple):
    """A file of a plan repository that is to hold another text than the one that was read, both without a BOM."""

    path: str
    before: str
    after: str


def replace_all(root: Path, files: Sequence[Replacement], wording: Wording) -> None:
    """Write every file whole, or none.

    Raises Stop where one is a link, has been changed since it was read, or cannot be written.
    """
    beside: list[tuple[Path, Path]] = []
    changed: list[Path] = []
    path = root
    try:
        for file in files:
            path = root / file.path
            held = _held(root, file, wording)
            beside.append((written_beside(path, _encoded(file.after, held)), path))
        for file in files:
            path = root / file.path
            _held(root, file, wording)  # once more, as late as can be
        for written, path in beside:
            written.chmod(path.stat().st_mode & _MODE)
            written.replace(path)
            changed.append(path)
    except OSError as error:
        raise _unwritable(path, error, changed, wording) from None
    finally:
        for written, _ in beside:
            written.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError, changed: Sequence[Path], wording: Wording) -> Stop:
    """An end because of a file; the system may refuse what it seemed to allow when others were in their places."""
    message = (
        N_("{path} cannot be written: {reason}; these were changed before it: {changed}")
        if changed
        else N_("no file was changed, because {path} cannot be written: {reason}")
    )
    values = {
        "path": str(path),
        "reason": error.strerror or str(error),
        "changed": Joined(tuple(map(str, changed)), ", "),
    }
    return Stop(Exit.COULD_NOT_CHECK, wording.text(message, values))


def is_link(root: Path, path: str) -> bool:
    """Whether a file, or a folder on the way to it, is a link: what is written there would land elsewhere."""
    return os.path.realpath(root / path) != str(Path(os.path.realpath(root), path))


def _held(root: Path, file: Replacement, wording: Wording) -> bytes:
    """What a file holds that is to be replaced. Raises Stop where it is not the file that was read."""
    path = root / file.path
    if is_link(root, file.path):
        message, help_ = N_("no file was changed, because {path} is a link"), N_("edit the file that it leads to")
        raise stop_at(message, path, help_, wording)
    held = path.read_bytes()
    if held.decode("utf-8-sig", "replace") != file.before:
        message, help_ = N_("no file was changed, because {path} has been changed meanwhile"), N_("run it again")
        raise stop_at(message, path, help_, wording)
    return held


def _encoded(text: str, held: bytes) -> bytes:
    """A text as bytes, with a byte order mark where there was one."""
    return (BOM_UTF8 if held.startswith(BOM_UTF8) else b"") + text.encode()


def diff(files: Sequence[Replacement]) -> str:
    """What would change, as a unified diff."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for path, before, after in files
        for line in unified_diff(_LINES.findall(before), _LINES.findall(after), path, path)
    )
