"""What the days to come will bring, as data: each change with the plan it is about and who owns that."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planaudit.audit.forecasting import Change
from planaudit.documents.load import Repository
from planaudit.reports.owners import Owners


class ComingChange(NamedTuple):
    """A change, and of the plan that it is about the title and the owners; no title where it is about no plan."""

    change: Change
    title: str
    owners: tuple[str, ...]


class ForecastSheet(NamedTuple):
    """The changes of a municipality's findings after `as_of`, to the end of `until`, in the order of the days."""

    municipality: str
    as_of: date
    until: date
    changes: tuple[ComingChange, ...]


def forecast_sheet(repository: Repository, as_of: date, until: date, changes: Iterable[Change]) -> ForecastSheet:
    """The changes with titles and owners."""
    owners = Owners(repository.portfolio)
    plans = {document.plan.id: document.plan for document in reversed(repository.documents) if document.plan}

    def of(change: Change) -> ComingChange:
        plan = plans.get(change.finding.plan or "")
        return ComingChange(change, plan.title, owners.of(plan)) if plan else ComingChange(change, "", ())

    return ForecastSheet(repository.portfolio.municipality.name, as_of, until, tuple(map(of, changes)))
