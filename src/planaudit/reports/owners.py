"""Who answers for a plan, by the titles that `organisation` gives them."""

from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio


class Owners:
    """The bodies and units of a municipality."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._titles = {unit.id: unit.title or unit.id for unit in portfolio.organisation}

    def of(self, plan: Plan) -> tuple[str, ...]:
        """The political and the administrative owner, as far as the plan names them."""
        said = (plan.owner.political, plan.owner.administrative) if plan.owner else ()
        return tuple(self._titles.get(owner, owner) for owner in said if owner)


def owners_in(register: PlanGraph) -> Owners:
    """Those of a register: `register.ask(owners_in).of(plan)`."""
    return Owners(register.portfolio)
