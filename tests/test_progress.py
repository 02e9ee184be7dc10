"""What a person sees who waits at a terminal, and that nothing of it is left, nor shown to anyone else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import fjordvik_history
import pytest

IMPATIENT = """
from planaudit.cli import progress

progress._PATIENCE = 0
progress._TICK = 0.005
from planaudit.__main__ import start

start()
"""
"""The program, where work that takes any time at all takes long."""


@pytest.fixture(scope="module")
def fjordvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fjordvik_history.build(tmp_path_factory.mktemp("fjordvik")).root


def seen_at_a_terminal(*words: str, cwd: Path, **environment: str) -> str:
    """What is written to standard error where it is a terminal, and standard output a file."""
    screen, end = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-c", IMPATIENT, *words, "--lang", "en"],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=end,
        env=os.environ | {"LANG": "en_GB.UTF-8", "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1"} | environment,
    )
    os.close(end)
    seen = b""
    while chunk := _read(screen):
        seen += chunk
    os.close(screen)
    started.wait(timeout=60)
    return seen.decode()


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # how Linux says that nobody writes any more
        return b""


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        (["check"], "Reading the plans", "Auditing the register"),
        (["check", "--diff"], "Reading the plans", "Auditing the register"),
        (["check", "--since", "HEAD~1"], "Reading the plans", "Auditing the register"),
        (["report"], "Reading the plans", "Auditing the register"),
        (["report", "council"], "Reading the plans", "Auditing the register"),
        (["forecast", "--until", "2027-06-30"], "Reading the plans", "Looking at the days to come"),
        (["diff", "HEAD~1"], "Reading the plans", "Comparing the revisions"),
        (["show", "klimaplan"], "Reading the plans", "Reading the plans"),
    ],
    ids=["check", "check --diff", "check --since", "report", "report council", "forecast", "diff", "show"],
)
def test_a_bar_tells_what_is_being_done_and_is_wiped_away(
    words: list[str], first: str, last: str, fjordvik: Path
) -> None:
    seen = seen_at_a_terminal(*words, cwd=fjordvik)

    told = re.findall(r"\r([A-Z][a-z ]+) [─━]{24} 0:\d\d *(?=\r)", seen)
    assert (told[0], told[-1]) == (first, last)
    assert re.search(r"\r +\r(?!.*[─━])", seen, re.DOTALL), seen[-200:]


@pytest.mark.parametrize(
    ("words", "told"),
    [(["history"], "Reading revisions"), (["report", "cities", "."], "Auditing the registers")],
    ids=["history", "report cities"],
)
def test_a_bar_tells_how_much_is_left_where_that_is_known(words: list[str], told: str, fjordvik: Path) -> None:
    seen = seen_at_a_terminal(*words, cwd=fjordvik)

    assert re.search(rf"{told} ━+ +100%", seen), seen[-400:]


@pytest.mark.parametrize("words", [["check"], ["report"], ["history"]], ids=" ".join)
def test_a_terminal_that_cannot_go_back_on_a_line_is_shown_no_bar(words: list[str], fjordvik: Path) -> None:
    assert seen_at_a_terminal(*words, cwd=fjordvik, TERM="dumb") == ""


@pytest.mark.parametrize("words", [["check"], ["report"], ["history"]], ids=" ".join)
def test_a_log_is_shown_no_bar(words: list[str], fjordvik: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT, *words], cwd=fjordvik, capture_output=True, timeout=60, check=False
    )

    assert done.stderr == b""


def test_a_bar_is_no_wider_than_the_screen(fjordvik: Path) -> None:
    seen = seen_at_a_terminal("check", cwd=fjordvik, COLUMNS="30")

    assert "Reading the plans 0:00" in seen
    assert max(map(len, seen.split("\r"))) < 30
