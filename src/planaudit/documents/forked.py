"""Things made beside this process, in a forked child that sends each through a pipe as soon as it is made.

Why a fork and not a pool of the standard library: docs/decisions/0010-reading-ahead-in-a-fork.md. Where forking is
not to be had, they are made here when they are asked for, with the same result.
"""

import os
from collections.abc import Callable, Iterator
from itertools import chain, islice
from queue import SimpleQueue
from threading import Thread
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")

_PIPE_BYTES = 1 << 20
"""How far the child may be ahead of what this process has taken in, where the system lets us say."""

_LENGTH_BYTES = 8


def can_fork() -> bool:
    """Whether a second process can be had, and a processor for it."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1


class Forked(Generic[T]):
    """What `make` gives, begun in a child. It must give things that can be pickled, and change nothing outside."""

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make
        self._sent: SimpleQueue[bytes] = SimpleQueue()
        self._child = 0
        if can_fork():
            self._begin()

    def has_sent(self) -> bool:
        """Whether the next thing is here already."""
        return not self._sent.empty()

    def items(self) -> Iterator[T]:
        """Each thing in the order it is made. What a failing child leaves out is made here, and fails here."""
        taken = 0
        if self._child:
            import pickle

            while message := self._sent.get():
                item: T = pickle.loads(message)
                if item is None:
                    break
                taken += 1
                yield item
            is_whole = bool(message)
            self._drain.join()
            os.waitpid(self._child, 0)
            if is_whole:
                return
        yield from islice(self._make(), taken, None)

    def _begin(self) -> None:
        reading, writing = os.pipe()
        _widen(writing)
        try:
            self._child = os.fork()
        except OSError:
            os.close(reading)
            os.close(writing)
            return
        if self._child == 0:
            os.close(reading)
            _send(self._make, writing)
        os.close(writing)
        # A thread, since else the child would stand still while this process imports and the pipe is full.
        self._drain = Thread(target=_take_in, args=(reading, self._sent), daemon=True)
        self._drain.start()


def _widen(pipe: int) -> None:
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)  # type: ignore[attr-defined, unused-ignore]  # Linux alone has it
    except (AttributeError, ImportError, OSError):
        pass  # a narrow pipe only makes the child wait more often


def _take_in(reading: int, sent: "SimpleQueue[bytes]") -> None:
    """Move what comes through the pipe into memory; nothing, at last, where it ended or broke off."""
    with os.fdopen(reading, "rb", buffering=_PIPE_BYTES) as pipe:
        while len(length := pipe.read(_LENGTH_BYTES)) == _LENGTH_BYTES:
            expected = int.from_bytes(length)
            message = pipe.read(expected)
            if len(message) < expected:
                break
            sent.put(message)
    sent.put(b"")


def _send(make: Callable[[], Iterator[object]], writing: int) -> NoReturn:
    """In the child: make, send, and never return into the program, whatever happens. None says that all was sent."""
    import pickle

    try:
        with os.fdopen(writing, "wb") as pipe:
            for item in chain(make(), (None,)):
                message = pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL)
                pipe.write(len(message).to_bytes(_LENGTH_BYTES))
                pipe.write(message)
                pipe.flush()
    finally:
        os._exit(0)
