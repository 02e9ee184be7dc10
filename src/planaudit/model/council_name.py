"""What the council is called: whether a body that a register names is the council itself (kommuneloven § 5-3)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+")
_FORM = r"(?:kommune|by|herads?|herreds?)styret?|fylkesting(?:et)?"
_COUNCIL = re.compile(rf"(?:{_FORM})(?:møtet?|sak|vedtak)?|kst|byst")
_ANOTHER_BODY_BEFORE = frozenset({"under", "til", "for", "fra", "frå"})
_ON_BEHALF = ("deleg", "fullmakt", "vegn")


def is_the_council(body: str, names: Iterable[str] = ()) -> bool:
    """Whether a body is the council itself.

    It is called any form of kommunestyre, bystyre, heradsstyre or fylkesting, also with the municipality's name
    (`Kommunestyret i Gol`) or as `Kst.`, or one of the municipality's own `names` for it. A committee of the council
    (`kommunestyrets komité`) and a body on its behalf (`Formannskapet, delegert fra kommunestyret`) are not.
    """
    words = _words(body)
    if any(word.startswith(_ON_BEHALF) for word in words):
        return False
    if any(_stands_in(_words(name), words) for name in names):
        return True
    # The letter that case numbers of the council begin with (K 24/18), where it stands alone.
    return words == ["k"] or any(
        _COUNCIL.fullmatch(word) and not _ANOTHER_BODY_BEFORE & set(words[max(position - 1, 0) : position])
        for position, word in enumerate(words)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _stands_in(name: Sequence[str], words: Sequence[str]) -> bool:
    length = len(name)
    return length > 0 and any(words[at : at + length] == name for at in range(len(words) - length + 1))
