"""The JSON Schemas with the ids of one register, so that an editor suggests them across files and refuses no others."""

from collections.abc import Iterable, Mapping
from typing import Any

from planaudit.findings import RuleCard
from planaudit.graph.entry import Element, Item, Nature, PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import MAY_NAME, Relation
from planaudit.model.json_schema import json_schema
from planaudit.model.portfolio import OrganisationLevel
from planaudit.model.reference import CURRENT

Offer = Mapping[str, str]
"""What may be written, and what a reader knows it by."""

_RULES = "rules"
_PLACES: Mapping[str, tuple[str, ...]] = {
    "plans": (
        *("Plan.parent", "Plan.relates_to"),
        *("StrategyDecisions.continue", "StrategyDecisions.revise"),
        *("StrategyDecisions.repeal", "StrategyDecisions.initiate"),
    ),
    "all-plans": ("Plan.replaces", "DeclaredSuppression.plan"),
    "economic-plans": ("EconomicLink.plan",),
    "goals": ("Goal.parent", "Goal.supports", "Strategy.supports", "KnownConflict.goal", "ReportedValue.goal"),
    "served": ("Measure.goals",),
    "content": ("Plan.follows_up", "BudgetLine.follows_up"),
    "budget-lines": ("Measure.budget_line",),
    "required-plans": ("Plan.covers",),
    "themes": ("Plan.theme",),
    "political-owners": ("Owner.political",),
    "administrative-owners": ("Owner.administrative", "Measure.responsible"),
    "indicators": ("Goal.indicator", "Effect.indicator"),
    _RULES: ("DeclaredSuppression.rule", "RuleSettings.select", "RuleSettings.ignore"),
}
"""Each list of ids, and the fields that it is offered in: the name of what is declared, and its key."""


def schema_with_ids(name: str, register: PlanGraph, rules: Iterable[RuleCard]) -> dict[str, Any]:
    """The schema of a `plan` or a `portfolio` where fields that name something offer what there is to name."""
    schema = json_schema(name)
    schema["$id"] += ":with-ids"
    offers = dict(_offers(register)) | {_RULES: {rule.code: f"{rule.name}: {rule.summary}" for rule in rules}}
    declared = schema["$defs"] | {name.capitalize(): schema}
    for list_, places in _PLACES.items():
        offered = False
        for place in places:
            thing, _, key = place.partition(".")
            if offers[list_] and thing in declared:
                _add(declared[thing]["properties"][key], f"#/$defs/{list_}")
                offered = True
        if offered:
            schema["$defs"][list_] = {
                "enum": list(offers[list_]),
                "enumDescriptions": list(offers[list_].values()),
            }
    return schema


def _add(node: dict[str, Any], ref: str) -> None:
    """Let a field hold what the list holds, besides what it may hold already."""
    if node.get("type") == "array":
        _add(node["items"], ref)
        return
    if "anyOf" not in node:
        node["anyOf"] = [{key: node.pop(key) for key in ("type", "pattern", "minLength", "maxLength") if key in node}]
    for option in node["anyOf"]:
        if option.get("type") == "array":
            _add(option, ref)
    node["anyOf"].insert(0, {"$ref": ref})


def _offers(register: PlanGraph) -> Iterable[tuple[str, Offer]]:
    """Every list of ids but that of the rules, by id. Plans that are retired are offered only where they are meant."""
    plans = [register.plans[plan] for plan in sorted(register.plans)]
    living = [plan for plan in plans if not plan.standing.retired]
    yield "plans", _known_by(living)
    yield "all-plans", _known_by(plans)
    current = {CURRENT: "the economic plan that applies on the day of the audit"}
    yield "economic-plans", current | _known_by(plan for plan in living if plan in register.economic_plans)
    yield "goals", _known_by(_elements(register, living, Relation.SUPPORTS))
    yield "served", _known_by(_elements(register, living, Relation.SERVES))
    yield "content", _known_by([*living, *_elements(register, living, Relation.FOLLOWS_UP)])
    yield "budget-lines", _known_by(_elements(register, living, Relation.BUDGET_LINE))
    portfolio = register.portfolio
    yield "required-plans", {plan.id: plan.title or plan.id for plan in portfolio.required_plans}
    themes = {theme.id: theme.title or theme.id for theme in portfolio.themes}
    yield "themes", themes or _used(theme for plan in plans for theme in plan.plan.theme)
    for level in OrganisationLevel:
        units = {unit.id: unit.title or unit.id for unit in portfolio.organisation if unit.level in (level, None)}
        owners = (getattr(plan.plan.owner, level.value) for plan in plans if plan.plan.owner)
        yield f"{level.value}-owners", units or _used(owner for owner in owners if owner)
    indicators = {indicator.id: indicator.title or indicator.id for indicator in portfolio.indicators}
    goals = _elements(register, plans, Relation.SUPPORTS)
    yield "indicators", indicators or _used(item.goal.indicator for item in goals if item.goal.indicator)


def _elements(register: PlanGraph, plans: Iterable[PlanEntry], relation: Relation) -> list[Element]:
    """The elements that a relation may lead to, of some plans, in the order they are declared."""
    natures = sorted(MAY_NAME[relation] - {Nature.PLAN})
    return [item for plan in plans for nature in natures for item in register.elements_of(plan, nature)]


def _known_by(items: Iterable[Item]) -> dict[str, str]:
    return {item.ref: item.named.title for item in items}


def _used(words: Iterable[str]) -> dict[str, str]:
    """Words of an open list, as they are used."""
    return {word: word for word in sorted(set(words))}
