"""A sign of life on standard error, for what takes more than a second and is watched by a person."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

_PATIENCE = 1.0
"""Seconds after which people begin to wonder."""


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Show that the work goes on, from the second second until it is done; nothing is left of it afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    is_done = Event()
    watcher = Thread(target=_watch, args=(what, is_done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_done.set()
        watcher.join()


def _watch(what: str, is_done: Event) -> None:
    if is_done.wait(_PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        shown.add_task(what, total=None)
        is_done.wait()
