"""Writing files: whole or not at all, and never over another one unasked."""

import os
import tempfile
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planaudit.cli.exits import Exit, Stop
from planaudit.findings import N_
from planaudit.wording.wording import Wording

_MODE = 0o777
"""What of a file's mode says who may use it, and how."""


def refuse_to_overwrite(paths: list[Path], wording: Wording, *, force: bool) -> None:
    """Raise Stop where one of the files is there already, or its folder is not."""
    for path in paths:
        if not path.parent.is_dir():
            raise _stop(
                N_("{path} cannot be written: there is no folder {folder}"), path, N_("create it first"), wording
            )
        if path.is_dir():
            raise _stop(N_("{path} is a folder"), path, N_("name a file in it"), wording)
        if path.exists() and not force:
            raise _stop(N_("{path} is there already"), path, N_("give another name, or --force to replace it"), wording)


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
    try:
        for file in files:
            held = _held(root, file, wording)
            beside.append((_written_beside(root / file.path, _encoded(file.after, held)), root / file.path))
        for file in files:
            _held(root, file, wording)  # once more, as late as can be
        for written, path in beside:
            written.chmod(path.stat().st_mode & _MODE)
            written.replace(path)
    except OSError as error:
        raise Stop(
            Exit.COULD_NOT_CHECK,
            wording.text(
                N_("no file was changed, because {path} cannot be written: {reason}"),
                {"path": str(error.filename), "reason": error.strerror or str(error)},
            ),
        ) from None
    finally:
        for written, _ in beside:
            written.unlink(missing_ok=True)


def _held(root: Path, file: Replacement, wording: Wording) -> bytes:
    """What a file holds that is to be replaced. Raises Stop where it is not the file that was read."""
    path = root / file.path
    if os.path.realpath(path) != str(Path(os.path.realpath(root), file.path)):
        message, help_ = N_("no file was changed, because {path} is a link"), N_("edit the file that it leads to")
        raise _stop(message, path, help_, wording)
    held = path.read_bytes()
    if held.decode("utf-8-sig", "replace") != file.before:
        message, help_ = N_("no file was changed, because {path} has been changed meanwhile"), N_("run it again")
        raise _stop(message, path, help_, wording)
    return held


def _encoded(text: str, held: bytes) -> bytes:
    """A text as bytes, with a byte order mark where there was one."""
    return (BOM_UTF8 if held.startswith(BOM_UTF8) else b"") + text.encode()


def _written_beside(path: Path, held: bytes) -> Path:
    """A new file beside another, with all of it on the disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def write_whole(path: Path, text: str, wording: Wording) -> None:
    """Write a file beside its place and move it there when all of it is on the disk. Raises Stop where that fails."""
    try:
        beside = _written_beside(path, text.encode())
        try:
            beside.chmod(_usual_mode())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Stop(
            Exit.COULD_NOT_CHECK,
            wording.text(
                N_("{path} cannot be written: {reason}"), {"path": str(path), "reason": error.strerror or str(error)}
            ),
        ) from None


def _usual_mode() -> int:
    """What a new file may be used for: as the user's own settings say, and not only by the user."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _stop(message: str, path: Path, help_: str, wording: Wording) -> Stop:
    said = wording.text(message, {"path": str(path), "folder": str(path.parent)})
    return Stop(Exit.COULD_NOT_CHECK, f"{said}\n  = {wording.term('help')}: {wording.text(help_)}")
