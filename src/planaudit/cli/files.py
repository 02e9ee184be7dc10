"""Writing files: whole or not at all, and never over another one unasked."""

import os
import tempfile
from pathlib import Path

from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.findings import N_
from planaudit.wording.wording import Wording


def refuse_to_overwrite(paths: list[Path], wording: Wording, *, force: bool) -> None:
    """Raise Stop where one of the files is there already, or cannot be put there."""
    for path in paths:
        try:
            _refuse(path, wording, force=force)
        except OSError as error:  # a name that is too long
            raise _unwritable(path, error, wording) from None


def _refuse(path: Path, wording: Wording, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise stop_at(N_("{path} cannot be written: there is no folder {folder}"), path, N_("create it first"), wording)
    if path.is_dir():
        raise stop_at(N_("{path} is a folder"), path, N_("name a file in it"), wording)
    if path.exists() and not path.is_file():
        # Moved over a device or a pipe, a file would take its place, and whoever reads there would wait in vain.
        raise stop_at(
            N_("{path} is no ordinary file, so nothing can be put in its place"),
            path,
            N_("name a file; without --output, it is printed"),
            wording,
        )
    if path.exists() and not force:
        raise stop_at(N_("{path} is there already"), path, N_("give another name, or --force to replace it"), wording)
    if path.is_symlink():  # what is moved here would take the place of the link, also of one that leads nowhere
        raise stop_at(N_("{path} is a link"), path, N_("name the file that it leads to"), wording)


def written_beside(path: Path, held: bytes) -> Path:
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
        beside = written_beside(path, text.encode(errors="replace"))
        try:
            beside.chmod(_usual_mode())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error, wording) from None


def _unwritable(path: Path, error: OSError, wording: Wording) -> Stop:
    values = {"path": str(path), "reason": error.strerror or str(error)}
    return Stop(Exit.COULD_NOT_CHECK, wording.text(N_("{path} cannot be written: {reason}"), values))


def from_here(file: Path) -> str:
    """The way to a file from where the user stands; the whole path where there is none, as between two drives."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:
        return str(file)


def _usual_mode() -> int:
    """What a new file may be used for: as the user's own settings say, and not only by the user."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def stop_at(message: str, path: Path, help_: str, wording: Wording) -> Stop:
    """An end to the command because of a file, with what to do about it."""
    said = wording.text(message, {"path": str(path), "folder": str(path.parent)})
    return Stop(Exit.COULD_NOT_CHECK, with_help(said, wording.text(help_), wording))
