"""One owner answers for more than ten plans, and for more than a tenth of the portfolio.

Why: nobody can follow up a dozen plans well. Where one committee or unit owns so many, some are owned on paper only,
and it is worth asking which of them could be merged or given to others.

Source: KS-FoU 2022, chapter 6.3: ownership gives force, and too many plans cannot all be felt as one's own.

Bad:

    municipality: {name: Fjordvik kommune}    # finds: overloaded-owner
    ---
    {id: m01, title: Melding om aldring, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m02, title: Melding om barnehage, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m03, title: Melding om språk, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m04, title: Melding om skolebygg, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m05, title: Melding om kulturskole, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m06, title: Melding om barnevern, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m07, title: Melding om helsestasjon, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m08, title: Melding om fritid, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m09, title: Melding om leseløft, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m10, title: Melding om skolemat, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    {id: m11, title: Melding om skoleveg, kind: melding, adopted: 2024-06-13, owner: {administrative: oppvekst}}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    owner: {administrative: plan}
    ---
    id: okonomiplanen
    title: HØP
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    owner: {administrative: plan}
    ---
    id: planstrategien
    title: Planstrategi
    kind: planstrategi
    adopted: 2024-06-13
    period: 2024-2027
    owner: {administrative: plan}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where the unknown status of plans decides whether an owner has too many.

False positives: a council that is the political owner of every plan by its own rules. Ignore the rule in
`planaudit.yaml`, with the reason in a comment.
"""

from collections.abc import Iterable, Iterator

from planaudit.findings import N_, Bare, NotEvaluable, Pointer, Problem, Related, Severity
from planaudit.findings.location import Key
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions

MOST = 10
SHARE = 10
"""One in so many plans of the portfolio."""

Owned = tuple[PlanEntry, Key]
"""A plan, and in which role it is owned."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Political and administrative owners of the council's own plans in force, by name."""
    in_force = [plan for plan in register.in_force if plan.is_the_councils_own]
    unknown = [plan for plan in register.unknown_standing if plan.is_the_councils_own]
    owned, perhaps = _by_owner(in_force), _by_owner(unknown)
    for owner in sorted(owned.keys() | perhaps.keys()):
        plans, open_ones = owned.get(owner, []), len(perhaps.get(owner, []))
        # At worst for the rule, none of the owner's unknown plans is in force and all others are.
        if _is_too_many(len(plans), len(in_force) + len(unknown) - open_ones):
            yield _problem(register, owner, plans, len(in_force))
        elif _is_too_many(len(plans) + open_ones, len(in_force) + open_ones):
            reason = N_("too many plans of {owner}, or of others, have an unknown status")
            yield NotEvaluable(reason=reason, values={"owner": Bare(_title(register, owner))})


def _is_too_many(owned: int, portfolio: int) -> bool:
    return owned > MOST and owned * SHARE > portfolio


def _by_owner(plans: Iterable[PlanEntry]) -> dict[str, list[Owned]]:
    owned: dict[str, list[Owned]] = {}
    for plan in plans:
        if owner := plan.plan.owner:
            # The administrative owner first, so that a body with both roles counts once, as the political one.
            roles = {owner.administrative: "administrative", owner.political: "political"}
            for name, role in roles.items():
                if name:
                    owned.setdefault(name, []).append((plan, role))
    return owned


def _problem(register: PlanGraph, owner: str, plans: Iterable[Owned], portfolio: int) -> Problem:
    owned = tuple(plans)
    return Problem(
        message=N_("{owner} owns {count} of {portfolio} plans in force"),
        values={"owner": Bare(_title(register, owner)), "count": len(owned), "portfolio": portfolio},
        key=(owner,),
        at=_place(register, owner),
        related=tuple(
            Related(at=plan.pointer("owner", role), note=N_("is one of them"), plan=plan.id) for plan, role in owned
        ),
        help=N_("ask which of the plans could be merged, closed or owned by others"),
    )


def _title(register: PlanGraph, owner: str) -> str:
    return next((unit.title for unit in register.portfolio.organisation if unit.id == owner and unit.title), owner)


def _place(register: PlanGraph, owner: str) -> Pointer:
    """Where `planaudit.yaml` lists the owner; where it does not, the municipality."""
    for position, unit in enumerate(register.portfolio.organisation):
        if unit.id == owner:
            return register.portfolio_at / "organisation" / position / "id"
    return register.portfolio_at / "municipality"


RULE = Rule(code="OWN010", name="overloaded-owner", severity=Severity.INFO, since="0.1.0", check=check)
