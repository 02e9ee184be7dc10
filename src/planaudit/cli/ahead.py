"""What is begun before the command line is understood, since to load what understands it takes as long as to read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planaudit.documents.reading import Reading

_HELP = {"--help", "-h"}


def guess(arguments: Sequence[str]) -> "Reading | None":
    """Begin to read what `check` will be asked for: the first thing named that lies with plans, else what is here.

    A wrong guess is only not used: the command begins again with what its options say.
    """
    if arguments[:1] != ["check"] or _HELP & set(arguments):
        return None
    from planaudit.documents.reading import begin_reading  # paid only by what reads

    named = [word for word in arguments[1:] if not word.startswith("-")]
    return next(filter(None, (begin_reading(Path(word)) for word in (*named, "."))), None)
