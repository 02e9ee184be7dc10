"""Ctrl-C ends a run at once, whatever it is at, with an exit code of its own and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from plan_repository import PlanRepository

PRESSED = """
import os, signal, sys

class Pressed:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
from planaudit.__main__ import start
start()
"""


@pytest.mark.parametrize("module", ["planaudit.cli.ahead", "typer", "planaudit.cli.check", "planaudit.audit.audit"])
def test_ctrl_c_while_the_program_is_being_loaded_gives_no_traceback(module: str, tmp_path: Path) -> None:
    PlanRepository(tmp_path, {"plans/a.yaml": "{id: a, title: Plan, kind: annet}\n"})

    done = subprocess.run(
        [sys.executable, "-c", PRESSED.format(module=module), "check"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
