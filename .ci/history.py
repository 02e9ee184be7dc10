"""Hold `planaudit diff` and `history` against changes that were counted by other means: `history.py FOLDER`.

The folder holds `make.sh`, which builds a git repository of a real register, and `changes.json`, which says what
changed from each of its commits to the next. Keys that begin with `x-` are the municipality's own, and not compared.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PLANAUDIT = (sys.executable, "-m", "planaudit")


def said(*words: str, root: Path) -> str:
    """What the program prints. Raises CalledProcessError where it fails."""
    return subprocess.run((*PLANAUDIT, *words), cwd=root, check=True, capture_output=True, text=True).stdout


def compared(step: dict[str, Any], change: dict[str, Any]) -> list[str]:
    """What differs between a change as it was counted and as it is told."""
    plans, told = step["plans"], change["plans"]
    fields = {plan: {key for key in changed if not key.startswith("x-")} for plan, changed in plans["changed"].items()}
    told_fields = {
        plan["id"]: {field["field"].partition(".")[0] for field in plan["fields"]} for plan in told["changed"]
    }
    dangling = {line.split(" -> ")[1] for line in step["dangling_references_after"]}
    named = {
        finding["message"].split(" names ")[1].split()[0]
        for finding in change["findings"]["new"]
        if finding["code"] == "REF001"
    }
    pairs = [
        ("added", sorted(plans["added"]), [plan["id"] for plan in told["added"]]),
        ("removed", sorted(plans["removed"]), [plan["id"] for plan in told["removed"]]),
        ("changed", fields, told_fields),
        (
            "goals",
            (step["goals"]["before"], step["goals"]["after"]),
            (change["totals"]["goals"]["before"], change["totals"]["goals"]["after"]),
        ),
        ("dangling references", dangling, named),
    ]
    return [f"{what}: counted {counted}, told {is_told}" for what, counted, is_told in pairs if counted != is_told]


def main(folder: Path) -> int:
    """Compare each step, and the number of plans at each commit."""
    steps = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as made:
        root = Path(made, "register")
        subprocess.run(["sh", folder / "make.sh", root], check=True, capture_output=True)
        faults = []
        for number, step in enumerate(steps):
            base, head = (f"HEAD~{len(steps) - place}" for place in (number, number + 1))
            change = json.loads(
                said("diff", base, head, "--as-of", "2026-11-01", "--lang", "en", "-f", "json", root=root)
            )
            faults += [f"{step['from']} to {step['to']}: {fault}" for fault in compared(step, change)]
        volume = [moment["plans"] for moment in json.loads(said("history", "-f", "json", root=root))["moments"]]
        kept = [len(list((folder / "versions" / step["from"] / "plans").iterdir())) for step in steps]
        if volume[:-1] != kept:
            faults.append(f"history: counted {kept}, told {volume[:-1]}")
    print("\n".join(faults) or f"{len(steps)} changes and {len(volume)} commits are told as they were counted.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
