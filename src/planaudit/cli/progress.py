"""How far long work has come: a bar on standard error, where a person looks at it and waits for over a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 1.0
"""So many seconds nobody needs to be told anything."""


def watched(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """The same items, while a bar tells how many of the `total` there have been."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    begun = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True, disable=False) as progress:
        task = progress.add_task(doing, total=total, visible=False)
        for item in items:
            progress.update(task, advance=1, visible=time.monotonic() - begun > _PATIENCE)
            yield item
