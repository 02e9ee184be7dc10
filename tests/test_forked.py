"""Things made in a second process come in their order, all of them, whatever becomes of that process."""

import os
import pickle
import signal
from collections.abc import Callable, Iterator

import pytest

from planaudit.documents import forked
from planaudit.documents.forked import Forked

needs_a_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def in_the_child() -> bool:
    return os.getpid() != int(os.environ["THE_TEST"])


def break_off() -> None:
    raise ValueError("in the child")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    # Asked for in each test, since mutmut loads the tests in one process and runs them in another.
    monkeypatch.setenv("THE_TEST", str(os.getpid()))


@needs_a_fork
def test_things_are_made_in_the_child_and_come_in_their_order() -> None:
    things = Forked(lambda: ((number, in_the_child()) for number in range(100)))

    assert list(things.items()) == [(number, True) for number in range(100)]


@needs_a_fork
def test_things_larger_than_the_pipe_come_whole() -> None:
    made = ["a" * 3_000_000, "", "b" * 70_000, b"", 0]

    assert list(Forked(lambda: iter(made)).items()) == made


@needs_a_fork
def test_the_child_works_ahead() -> None:
    waits, goes_on = os.pipe()

    def make() -> Iterator[str]:
        os.read(waits, 1)
        yield from "ab"

    things = Forked(make)
    assert not things.has_sent()
    os.write(goes_on, b"!")
    things._drain.join()

    assert things.has_sent()
    assert list(things.items()) == ["a", "b"]


@needs_a_fork
@pytest.mark.parametrize("fail", [break_off, die])
@pytest.mark.parametrize("after", [0, 1, 3])
def test_what_a_failing_child_leaves_out_is_made_here(fail: Callable[[], None], after: int) -> None:
    def make() -> Iterator[int]:
        for number in range(4):
            if number == after and in_the_child():
                fail()
            yield number

    assert list(Forked(make).items()) == [0, 1, 2, 3]


@needs_a_fork
def test_what_fails_in_both_fails_here() -> None:
    def make() -> Iterator[int]:
        yield 1
        break_off()

    things = Forked(make).items()

    assert next(things) == 1
    with pytest.raises(ValueError, match="in the child"):
        next(things)


@needs_a_fork
def test_no_child_is_left_behind() -> None:
    things = Forked(lambda: iter("ab"))
    assert list(things.items()) == ["a", "b"]

    with pytest.raises(ChildProcessError):
        os.waitpid(things._child, os.WNOHANG)


def test_the_child_sends_each_thing_with_its_length_and_ends_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)

    forked._send(lambda: iter(["a", "b" * 300]), writing)

    with os.fdopen(reading, "rb") as pipe:
        sent = pipe.read()
    things = []
    while sent:
        length, sent = int.from_bytes(sent[:8], "big"), sent[8:]
        things.append(pickle.loads(sent[:length]))
        sent = sent[length:]
    assert (things, ended) == (["a", "b" * 300, None], [0])


def test_the_pipe_is_made_as_wide_as_the_system_lets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl", reason="this system has no fcntl")
    asked = []
    monkeypatch.setattr(fcntl, "F_SETPIPE_SZ", 1031, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda *words: asked.append(words))

    forked._widen(7)

    assert asked == [(7, 1031, 1 << 20)]


def test_with_one_processor_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    assert not forked.can_fork()
    assert list(Forked(lambda: ((number, in_the_child()) for number in range(2))).items()) == [(0, False), (1, False)]


def test_where_the_system_does_not_say_there_is_one_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert not forked.can_fork()


def test_without_fork_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)

    assert not forked.can_fork()
    assert list(Forked(lambda: iter("ab")).items()) == ["a", "b"]
