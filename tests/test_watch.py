"""`check --watch`: checks again when a plan file or planaudit.yaml is changed, added or removed; ends with Ctrl-C."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit

PLAN = "id: {}\ntitle: Plan\nkind: annet\nparent: {}\n"
WAITING = b"waiting for changes; Ctrl-C ends\n"


@contextmanager
def watching(root: Path, path: str = ".", output: int = subprocess.PIPE) -> Iterator["subprocess.Popen[bytes]"]:
    """The program at watch, its messages on standard error; interrupted at the end."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "planaudit",
            "check",
            path,
            "--watch",
            "--select",
            "REF001,SCH",
            "-f",
            "concise",
            "--quiet",
        ],
        cwd=root,
        env={**os.environ, "LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        for stream in (process.stdout, process.stderr):
            if stream:
                stream.close()


def round_of(process: "subprocess.Popen[bytes]") -> list[str]:
    """What is said on standard error until the program waits."""
    assert process.stderr is not None
    return [line.decode() for line in iter(process.stderr.readline, WAITING)]


def places(printed: bytes) -> list[list[str]]:
    """The place and code of each finding, one list a check."""
    return [[" ".join(line.split()[:3]) for line in part.splitlines()] for part in printed.decode().split("\n\n")]


def rewritten(root: Path) -> None:
    (root / "plans/a.yaml").write_text("# ny linje\n" + PLAN.format("a", "b"))


def added(root: Path) -> None:
    (root / "plans/b.yaml").write_text(PLAN.format("b", "c"))


def removed(root: Path) -> None:
    (root / "plans/a.yaml").unlink()


def reset(root: Path) -> None:
    (root / "planaudit.yaml").write_text("municipality: {name: Fjordvik}\nplans: [planer/*.yaml]\n")
    (root / "planer").mkdir()
    (root / "planer/c.yaml").write_text(PLAN.format("c", "d"))


BEFORE = ["plans/a.yaml:4:1: error REF001"]


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (rewritten, ["plans/a.yaml:5:1: error REF001"]),
        (added, ["plans/b.yaml:4:1: error REF001"]),
        (removed, []),
        (reset, ["planer/c.yaml:4:1: error REF001"]),
    ],
)
def test_a_change_is_checked_and_a_pipe_gets_no_control_codes(
    change: Callable[[Path], None], after: list[str], tmp_path: Path
) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": PLAN.format("a", "b")})
    with watching(tmp_path) as process:
        assert round_of(process) == []
        change(tmp_path)
        said = round_of(process)

        process.send_signal(signal.SIGINT)
        printed, _ = process.communicate(timeout=20)

    assert process.returncode == 130
    assert places(printed.rstrip(b"\n") if after else printed) == [BEFORE, after]
    assert said == (
        []
        if after
        else [
            "no plan was found: plans/**/*.yaml matches no plan file\n",
            "  = help: add plan files there, set `plans:` in planaudit.yaml, or pass --allow-empty\n",
        ]
    )
    assert b"\x1b" not in printed


def test_wrong_settings_are_told_and_the_watch_goes_on(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": PLAN.format("a", "b")})
    with watching(tmp_path) as process:
        round_of(process)
        (tmp_path / "planaudit.yaml").write_text("municipality: {nam: Fjordvik}\n")
        assert round_of(process)[0] == "planaudit.yaml cannot be used, so nothing was audited\n"
        (tmp_path / "planaudit.yaml").write_text("municipality: {name: Fjordvik}\n")
        assert round_of(process) == []


def test_a_terminal_is_cleared_before_each_check(tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": PLAN.format("a", "b")})
    ours, theirs = pty.openpty()
    with watching(tmp_path, output=theirs) as process:
        round_of(process)
        shown = os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)

    assert shown.startswith(b"\x1b[2J\x1b[3J\x1b[H")


def test_a_plan_repository_that_is_gone_for_a_while_is_waited_for(tmp_path: Path) -> None:
    root, aside = tmp_path / "planer", tmp_path / "unna"
    PlanRepository(root, {"plans/a.yaml": PLAN.format("a", "b")})
    with watching(tmp_path, "planer") as process:
        round_of(process)
        root.rename(aside)
        assert round_of(process) == ["planer does not exist\n"]
        aside.rename(root)
        assert round_of(process) == []


@pytest.mark.parametrize("files", [{}, {"plans/a.yaml": PLAN.format("a", "b")}])
def test_there_must_be_something_to_watch_and_a_watch_only_looks(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    if files:
        PlanRepository(tmp_path, files)

    done = planaudit("check", "--watch", "nowhere", cwd=tmp_path)

    assert (done.exit, done.out, done.err) == (2, "", "nowhere does not exist\n")
    assert "--watch only looks" in planaudit("check", "--watch", "--fix", cwd=tmp_path).err
