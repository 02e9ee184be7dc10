"""Work done beside this process, in a forked child that sends its result back through a pipe.

Why a fork and not a pool of the standard library: docs/decisions/0010-reading-ahead-in-a-fork.md. Where forking is
not to be had, whoever asks does the work itself, with the same result.
"""

import os
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process can be had, and a processor for it."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1


class Forked(Generic[T]):
    """Some work, begun in a child. `work` must give something that can be pickled, and change nothing outside."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._reading, writing = os.pipe()
        try:
            self._child = os.fork()
        except OSError:
            self._child = -1
        if self._child == 0:
            _send(work, writing)
        os.close(writing)

    def result(self) -> T:
        """What the child came to. Where the child failed, the work is done here, and fails here."""
        import pickle

        with os.fdopen(self._reading, "rb") as pipe:
            sent = pipe.read()
        if self._child > 0:
            os.waitpid(self._child, 0)
        try:
            result: T = pickle.loads(sent)
        except (EOFError, pickle.UnpicklingError):
            return self._work()
        return result


def _send(work: Callable[[], object], writing: int) -> None:
    """In the child: work, send, and never return into the program, whatever happens."""
    import pickle

    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)
