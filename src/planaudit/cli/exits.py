"""What the process tells its caller; never a count."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planaudit.wording.wording import Wording


class Exit(IntEnum):
    """One meaning each (CLI.md)."""

    CLEAN = 0
    FINDINGS = 1
    COULD_NOT_CHECK = 2
    NOTHING_TO_CHECK = 3
    DEFECT = 70
    INTERRUPTED = 130
    READER_GONE = 141


def with_help(said: str, help_: str, wording: "Wording") -> str:
    """What is wrong and, below it, what to do, both worded; the latter only where there is something."""
    return f"{said}\n  = {wording.term('help')}: {help_}" if help_ else said


class Stop(Exception):
    """End the command with an exit code and, on standard error, a message that says what to do."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
