"""How far long work has come: told on standard error, where a person looks at it and waits for over a second."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds after which people begin to wonder."""

_AGAIN = 0.2
"""Seconds between looks at what is being done."""


def watched(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """The same items, while a bar tells how many of the `total` there have been."""
    if not sys.stderr.isatty():
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
    """
    doing = [what]

    def now(said: str) -> None:
        doing[0] = said

    if not sys.stderr.isatty():
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


def _watch(doing: list[str], is_done: Event) -> None:
    if is_done.wait(_PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(doing[0], total=None)
        while not is_done.wait(_AGAIN):
            shown.update(task, description=doing[0])
