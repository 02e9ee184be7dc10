"""The council's first year has passed, and it has neither renewed the samfunnsdel nor reaffirmed it.

Why: the samfunnsdel is the plan above all others. When the new council takes it up in its first year, the rest of the
term has its political direction from those who sit.

Source: KS-FoU 2022, chapter 7.5 and figures 22 and 23: the samfunnsdel tied to the council period, renewed or
confirmed early in it.

Bad:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2020-06-18                # finds: samfunnsdel-not-renewed
    period: 2020-2027

Good:

    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2020-06-18
    period: 2020-2027
    reaffirmed:
      - {date: 2024-06-13, body: Kommunestyret, decision: continue}

Not evaluable: where dates do not tell which council adopted or reaffirmed the samfunnsdel.

False positives: a samfunnsdel that the council has taken up without a decision of its own. Let it be reaffirmed, or
continued in the planstrategi: that is a decision of a few lines. A fylkeskommune is not asked.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The samfunnsdel in force, without the sitting council's word after its first year."""
    council = register.sitting
    if register.is_county or register.as_of <= council.first_year_ends:
        return
    mandate = register.ask(Mandate)
    for plan in register.of_kind(Kind.SAMFUNNSDEL):
        if not plan.in_force:
            continue
        has_word = mandate.has_the_sitting_councils_word(plan)
        if has_word is None:
            yield NotEvaluable(
                subject=plan.ref, reason=N_("it is not known whether the sitting council adopted or reaffirmed it")
            )
        elif not has_word:
            yield Problem(
                message=N_(
                    "{plan} was neither adopted nor reaffirmed by the council constituted {constituted}, whose"
                    " first year has passed"
                )
                if council.is_exact
                else N_(
                    "{plan} was neither adopted nor reaffirmed by the sitting council, whose first year,"
                    " counted from {constituted}, has passed"
                ),
                values={"plan": plan.named, "constituted": council.latest},
                subject=plan.ref,
                at=plan.pointer("adopted"),
                help=N_("let the council renew it, or decide that it goes on and note that under `reaffirmed:`"),
            )


RULE = Rule(code="PER006", name="samfunnsdel-not-renewed", severity=Severity.WARNING, since="0.1.0", check=check)
