"""Whose plan it is, and how it came about (OWN)."""

from planaudit.rules.ownership import (
    existing_plans_not_cited,
    no_administrative_owner,
    no_decision_trace,
    no_knowledge_base,
    no_mandate,
    no_political_owner,
    one_sided_workshop,
    overloaded_owner,
    participation_before_politics,
    short_hearing,
    streamed_workshop,
    too_few_workshops,
    unpublished_plan,
    wrong_body,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        no_political_owner,
        no_administrative_owner,
        no_mandate,
        no_decision_trace,
        participation_before_politics,
        too_few_workshops,
        streamed_workshop,
        short_hearing,
        no_knowledge_base,
        overloaded_owner,
        wrong_body,
        existing_plans_not_cited,
        unpublished_plan,
        one_sided_workshop,
    )
)
