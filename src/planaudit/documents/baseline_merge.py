"""A baseline in which a merge left its marks: its two sides put together, entry by entry.

Git marks lines, and neighbouring entries have lines that are alike, so that a conflict often begins and ends in the
middle of an entry. Each side read by itself is a sound baseline again.
"""

import re

from planaudit.documents.baseline_text import Block, NotEditable, blocks_of, with_blocks

MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
"""A mark of a merge, on its line."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_OURS, _ANCESTOR, _THEIRS, _BOTH = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_FOLLOWS = {_OURS: _BOTH, _ANCESTOR: _OURS, _THEIRS: _OURS, _BOTH: _THEIRS}
"""After which mark each stands; the end of one conflict is where the next may begin."""


def put_together(text: str) -> str:
    """The text of our side with the entries that only the other side has. Raises NotEditable.

    Of an entry that both have, the one stands in which people have said more; where each says something that the other
    does not, only a person can choose.
    """
    ours, theirs = _sides(text)
    blocks = {block.fingerprint: block for block in blocks_of(ours)}
    for block in blocks_of(theirs):
        known = blocks.get(block.fingerprint)
        blocks[block.fingerprint] = block if known is None else _telling_more(known, block)
    return with_blocks(ours, blocks.values())


def _sides(text: str) -> tuple[str, str]:
    """The file as each side has it. Raises NotEditable where the marks do not belong together."""
    sides: tuple[list[str], list[str]] = ([], [])
    now = _BOTH
    for line in _LINE.findall(text):
        if MARK.match(line.rstrip("\r\n")):
            mark = line[: len(_BOTH)]
            if now != _FOLLOWS[mark] and (now, mark) != (_ANCESTOR, _THEIRS):
                raise NotEditable
            now = mark
            continue
        if now in (_OURS, _BOTH):
            sides[0].append(line)
        if now in (_THEIRS, _BOTH):
            sides[1].append(line)
    if now != _BOTH:
        raise NotEditable
    return "".join(sides[0]), "".join(sides[1])


def _telling_more(ours: Block, theirs: Block) -> Block:
    said, other = set(ours.words), set(theirs.words)
    if other <= said:
        return ours
    if said <= other:
        return theirs
    raise NotEditable
