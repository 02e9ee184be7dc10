"""How far long work has come: told on standard error, where a person looks at it and waits for over a second."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds after which people begin to wonder."""

_TICK = 0.1
"""Seconds between two looks of the bar."""

_BAR, _BLOCK = 24, 6
"""Columns of the bar, and of the block that runs to and fro in it."""


def watched(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """The same items, while a bar tells how many of the `total` there have been."""
    if not _is_looked_at():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    begun = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing, total=total, visible=False)
        for item in items:
            shown.update(task, advance=1, visible=time.monotonic() - begun > _PATIENCE)
            yield item


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show that work of unknown length goes on, until it is done; nothing is left of it afterwards.

    Gives a function that says what is being done now.
    The thread that draws imports nothing and holds no lock that the work needs, since the work may fork.
    """
    doing = [what]

    def now(said: str) -> None:
        doing[0] = said

    if not _is_looked_at():
        yield now
        return
    is_done = Event()
    watcher = Thread(target=_watch, args=(doing, is_done), daemon=True)
    watcher.start()
    try:
        yield now
    finally:
        is_done.set()
        watcher.join()


def _is_looked_at() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _watch(doing: list[str], is_done: Event) -> None:
    begun = time.monotonic()
    if is_done.wait(_PATIENCE):
        return
    drawn, tick = "", 0
    while not is_done.is_set():
        before = len(drawn)
        drawn = _drawn(doing[0], tick, int(time.monotonic() - begun), get_terminal_size().columns)
        _tell(f"\r{drawn:<{before}}")
        tick += 1
        is_done.wait(_TICK)
    _tell(f"\r{' ' * len(drawn)}\r")


def _drawn(what: str, tick: int, seconds: int, columns: int) -> str:
    """What is done, a bar, and the time since it began; no wider than the screen, where the next line would begin."""
    way = _BAR - _BLOCK
    at = way - abs(tick % (2 * way) - way)
    bar = "─" * at + "━" * _BLOCK + "─" * (way - at)
    line = f"{what} {bar} {seconds // 60}:{seconds % 60:02}"
    return line if len(line) < columns else f"{what} {seconds // 60}:{seconds % 60:02}"[: max(columns - 1, 0)]


def _tell(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        return
