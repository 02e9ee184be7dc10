"""Text that fits the screen: wrapped, or cut with a mark; nothing in it steers the terminal."""

import textwrap

from planaudit.reporters.style import Style

_WIDEST = 300
"""How much of a line of a file is shown where no terminal sets the width."""

_TABS = str.maketrans({"\t": " ", "\x1b": "?"})


def shown(text: str, style: Style, indent: int) -> str:
    """A line of a file as it can be shown: no tabs or control characters, cut with a mark where it is too long."""
    room = (style.width or _WIDEST) - indent
    text = text[: room + 1].translate(_TABS)
    flat = "".join(character if character.isprintable() else "?" for character in text)
    return flat if columns(flat) <= room else _cut(flat, max(room, 8))


def _cut(text: str, room: int) -> str:
    while columns(text) > room - 1:
        text = text[:-1]
    return text + "…"


def columns(text: str) -> int:
    """How many columns of the screen a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # paid only by lines with letters outside ASCII

    return cell_len(text)


def fit(text: str, style: Style, indent: int = 5) -> str:
    """A line wrapped to the screen, with its continuation indented."""
    if style.width is None or columns(text) <= style.width:
        return text
    return "\n".join(
        textwrap.wrap(
            text,
            max(style.width, 24),
            subsequent_indent=" " * indent,
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
