"""How often each rule speaks of a register: `python docs/rule_hits.py PATH DATE [PATH DATE …]` prints the table.

The table of the examples is kept in `docs/rule-hits.md`, which `docs/generate.py` writes.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planaudit.audit.audit import Audit
from planaudit.cli.opening import open_repository
from planaudit.rules.catalogue import ALL_RULES

EXAMPLES = {"fjordvik": "2026-11-01", "gol": "2024-06-11", "drammen": "2024-05-14"}


class Hits(NamedTuple):
    """What the whole catalogue came to in one register: by rule, findings and plans or elements left open.

    A rule that has nothing to go by in the register is not evaluable once, for the portfolio.
    """

    found: Counter[str]
    left_open: Counter[str]
    bare: frozenset[str]
    plans: int

    def cell(self, code: str) -> str:
        """What the table says of a rule: nothing where it has nothing to say."""
        parts = [str(self.found[code])] if self.found[code] else []
        parts += [f"{self.left_open[code]} open"] if self.left_open[code] else []
        parts += ["bare"] if code in self.bare else []
        return ", ".join(parts)


def hits(register: Path, day: str) -> Hits:
    """Audit a register as of a day; what suppressions hide is not counted."""
    opened = open_repository(register, lang="en", as_of=day)
    report = Audit(opened.repository, opened.selected, opened.as_of, opened.wording).run()
    return Hits(
        Counter(finding.code for finding in report.counted),
        Counter(item.code for item in report.not_evaluable if item.plan),
        frozenset(item.code for item in report.not_evaluable if not item.plan),
        report.summary.plans,
    )


def table(columns: Sequence[tuple[str, Hits]]) -> str:
    """A row for each rule that says something of one of the registers, and the others by name below."""
    heads = "".join(f" {name} |" for name, _ in columns)
    rows = "".join(
        f"| {rule.code} | {rule.name} |" + "".join(f" {cell} |" for cell in cells) + "\n"
        for rule in ALL_RULES
        if any(cells := [counted.cell(rule.code) for _, counted in columns])
    )
    sums = "".join(f" {counted.found.total()} |" for _, counted in columns)
    silent = [rule.code for rule in ALL_RULES if not any(counted.cell(rule.code) for _, counted in columns)]
    return (
        f"| rule | name |{heads}\n|---|---|{'---|' * len(columns)}\n{rows}| | findings |{sums}\n\n"
        f"Silent in all of them ({len(silent)}): {', '.join(silent)}.\n"
    )


def of_examples(examples: Path) -> str:
    """The table of the examples."""
    return table(
        [
            (f"{name.capitalize()} ({counted.plans} plans)", counted)
            for name, day in EXAMPLES.items()
            for counted in (hits(examples / name, day),)
        ]
    )


if __name__ == "__main__":
    pairs = zip(sys.argv[1::2], sys.argv[2::2], strict=True)
    print(table([(f"{Path(path).name} {day}", hits(Path(path), day)) for path, day in pairs]))
