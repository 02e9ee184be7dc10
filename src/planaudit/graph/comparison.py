"""One register before and after a change, both on the same day: which plans came, went, stayed or were renamed."""

import unicodedata
from collections.abc import Collection
from functools import cached_property

from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.model.partial_date import PartialDate

_Identity = tuple[Kind, str]


class Comparison:
    """`before` and `after` a change. A plan is the same where its id is, or where it was only renamed."""

    def __init__(self, before: PlanGraph, after: PlanGraph) -> None:
        self.before = before
        self.after = after

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The new id of each plan that is there under another one, by the old id.

        It is taken for the same plan where kind and title are the same, no other plan that came or went shares
        these, and the day of adoption is none other.
        """
        gone = _by_identity(self._only(self.before, self.after))
        come = _by_identity(self._only(self.after, self.before))
        return {
            gone[identity].id: come[identity].id
            for identity in sorted(gone.keys() & come.keys())
            if may_be_one_day(gone[identity].adoption, come[identity].adoption)
        }

    @cached_property
    def added(self) -> tuple[PlanEntry, ...]:
        """The plans that came, by id."""
        new = set(self.renamed.values())
        return tuple(entry for entry in self._only(self.after, self.before) if entry.id not in new)

    @cached_property
    def removed(self) -> tuple[PlanEntry, ...]:
        """The plans that went, by id; not those whose document cannot be read any more."""
        return tuple(entry for entry in self._only(self.before, self.after) if entry.id not in self.renamed)

    @cached_property
    def kept(self) -> tuple[tuple[PlanEntry, PlanEntry], ...]:
        """Each plan that is there before and after, as both say it; by the id after."""
        old = {new: old for old, new in self.renamed.items()}
        return tuple(
            (self.before.plans[old.get(entry.id, entry.id)], entry)
            for entry in self.after.plans.values()
            if old.get(entry.id, entry.id) in self.before.plans
        )

    @cached_property
    def no_longer_read(self) -> tuple[PlanEntry, ...]:
        """The plans of before whose document cannot be read now, by id."""
        return tuple(self.before.plans[plan] for plan in sorted(self.before.plans.keys() & self.after.broken))

    @staticmethod
    def _only(one: PlanGraph, other: PlanGraph) -> tuple[PlanEntry, ...]:
        """The plans of one register that the other neither holds nor could hold if it were readable."""
        return tuple(entry for entry in one.plans.values() if entry.id not in other.plans.keys() | other.broken)


def _by_identity(entries: Collection[PlanEntry]) -> dict[_Identity, PlanEntry]:
    """The plans by kind and title; not those that share them."""
    found: dict[_Identity, list[PlanEntry]] = {}
    for entry in entries:
        found.setdefault((entry.kind, same_text(entry.plan.title)), []).append(entry)
    return {identity: same[0] for identity, same in found.items() if len(same) == 1}


def same_text(text: str) -> str:
    """A text without what does not change its meaning: the size of letters, and how they and the blanks are coded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def may_be_one_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates may be the same day; also where one of them is not known."""
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)
