"""What the shell suggests after the tab key, and that it is quick because it loads little."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from plan_repository import PlanRepository

from planaudit.model.kind import Kind

SLOW = {
    "babel",
    "networkx",
    "rapidfuzz",
    "rich",
    "ruamel",
    "planaudit.rules.catalogue",
    "planaudit.model.plan",
}
"""Pydantic itself is not among them: typer reads the line with it."""


def completed(line: str, cwd: Path, *python: str) -> tuple[list[str], str]:
    """What bash is told to suggest at the end of a line, and what stands on standard error."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, *python, str(Path(sys.executable).with_name("planaudit"))],
        cwd=cwd,
        env={
            **os.environ,
            "_PLANAUDIT_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout.split(), done.stderr


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A folder below a plan repository of three plans, one of them in quotes and one with a BOM before it."""
    PlanRepository(
        tmp_path,
        {
            "plans/a.yaml": "﻿id: klimaplan\ntitle: Klima\nkind: annet\ngoals: [{id: klimamål, title: A}]\n---\nid: 'kulturplan'\n",
            "plans/b.yaml": "id: boligplan\ntitle: [\n",
            "annet/c.yaml": "id: klippeplan\n",
        },
    )
    return tmp_path / "plans"


@pytest.mark.parametrize(
    ("line", "suggested"),
    [
        ("planaudit ch", ["check"]),
        ("planaudit check --format s", ["sarif"]),
        ("planaudit check --lang ", ["nb", "nn", "en"]),
        ("planaudit check --fail-on ", ["error", "warning", "info", "never"]),
        ("planaudit check --select REF", ["REF", "REF001", "REF002", "REF003"]),
        ("planaudit check --select REF001,STR01", ["REF001,STR010", "REF001,STR011", "REF001,STR012"]),
        ("planaudit check --ignore unused", ["unused-suppression"]),
        ("planaudit explain unused", ["unused-suppression"]),
        ("planaudit show k", ["klimaplan", "kulturplan"]),
        ("planaudit show ", ["klimaplan", "kulturplan", "boligplan"]),
        ("planaudit check --only kind:k", ["kind:kommunedelplan"]),
        ("planaudit check --only k", ["klimaplan", "kulturplan", *(f"kind:{kind}" for kind in Kind)]),
        ("planaudit check --only +klima", ["+klimaplan"]),
        ("planaudit check --only status:r", ["status:retired", "status:replaced", "status:repealed"]),
        ("planaudit graph --select klimaplan,bo", ["klimaplan,boligplan"]),
        ("planaudit simulate --retire ku", ["kulturplan"]),
        ("planaudit simulate --merge klimaplan,ku", ["klimaplan,kulturplan"]),
        ("planaudit simulate --merge klimaplan --into bo", ["boligplan"]),
        ("planaudit simulate --adopt ", ["klimaplan", "kulturplan", "boligplan"]),
    ],
)
def test_words_are_suggested_for_what_is_begun_and_little_is_loaded(
    line: str, suggested: list[str], register: Path
) -> None:
    words, said = completed(line, register, "-X", "importtime")

    assert words == suggested
    loaded = {row.rpartition("|")[2].strip() for row in said.splitlines()}
    assert "planaudit.cli.main" in loaded
    assert not loaded & SLOW


def test_outside_a_plan_repository_no_plan_is_suggested(tmp_path: Path) -> None:
    assert completed("planaudit show ", tmp_path) == ([], "")


IN_A_SHELL = {
    "bash": """
eval "$(planaudit --show-completion)"
COMP_WORDS=(planaudit show ku); COMP_CWORD=2
_planaudit_completion planaudit
printf "%s\\n" "${COMPREPLY[@]}"
""",
    "zsh": """
compdef() { : }
_arguments() { print -r -- "$@" }
eval "$(planaudit --show-completion)"
words=(planaudit show ku); CURRENT=3
_planaudit_completion
""",
    "fish": """
planaudit --show-completion | source
complete -C "planaudit show ku"
""",
}
"""What a shell does when the tab key is pressed behind `planaudit show ku`."""


@pytest.mark.parametrize(
    ("shell", "suggested"),
    [
        ("bash", "kulturplan\n"),
        ("zsh", '*: :(("kulturplan":"plans/a.yaml"))\n'),
        ("fish", "kulturplan\tplans/a.yaml\n"),
    ],
)
def test_what_show_completion_prints_makes_a_shell_suggest(shell: str, suggested: str, register: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    done = subprocess.run(
        [shell, "-c", IN_A_SHELL[shell]],
        cwd=register,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.stdout, done.stderr) == (suggested, "")
