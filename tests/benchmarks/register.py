"""Registers of any size for benchmarks: plans of 70 lines that hang together, with a finding here and there."""

from pathlib import Path


def write_register(root: Path, plans: int) -> None:
    """Write a plan repository of so many plans, one a file, 70 lines each."""
    (root / "plans").mkdir(parents=True, exist_ok=True)
    (root / "planaudit.yaml").write_text("municipality: {name: Prøvebygd kommune}\n", encoding="utf-8")
    for number in range(plans):
        folder = root / "plans" / f"{number // 1000:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"plan-{number}.yaml").write_text(_plan(number), encoding="utf-8")


def _plan(number: int) -> str:
    if number == 0:
        head = ["kind: samfunnsdel", "x-root: the top of the hierarchy"]
    elif number == 1:
        head = ["kind: okonomiplan", "parent: plan-0"]
    else:
        head = ["kind: temaplan", f"parent: plan-{(number - 2) // 10}"]
    lines = [
        f"id: plan-{number}",
        f"title: Plan for område nummer {number}",
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
        "goals:",
    ]
    for goal in range(4):
        lines += [
            f"  - id: M{goal}",
            f"    title: Mål {goal} i plan {number} er å få til noe som monner",
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
            "    within_frame: true" if (number + measure) % 5 else "    cost: 1500000",
            "    status: started",
            f"    responsible: etat-{number % 9}",
            "    due: 2027",
        ]
    lines += ["x-note:"] + [f"  line-{number}: fyll" for number in range(70 - len(lines) - 1)]
    return "\n".join(lines) + "\n"
