"""How text for people is dressed: colour and width."""

from typing import NamedTuple

_CODES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[33m",
    "info": "\x1b[36m",
    "strong": "\x1b[1m",
    "dim": "\x1b[2m",
}


class Style(NamedTuple):
    """What the reader's screen can do and what the reader asked for. `width` None means: cut nothing."""

    color: bool = False
    width: int | None = None
    verbose: bool = False
    quiet: bool = False
    fold: bool = True

    def paint(self, text: str, look: str) -> str:
        """The text in one of the looks: a severity, strong or dim."""
        return f"{_CODES[look]}{text}\x1b[0m" if self.color and text else text
