"""Standard output and standard error: encoding, colour, width, closed pipes."""

import os
import sys
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size

from planaudit.cli.exits import Exit, Stop


class Color(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def prepare() -> None:
    """UTF-8 and plain line ends into files and pipes; on a terminal, a mark for what it cannot show."""
    if sys.stdout is None:  # closed by whoever started the program
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open as long as the program runs)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open as long as the program runs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n", errors="replace")


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def is_colored(wanted: Color) -> bool:
    """Whether to print in colour: on a terminal, unless NO_COLOR is set; or as asked."""
    if wanted is Color.AUTO:
        return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted is Color.ALWAYS


def width() -> int | None:
    """The columns of the terminal; None where standard output is none, so that nothing is cut."""
    return get_terminal_size().columns if is_terminal() else None


def write(text: str) -> None:
    """Print to standard output; a reader that has gone away is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        forget_the_reader()
    except OSError as error:
        forget_the_reader()
        raise Stop(Exit.COULD_NOT_CHECK, f"the output cannot be written: {error.strerror or error}") from None


def forget_the_reader() -> Exit:
    """The reader of standard output has gone away: what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.READER_GONE


def complain(message: str) -> None:
    """Print to standard error."""
    try:
        sys.stderr.write(message.rstrip("\n") + "\n")
    except OSError:
        return
