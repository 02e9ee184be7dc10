"""Whose plans they are: this council's, the previous one's, or older; and which of these the council has taken over."""

from typing import NamedTuple

from planaudit.findings import N_, Phrase
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.counted import plans_in_force
from planaudit.reports.page import Heading, Section, Table


class Origin(NamedTuple):
    """The plans in force that one council adopted. `elected` is None where the date leaves the council open.

    `taken_over` of them have the sitting council's word, by adoption or later; of `open` ones dates do not tell.
    """

    elected: int | None
    plans: tuple[PlanEntry, ...]
    taken_over: int
    open: int


class Ownership(NamedTuple):
    """By council, the sitting one first, and undated plans last; outside documents and platforms are left out."""

    sitting: int
    origins: tuple[Origin, ...]

    @property
    def plans(self) -> int:
        """How many of the council's own plans are in force."""
        return sum(len(origin.plans) for origin in self.origins)

    @property
    def dated(self) -> int:
        """How many of them can be placed in one council period."""
        return sum(len(origin.plans) for origin in self.origins if origin.elected is not None)

    @property
    def adopted(self) -> int:
        """How many of them the sitting council adopted."""
        return sum(len(origin.plans) for origin in self.origins if origin.elected == self.sitting)

    @property
    def with_its_word(self) -> int:
        """How many of them the sitting council adopted, or has said go on."""
        return sum(origin.taken_over for origin in self.origins)


def ownership(register: PlanGraph) -> Ownership:
    """Place the council's own plans in force in council periods."""
    mandate = register.ask(Mandate)
    by_council: dict[int | None, list[PlanEntry]] = {}
    for plan in register.in_force:
        if plan.is_the_councils_own:
            by_council.setdefault(mandate.council_of(plan), []).append(plan)
    words = {plan.id: mandate.has_the_sitting_councils_word(plan) for plans in by_council.values() for plan in plans}
    return Ownership(
        register.sitting.elected,
        tuple(
            Origin(
                elected,
                tuple(by_council[elected]),
                taken_over=sum(words[plan.id] is True for plan in by_council[elected]),
                open=sum(words[plan.id] is None for plan in by_council[elected]),
            )
            for elected in sorted(by_council, key=lambda elected: -(elected or 0))
        ),
    )


def ownership_section(found: Ownership) -> Section:
    """A row for each council."""
    lead = Phrase(
        N_(
            "Of {dated} whose council is known the sitting council adopted {own}; it has taken a stand on {word} of"
            " {plans}."
        ),
        {
            "own": found.adopted,
            "dated": plans_in_force(found.dated),
            "word": found.with_its_word,
            "plans": plans_in_force(found.plans),
        },
    )
    if not found.plans:
        lead = Phrase(N_("The register has no plan of the council's own in force."))
    heads = (
        Heading(Phrase(N_("Adopted by"))),
        Heading(Phrase(N_("Plans")), is_number=True),
        Heading(Phrase(N_("With this council's word")), is_number=True),
        Heading(Phrase(N_("Not known")), is_number=True),
    )
    rows = tuple(
        (council_named(origin.elected, found.sitting), len(origin.plans), origin.taken_over, origin.open)
        for origin in found.origins
    )
    table = Table(Phrase(N_("The council's own plans in force, by the council that adopted them")), heads, rows)
    return Section("ownership", Phrase(N_("Whose plans they are")), (lead,), (table,) if rows else ())


def council_named(elected: int | None, sitting: int) -> Phrase:
    """A council as readers know it: by its period, and whether it is the sitting one."""
    if elected is None:
        return Phrase(N_("a council that the date does not tell"))
    years = {"first": elected, "last": elected + 4}
    if elected == sitting:
        return Phrase(N_("this council ({first}–{last})"), years)
    if elected == sitting - 4:
        return Phrase(N_("the previous council ({first}–{last})"), years)
    return Phrase(N_("the council of {first}–{last}"), years)
