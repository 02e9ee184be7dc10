"""Run by hand: `python -m tests.benchmarks` from the root. Prints ratios taken in one run; asserts nothing.

Every figure is a whole process, the median of five, except the memory of a plan. `ruamel.yaml.clib` is needed for
the C parser that the ratio is taken against (`pip install -e ".[bench]"`).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.register import write_register

PYTHON = sys.executable
EVENTS = """
import sys, pathlib
from ruamel.yaml.cyaml import CParser
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    parser = CParser(file.read_text(encoding="utf-8"))
    while parser.get_event() is not None:
        pass
"""


def seconds(*command: str, runs: int = 5) -> float:
    """The median wall time of a command, after one run that is not counted."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if run:
            times.append(time.perf_counter() - start)
    return median(times)


def peak_kilobytes(*command: str) -> int:
    """The largest resident set of one run of a command (Linux counts kilobytes)."""
    pid = os.spawnv(os.P_NOWAIT, "/bin/sh", ["sh", "-c", " ".join(command) + " >/dev/null 2>&1"])
    _, _, used = os.wait4(pid, 0)
    return used.ru_maxrss


def check(root: Path) -> tuple[str, ...]:
    return (PYTHON, "-m", "planaudit", "check", str(root), "-f", "json", "--as-of", "2026-03-01")


def line(what: str, ours: float, theirs: float, bar: float) -> None:
    print(f"{what:<58} {ours:7.3f} s  {theirs:7.3f} s  ratio {ours / theirs:5.2f}  bar {bar}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: Path(folder, str(size)) for size in (1, 100, 1_000, 10_000)}
        for size, root in roots.items():
            write_register(root, size)
        imports = (PYTHON, "-c", "import typer, pydantic, ruamel.yaml, networkx, rich")
        line(
            "--version / import typer",
            seconds(PYTHON, "-m", "planaudit", "--version"),
            seconds(PYTHON, "-c", "import typer"),
            2,
        )
        line("check 100 plans / import the libraries", seconds(*check(roots[100])), seconds(*imports), 2)
        thousand = seconds(*check(roots[1_000]))
        line("check 1 000 plans / C parser's events", thousand, seconds(PYTHON, "-c", EVENTS, str(roots[1_000])), 3)
        line("check 10 000 plans / check 1 000", seconds(*check(roots[10_000]), runs=3), thousand, 11)
        small, large = (peak_kilobytes(*check(roots[size])) for size in (1, 10_000))
        print(f"memory a plan above start-up: {(large - small) / 10_000:.1f} KB  bar 25")


if __name__ == "__main__":
    main()
