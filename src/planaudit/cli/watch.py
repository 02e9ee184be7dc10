"""`check --watch`: check again whenever a plan file or `planaudit.yaml` is changed, added or removed.

Looking at every file twice a second is enough, and sees changes on network drives too, of which the system tells
nobody: docs/decisions/0026-watching-by-looking-and-no-cache.md.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn

from planaudit.cli.exits import Stop
from planaudit.cli.opening import open_settings
from planaudit.cli.terminal import complain, is_terminal, write
from planaudit.documents.discover import Discovery
from planaudit.documents.reading import Reading, globs_of
from planaudit.documents.root import find_portfolio_file
from planaudit.findings import N_
from planaudit.wording.language import chosen_language
from planaudit.wording.wording import Wording

_PAUSE = 0.4
"""Seconds between two looks."""

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
"""Empties the screen and what was scrolled off it, and goes to its first line."""


class _Look(NamedTuple):
    """A file as it was seen: when it was written, how large it is, and which one it is."""

    written: int
    size: int
    number: int


def watch(path: Path, check: Callable[[], object], lang: str | None) -> NoReturn:
    """Check now and after every change, until interrupted.

    Raises Stop where there is nothing to watch; what stops a later check is said, and the next change waited for.
    """
    if not look(path):
        check()
    gc.enable()  # switched off where one run is all there is
    while True:
        seen = look(path)
        if is_terminal():
            write(_CLEAR)
        try:
            check()
        except Stop as stop:
            complain(stop.message)
        gc.collect()
        complain(_wording(path, lang).text(N_("waiting for changes; Ctrl-C ends")))
        sys.stderr.flush()
        while look(path) == seen:
            time.sleep(_PAUSE)
        _wait_until_still(path)
        if not is_terminal():
            write("\n")


def _wording(path: Path, lang: str | None) -> Wording:
    """The language of the repository, where that can be read."""
    try:
        return open_settings(path, lang=lang).wording
    except Stop:
        return Wording(chosen_language(lang, os.environ))


def _wait_until_still(path: Path) -> None:
    """An editor may write several files, or one in several goes."""
    before, now = None, look(path)
    while before != now:
        time.sleep(_PAUSE / 4)
        before, now = now, look(path)


def look(path: Path) -> dict[str, _Look]:
    """`planaudit.yaml` and every plan file of the repository that holds `path`, as they are now."""
    try:
        if not path.exists():
            return {}
        portfolio_file = find_portfolio_file(path.resolve())
        if portfolio_file is None:
            return {}
        root = portfolio_file.parent
        files = Discovery(root, globs_of(Reading(portfolio_file).portfolio), with_ignored=True).files
    except OSError:
        return {}
    looks = ((file, _look_at(root / file)) for file in (portfolio_file.name, *files))
    return {file: seen for file, seen in looks if seen}


def _look_at(file: Path) -> _Look | None:
    try:
        told = file.stat()
    except OSError:
        return None
    return _Look(told.st_mtime_ns, told.st_size, told.st_ino)
