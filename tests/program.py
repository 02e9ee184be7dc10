"""The planaudit program as its users run it: a process, what it prints, and its exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a run came to."""

    exit: int
    out: str
    err: str


def planaudit(*words: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """Run the program in a plain environment: no colour settings, English unless the test says otherwise."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")}
    kept |= {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PYTHONPATH"))}
    done = subprocess.run(
        [sys.executable, "-m", "planaudit", *map(str, words)],
        cwd=cwd,
        env=kept | {"LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
