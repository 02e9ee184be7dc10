"""The plan system holds together (STR)."""

from planaudit.rules.rule import Rule
from planaudit.rules.structure import (
    arealdel_without_samfunnsdel,
    cycle,
    horizon_inversion,
    isolated_plan,
    level_inversion,
    missing_required_plan,
    no_samfunnsdel,
    platform_not_linked,
    redundant_link,
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
        horizon_inversion,
        redundant_link,
        rests_on_unadopted_plan,
        arealdel_without_samfunnsdel,
        missing_required_plan,
        platform_not_linked,
    )
)
