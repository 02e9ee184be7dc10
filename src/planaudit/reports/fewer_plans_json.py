"""The report on fewer plans as JSON: the published format `planaudit-fewer-plans`, version 1."""

import json
from typing import Any

from planaudit.reports import fewer_plans_words as words
from planaudit.reports.fewer_plans import Candidate, FewerPlans
from planaudit.wording.wording import Wording


def render(said: FewerPlans, wording: Wording) -> str:
    """One object (schemas/fewer-plans-v1.schema.json); its shape does not depend on what the register holds."""
    report = {
        "format": "planaudit-fewer-plans",
        "version": 1,
        "as_of": said.as_of.isoformat(),
        "language": wording.language,
        "strategic_plans": said.strategic,
        "unknown_status": said.unknown,
        "limit": said.limit,
        "target": said.target,
        "reached": said.reached,
        "is_reached": said.is_reached,
        "steps": [
            {"before": step.before, "after": step.after, **_candidate(step.candidate, wording)} for step in said.steps
        ],
        "candidates": [_candidate(candidate, wording) for candidate in said.candidates],
        "kept": [
            {"plan": kept.plan.ref, "must_stay": [words.hold(held, wording) for held in kept.holds]}
            for kept in said.kept
        ],
        "themes": [{"theme": theme, "plans": number} for theme, number in said.themes],
        "not_evaluable": list(words.left_open(said, wording)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _candidate(candidate: Candidate, wording: Wording) -> dict[str, Any]:
    cost = candidate.cost
    return {
        "plans": [plan.ref for plan in candidate.plans],
        "merge_into": candidate.into.ref if candidate.into else None,
        "frees": candidate.frees,
        "reasons": [
            {"reason": why.reason.value, "message": wording.text(why.message, why.values)} for why in candidate.whys
        ],
        "price": {
            "links_cut": cost.links,
            "measures_not_done": cost.measures,
            "goals_without_carrier": [goal.ref for goal in cost.goals],
            "budget_lines": cost.lines,
            "money_to_move": f"{cost.money.normalize():f}",
            "shared_budget_lines": cost.shared_lines,
        },
        "must_stay": [words.hold(held, wording) for held in candidate.holds],
    }
