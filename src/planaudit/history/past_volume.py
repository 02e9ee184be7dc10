"""How many strategic plans the register held at earlier revisions."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planaudit.documents.load import PortfolioFile
from planaudit.graph.plan_graph import PlanGraph
from planaudit.history.past import Caveat, read_past
from planaudit.history.revision import Revision
from planaudit.history.story import revisions
from planaudit.history.tree import Known
from planaudit.model.portfolio import Portfolio

MOST_YEARS = 5


class PastVolume(NamedTuple):
    """The strategic plans in force on the day of a revision, as it told then; `unknown` are those of unknown status."""

    revision: Revision
    in_force: int
    unknown: int


def past_volume(now: PortfolioFile, portfolio: Portfolio, since: Revision, until: date) -> Iterator[PastVolume]:
    """The volume at a revision, and at the last one of each of up to five years before `until`; the oldest first.

    Revisions without a register tell nothing and are left out.
    """
    root, known = now.reading.portfolio_file.parent, Known()
    chosen = {revision.commit: revision for revision in (*_ends_of_years(root, until), since)}
    for revision in sorted(chosen.values(), key=lambda revision: (revision.day, revision.commit == since.commit)):
        past = read_past(now, portfolio, revision, known)
        if past.caveat is not Caveat.NO_REGISTER:
            register = PlanGraph(past.repository, revision.day)
            strategic = [entry for entry in register.plans.values() if entry.is_strategic]
            yield PastVolume(
                revision,
                sum(entry.in_force for entry in strategic),
                sum(not entry.standing.is_known for entry in strategic),
            )


def _ends_of_years(root: Path, until: date) -> Iterable[Revision]:
    """The last revision of each year that has ended by a day."""
    last = {revision.day.year: revision for revision in revisions(root, each_commit=False)}
    return [last[year] for year in sorted(last) if year < until.year][-MOST_YEARS:]
