"""Who answers for a plan, by the titles that `organisation` gives them."""

from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.measure import Measure
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio


class Owners:
    """The bodies and units of a municipality."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._titles = {unit.id: unit.title or unit.id for unit in portfolio.organisation}

    def of(self, plan: Plan) -> tuple[str, ...]:
        """The political and the administrative owner, as far as the plan names them."""
        return self._named((plan.owner.political, plan.owner.administrative) if plan.owner else ())

    def of_measure(self, plan: Plan, measure: Measure) -> tuple[str, ...]:
        """The political owner of the plan, and who carries the measure out, as far as they are named."""
        return self._named((plan.owner.political if plan.owner else None, measure.responsible))

    def _named(self, owners: tuple[str | None, ...]) -> tuple[str, ...]:
        return tuple(self._titles.get(owner, owner) for owner in owners if owner)


def owners_in(register: PlanGraph) -> Owners:
    """Those of a register: `register.ask(owners_in).of(plan)`."""
    return Owners(register.portfolio)
