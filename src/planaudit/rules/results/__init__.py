"""What came of it (FOL)."""

from planaudit.rules.results import (
    finished_plan,
    measure_in_limbo,
    no_final_report,
    no_results,
    off_track,
    overdue_measure,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        no_results,
        overdue_measure,
        measure_in_limbo,
        off_track,
        finished_plan,
        no_final_report,
    )
)
