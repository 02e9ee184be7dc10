"""The plan system holds together (STR)."""

from planaudit.rules.rule import Rule
from planaudit.rules.structure import (
    cycle,
    isolated_plan,
    level_inversion,
    no_samfunnsdel,
    rests_on_retired_plan,
    rests_on_unadopted_plan,
    unanchored_plan,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        isolated_plan,
        unanchored_plan,
        cycle,
        level_inversion,
        no_samfunnsdel,
        rests_on_retired_plan,
        rests_on_unadopted_plan,
    )
)
