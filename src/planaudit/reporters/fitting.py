"""Lines that fit the reader's screen: measured in columns, wrapped between words, cut only with a mark."""

import re
import textwrap
from collections.abc import Iterator

from planaudit.reporters.style import Style

_WIDEST = 300
"""How much of a line of a file is shown where no screen sets the width."""

_TABS = str.maketrans({"\t": " ", "\x1b": "?"})
_YAML = re.compile(r"`[^`]+`")
_WORDS = re.compile(r" +|[^ ]+")
_HELD = "\N{WORD JOINER}"
"""Stands for a space that no line is broken at."""

_NARROWEST = 24
"""Lines are not made shorter than this, however narrow the screen."""


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # paid only by lines with letters outside ASCII

    return cell_len(text)


def shown(text: str, style: Style, indent: int) -> str:
    """A line of a file as it can be shown: no tabs or control characters, cut with a mark where it is too long."""
    room = (style.width or _WIDEST) - indent
    text = text[: room + 1].translate(_TABS)
    flat = "".join(character if character.isprintable() else "?" for character in text)
    return flat if columns(flat) <= room else cut(flat, max(room, 8))


def cut(text: str, room: int) -> str:
    """The text, ended by a mark so that it takes no more than `room` columns."""
    while columns(text) > room - 1:
        text = text[:-1]
    return text + "…"


def stepped(depth: int, style: Style) -> str:
    """The beginning of a line so many levels down; where that would take half of the screen, the level as a number."""
    deepest = (style.width or _WIDEST) // 4
    return "  " * depth if depth <= deepest else "  " * deepest + f"({depth}) "


def wrapped(text: str, style: Style, indent: int) -> list[str]:
    """The lines of a text that begins `indent` columns into the screen; one where no screen sets the width."""
    if style.width is None:
        return [text]
    return _wrap(text, max(style.width - indent, 20))


def fit(text: str, style: Style, indent: int = 5) -> str:
    """A line wrapped to the screen, with its continuation indented."""
    if style.width is None or columns(text) <= style.width:
        return text
    return "\n".join(_wrap(text, max(style.width, _NARROWEST), " " * indent))


def row(label: str, text: str, style: Style, indent: int) -> list[str]:
    """A label, dim, and the text beside it, whose lines all begin `indent` columns into the screen."""
    first, *rest = wrapped(text, style, indent) or [""]
    room = indent - columns(label)
    return [style.paint(label, "dim") + " " * max(room, 1) + first, *(" " * indent + line for line in rest)]


def words(text: str) -> list[str]:
    """What lines are broken between: § and its number are one word."""
    return [word.replace(_HELD, " ") for word in _with_number_held(text).split(" ")]


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    held = _held(text, width)
    if columns(text) == len(text):
        lines = textwrap.wrap(
            held, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )  # fmt: skip
    else:
        lines = _wrap_wide(held, width, indent)
    return [line.replace(_HELD, " ") for line in lines]


def _wrap_wide(text: str, width: int, indent: str) -> list[str]:
    """As `textwrap` does it, but measured in columns; a long word may break at wide letters, which use no spaces."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split("\n")), width - len(indent)):
        if line.strip() and _room(line) + _room(piece) > width and piece.strip():
            lines.append(line.rstrip())
            line = indent
        if piece.strip() or line != indent or not lines:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Words and the spaces between them; of a word that is wider than the screen, each wide letter by itself."""
    for word in _WORDS.findall(text):
        if _room(word) <= width:
            yield word
            continue
        narrow = ""
        for letter in word:
            if columns(letter) < 2:
                narrow += letter
                continue
            yield from (narrow, letter) if narrow else (letter,)
            narrow = ""
        if narrow:
            yield narrow


def _room(text: str) -> int:
    return columns(text.replace(_HELD, " "))


def _held(text: str, width: int) -> str:
    """The text with what belongs together held together: § and its number, and short pieces of YAML in backticks."""
    text = _with_number_held(text)
    return _YAML.sub(lambda said: said[0].replace(" ", _HELD) if len(said[0]) * 2 <= width else said[0], text)


def _with_number_held(text: str) -> str:
    return text.replace("§ ", f"§{_HELD}")
