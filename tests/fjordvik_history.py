"""Fjordvik's plan repository with a history: nine commits from 2023 to 2026, and a branch that proposes a change.

The same commits with the same names each time, so that documentation can show them.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from git_repository import GitRepository

EXAMPLE = Path(__file__).parents[1] / "examples/fjordvik"
BRANCH = "idrettsplanen-forlenges"

_STEPS = (
    ("2023-11-20", "Planregisteret begynner", ("planaudit.yaml", "plans/foringer", "plans/kommuneplan")),
    ("2024-02-05", "Oppvekst", ("plans/oppvekst", "plans/utgatt.yaml")),
    ("2024-06-20", "Helse", ("plans/helse",)),
    ("2024-12-16", "Økonomiplan og budsjett", ("plans/okonomi",)),
    ("2025-02-17", "Kultur og idrett", ("plans/kultur",)),
    ("2025-06-02", "Næring", ("plans/naering",)),
    ("2025-11-24", "Klima, bolig og trafikk", ("plans/samfunn",)),
    ("2026-02-09", "Organisasjon", ("plans/organisasjon",)),
)


def build(root: Path) -> GitRepository:
    """Make the repository, with the branch checked out; `main` is the register as the example has it."""
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(EXAMPLE.rglob("*.yaml"))
    }
    earlier = _with(files, "cost: {2026: 6 000", "cost: {2026: 5 000")
    repository = GitRepository(root)
    known: dict[str, str] = {}
    for day, message, begins in _STEPS:
        known |= {path: text for path, text in earlier.items() if path.startswith(begins)}
        repository.commit(message, known, day=day)
    repository.commit("Lysløypa blir dyrere", files, day="2026-10-05")
    repository.git("checkout", "--quiet", "-b", BRANCH)
    longer = _with(files, "period: 2025-2027", "period: 2025-2031")
    repository.commit(
        "Idrettsplanen forlenges", _with(longer, "parent: samfunnsdel", "parent: samfunsdel"), day="2026-10-12"
    )
    return repository


def _with(files: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """The files with another text in the plan for sports. Raises ValueError where the plan does not say it."""
    path = "plans/kultur/idrettsplan.yaml"
    if old not in files[path]:
        raise ValueError(old)
    return {**files, path: files[path].replace(old, new, 1)}


if __name__ == "__main__":
    print(build(Path(sys.argv[1])).root)
