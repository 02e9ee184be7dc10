"""A plan was adopted by a municipality that has been merged into this one, and has not been reaffirmed since.

Why: the plan was made for another municipality, by another council, for another map. Until the new municipality has
said that it goes on, it is doubtful whom it binds.

Source: KS-FoU 2022, chapters 3 and 6.3: the merged cities chose different ways, from setting all theme plans aside to
a careful renewal.

Bad:

    municipality: {name: Fjordvik kommune, established: 2020-01-01}
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2018-05-03                # finds: inherited-plan
    period: 2018-2027

Good:

    municipality: {name: Fjordvik kommune, established: 2020-01-01}
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2018-05-03
    period: 2018-2027
    reaffirmed:
      - {date: 2024-06-13, body: Kommunestyret, decision: continue}

Not evaluable: where `established` is declared, and dates do not tell whether the plan was adopted before it or
reaffirmed since.

False positives: an area plan that the law keeps in force until the new municipality replaces it. Note the decision
about it under `reaffirmed:`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force from before the merger, not taken over since."""
    mandate = register.ask(Mandate)
    for plan in register.in_force:
        if not plan.is_the_councils_own:
            continue
        inherited = mandate.is_still_inherited(plan)
        if inherited is None:
            yield NotEvaluable(
                subject=plan.ref,
                reason=N_("the adoption date is not known")
                if plan.adoption is None and not plan.plan.inherited_from
                else N_("its dates do not show whether it was decided on before or after the merger"),
            )
        elif inherited:
            yield _problem(register, plan)


def _problem(register: PlanGraph, plan: PlanEntry) -> Problem:
    established = register.portfolio.municipality.established
    return Problem(
        message=N_("{plan} was adopted by {other}, and this municipality has not reaffirmed it")
        if plan.plan.inherited_from
        else N_(
            "{plan} was adopted {date}, before this municipality was established {established}, and has not been"
            " reaffirmed since"
        ),
        values={
            "plan": plan.named,
            "other": plan.plan.inherited_from or "",
            "date": plan.adoption or "",
            "established": established or "",
        },
        subject=plan.ref,
        at=plan.pointer("inherited_from" if plan.plan.inherited_from else "adopted"),
        help=N_(
            "let the council continue, revise or repeal it, and note that under `reaffirmed:` or in the planstrategi"
        ),
    )


RULE = Rule(code="PER008", name="inherited-plan", severity=Severity.WARNING, since="0.1.0", check=check)
