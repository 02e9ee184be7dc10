"""What `planaudit.yaml` declares twice: one id in a list, or two meetings of one council."""

from collections.abc import Hashable, Iterable, Iterator

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, Pointer, Related
from planaudit.model.council import elected_in
from planaudit.model.portfolio import Portfolio

LISTS = ("themes", "organisation", "indicators", "required_plans")
"""The lists of `planaudit.yaml` whose items are referred to by `id`."""


def twice_declared(portfolio: Portfolio, at: Pointer) -> Iterator[SchemaProblem]:
    """Each item of a list whose id an earlier one has, and each council of an election that has one already."""
    for name in LISTS:
        for position, first, word in _repeats(item.id for item in getattr(portfolio, name)):
            yield SchemaProblem(
                rule="duplicate-id",
                message=N_("the id {id} stands twice in `{list}`"),
                values={"id": Bare(str(word)), "list": Bare(name)},
                at=at / name / position / "id",
                related=(Related(at / name / first / "id", N_("the first time")),),
                help=N_("give one of the two another id, or remove it"),
            )
    for position, first, year in _repeats(elected_in(council.constituted.first) for council in portfolio.councils):
        yield SchemaProblem(
            rule="duplicate-id",
            message=N_("the council elected in {year} has a constituting meeting already"),
            values={"year": Bare(str(year))},
            at=at / "councils" / position / "constituted",
            related=(Related(at / "councils" / first / "constituted", N_("the first time")),),
            help=N_("keep one of the two"),
        )


def _repeats(words: Iterable[Hashable]) -> Iterator[tuple[int, int, Hashable]]:
    """Where a word stands again, where it stood first, and the word."""
    firsts: dict[Hashable, int] = {}
    for position, word in enumerate(words):
        if (first := firsts.setdefault(word, position)) != position:
            yield position, first, word
