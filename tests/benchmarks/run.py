"""Run by hand: `python tests/benchmarks/run.py`. Prints ratios taken in one run; asserts nothing.

Every figure is a whole process, except the memory of a plan; two commands are run in turn, and the ratio is the
median of the pairs. `ruamel.yaml.clib` is needed for the C parser that the ratio is taken against
(`pip install -e ".[bench]"`). The program is compiled first, as pip compiles what it does not install as editable.
"""

import compileall
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import planaudit

PYTHON = sys.executable
EVENTS = """
import sys, pathlib
from ruamel.yaml.cyaml import CParser
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    parser = CParser(file.read_text(encoding="utf-8"))
    while parser.get_event() is not None:
        pass
"""


def seconds(*command: str) -> float:
    """The wall time of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(what: str, ours: tuple[str, ...], theirs: tuple[str, ...], bar: float, runs: int = 7) -> None:
    """Run two commands in turn, so that a busy hour weighs on both, and print the median of the ratios.

    One run of each comes first and is not counted.
    """
    pairs = [(seconds(*ours), seconds(*theirs)) for _ in range(runs + 1)][1:]
    own, other = (median(times) for times in zip(*pairs, strict=True))
    ratios = sorted(one / two for one, two in pairs)
    print(
        f"{what:<58} {own:7.3f} s  {other:7.3f} s  ratio {median(ratios):5.2f}"
        f"  ({ratios[0]:.2f}–{ratios[-1]:.2f})  bar {bar}"
    )


def peak_kilobytes(*command: str) -> int:
    """The largest resident set of one run of a command (Linux counts kilobytes)."""
    pid = os.spawnv(os.P_NOWAIT, "/bin/sh", ["sh", "-c", " ".join(command) + " >/dev/null 2>&1"])
    _, _, used = os.wait4(pid, 0)
    return used.ru_maxrss


def check(root: Path) -> tuple[str, ...]:
    return (PYTHON, "-m", "planaudit", "check", str(root), "-f", "json", "--as-of", "2026-03-01")


def main() -> None:
    compileall.compile_dir(Path(planaudit.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        roots = {size: Path(folder, str(size)) for size in (1, 100, 1_000, 10_000)}
        for size, root in roots.items():
            write_register(root, size)
        imports = (PYTHON, "-c", "import typer, pydantic, ruamel.yaml, networkx, rich")
        version, typer = (PYTHON, "-m", "planaudit", "--version"), (PYTHON, "-c", "import typer")
        events = (PYTHON, "-c", EVENTS, str(roots[1_000]))
        compare("--version / import typer", version, typer, 2)
        compare("check 100 plans / import the libraries", check(roots[100]), imports, 2)
        compare("check 1 000 plans / C parser's events", check(roots[1_000]), events, 3)
        compare("check 10 000 plans / check 1 000", check(roots[10_000]), check(roots[1_000]), 11, runs=3)
        small, large = (peak_kilobytes(*check(roots[size])) for size in (1, 10_000))
        print(f"memory a plan above start-up: {(large - small) / 10_000:.1f} KB  bar 25")


def write_register(root: Path, plans: int) -> None:
    """Write a plan repository of so many plans, one a file, 70 lines each."""
    (root / "plans").mkdir(parents=True, exist_ok=True)
    (root / "planaudit.yaml").write_text("municipality: {name: Prøvebygd kommune}\n", encoding="utf-8")
    for number in range(plans):
        folder = root / "plans" / f"{number // 1000:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"plan-{number}.yaml").write_text(_plan(number), encoding="utf-8")


def _word(number: int) -> str:
    """A word of its own for each number, so that titles differ as real ones do."""
    syllables = ("ba", "ko", "li", "mø", "ru", "se", "ta", "vi", "åd", "en")
    return "".join(syllables[int(digit)] for digit in reversed(str(number + 1000)))


def _sentence(number: int) -> str:
    """Six words, different for each number but always the same for the same one."""
    return " ".join(_word(word) for word in random.Random(number).choices(range(9000), k=6))


def _plan(number: int) -> str:
    if number == 0:
        head = ["kind: samfunnsdel", "x-root: the top of the hierarchy"]
    elif number == 1:
        head = ["kind: okonomiplan", "parent: plan-0"]
    else:
        head = ["kind: temaplan", f"parent: plan-{(number - 2) // 10}"]
    lines = [
        f"id: plan-{number}",
        f"title: Plan for {_word(number)}",
        *head,
        f"theme: tema-{number % 20}",
        "adopted:",
        "  date: 2024-06-13",
        "  body: Kommunestyret",
        f"  case: {number % 90 + 10}/24",
        "period: {from: 2024, to: 2027}",
        "owner:",
        f"  political: utvalg-{number % 7}",
        f"  administrative: etat-{number % 9}",
        "purpose: En setning om formålet med denne planen, lang nok til å ligne en ekte setning.",
        "challenges: En setning om utfordringene, også den omtrent så lang som i en virkelig plan.",
        "goals:",
    ]
    for goal in range(4):
        lines += [
            f"  - id: M{goal}",
            f"    title: {_sentence(number * 4 + goal)}",
            "    level: main",
            f"    supports: [plan-0#M{goal}]" if number else "    level-note: ~",
            f"    indicator: indikator-{number * 4 + goal}",
            "    direction: decrease",
            "    target: {value: 84200, year: 2030}",
        ]
    lines = [line for line in lines if "level-note" not in line]
    lines.append("measures:")
    for measure in range(3):
        lines += [
            f"  - id: T{measure}",
            f"    title: Tiltak {measure} i plan {number}",
            f"    goals: [M{measure}]",
            "    within_frame: true" if (number + measure) % 9 else "    cost: 1500000",
            "    status: started",
            f"    responsible: etat-{number % 9}",
            "    due: 2027",
        ]
    lines += ["x-note:"] + [f"  line-{number}: fyll" for number in range(70 - len(lines) - 1)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
