"""The planaudit program as its users run it: a process, what it prints, and its exit code."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch


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
    kept |= {"LANG": "en_GB.UTF-8", "PYTHONUTF8": "1"} | environment
    if "mutmut" in sys.modules:
        return _in_this_process([str(word) for word in words], cwd, kept)
    done = subprocess.run(
        [sys.executable, "-m", "planaudit", *map(str, words)],
        cwd=cwd,
        env=kept,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _in_this_process(words: list[str], cwd: Path | None, environment: dict[str, str]) -> Done:
    """The same where mutmut is at work: it sees only what this process comes by, and mutates only that.

    With one processor nothing is forked, so nothing goes by unseen, and mutmut, which waits for any child of its own
    process, meets only those that it knows.
    """
    from planaudit.cli.main import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = Path.cwd()
    with (
        patch.object(sys, "argv", ["planaudit", *words]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.dict(os.environ, environment, clear=True),
        patch.object(os, "cpu_count", return_value=1),
    ):
        os.chdir(cwd or before)
        try:
            code = main()
        finally:
            os.chdir(before)
    return Done(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
