"""What the rules say of a register: as of one day, or followed from day to day without asking what still holds."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from planaudit.audit.asking import Said, ask, ask_all
from planaudit.audit.suppressing import unknown_rules
from planaudit.documents.load import Repository
from planaudit.findings import Finding, NotEvaluated, Problem
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.redated import keep, move, redated
from planaudit.model.status import Standing
from planaudit.model.watched_day import WatchedDay
from planaudit.settings.settings import SelectedRule

Answer = tuple[SelectedRule, list[Said]]


class Heard(NamedTuple):
    """What a rule said, as findings that nothing hides yet, and what it could not tell."""

    findings: list[Finding]
    unevaluated: list[NotEvaluated]


Hearing = Callable[[SelectedRule, list[Said]], Heard]
WordingOf = Callable[[SelectedRule, Problem], Finding]


def built(repository: Repository, as_of: date, unknown_as: Standing = Standing.UNKNOWN) -> PlanGraph:
    """The register, with the suppressions of unknown rules among what is wrong with it."""
    register = PlanGraph(repository, as_of, unknown_as=unknown_as)
    register.schema_problems += tuple(unknown_rules(register))
    return register


class Answers:
    """What the rules say as of one day."""

    def __init__(self, repository: Repository, as_of: date) -> None:
        self._repository = repository
        self.register = built(repository, as_of)

    def of_register(self, selected: Sequence[SelectedRule], meanwhile: Callable[[], None]) -> Iterator[Answer]:
        """What each rule says of the register; `meanwhile` is done where there is time to spare."""
        return ask_all(self.register, selected, meanwhile)

    def if_unknown_in_force(self, selected: Sequence[SelectedRule]) -> Iterator[Answer]:
        """What each rule would say if the plans of unknown status were in force."""
        if_in_force = built(self._repository, self.register.as_of, Standing.ADOPTED)
        for chosen in selected:
            yield chosen, list(ask(self.register, chosen, if_in_force))

    def heard(self, chosen: SelectedRule, said: list[Said], hear: Hearing) -> Heard:
        """What the words of a rule come to."""
        return hear(chosen, said)

    def worded(self, chosen: SelectedRule, problem: Problem, word: WordingOf) -> Finding:
        """The finding that a problem becomes."""
        return word(chosen, problem)


class _Group:
    """Rules that are asked together, and what they said: it holds before the day `until`."""

    def __init__(self, rules: Sequence[SelectedRule]) -> None:
        self.rules = rules
        self.until = date.min
        self.said: dict[str, list[Said]] = {}

    def ask(self, register: PlanGraph, day: date) -> bool:
        """Ask anew; whether anything is said that was not said before, or the other way round."""
        watched = WatchedDay.on(day)
        as_of_then = redated(register, watched)
        before = self.said
        self.said = {chosen.rule.code: list(ask(as_of_then, chosen, as_of_then)) for chosen in self.rules}
        self.until = watched.changes_on
        keep(as_of_then, register)
        return any(_identities(said) != _identities(before.get(code, ())) for code, said in self.said.items())


class _Followed:
    """A register from day to day."""

    def __init__(self, repository: Repository, selected: Sequence[SelectedRule], unknown_as: Standing) -> None:
        self._repository = repository
        self._unknown_as = unknown_as
        self._groups = [_Group([chosen]) for chosen in selected]
        self._stands_until = date.min
        self.register: PlanGraph

    def move_to(self, day: date) -> bool:
        """Ask again whatever may be answered otherwise; whether anything is."""
        is_first, is_changed = not any(group.said for group in self._groups), False
        if day >= self._stands_until and self._stand_on(day):
            for group in self._groups:
                group.until = date.min
        for group in self._groups:
            if day >= group.until:
                is_changed |= group.ask(self.register, day)
        if is_first:
            self._gather()
        return is_changed

    def _stand_on(self, day: date) -> bool:
        """Let the register be that of a day; whether any plan stands otherwise than before."""
        watched = WatchedDay.on(day)
        if self._stands_until == date.min:
            self.register, is_changed = built(self._repository, watched, self._unknown_as), True
        else:
            is_changed = move(self.register, watched, self._unknown_as)
        self._stands_until = watched.changes_on
        return is_changed

    def _gather(self) -> None:
        """Ask together, from now on, the rules that care for no day, so that they share what they ask of the graph."""
        timeless = [group for group in self._groups if group.until == date.max]
        together = _Group([chosen for group in timeless for chosen in group.rules])
        together.until = date.max
        together.said = {code: said for group in timeless for code, said in group.said.items()}
        self._groups = [together, *(group for group in self._groups if group.until < date.max)]

    @property
    def until(self) -> date:
        """The first day on which something may be answered otherwise."""
        return min(self._stands_until, *(group.until for group in self._groups))

    def answers(self, selected: Sequence[SelectedRule]) -> Iterator[Answer]:
        """What each rule says, in the order of the rules."""
        said = {code: said for group in self._groups for code, said in group.said.items()}
        return ((chosen, said[chosen.rule.code]) for chosen in selected)


class FollowedAnswers(Answers):
    """What the rules say, moved from day to day; `today` notes what is asked of the day besides."""

    def __init__(self, repository: Repository, selected: Sequence[SelectedRule]) -> None:
        self._declared = _Followed(repository, selected, Standing.UNKNOWN)
        self._if_in_force = _Followed(repository, selected, Standing.ADOPTED)
        self._follows_both = False
        self.today = WatchedDay.on(date.min)
        self._heard: dict[str, tuple[list[Said], Heard]] = {}
        self._worded: dict[tuple[str, ...], tuple[Problem, Finding]] = {}

    def move_to(self, day: date) -> bool:
        """Move to a later day; whether anything is answered otherwise than on the last one."""
        is_changed = self._declared.move_to(day)
        self.today = WatchedDay.on(day)
        self.register = redated(self._declared.register, self.today)
        self._follows_both = bool(self.register.unknown_standing)
        return (self._if_in_force.move_to(day) if self._follows_both else False) or is_changed

    @property
    def until(self) -> date:
        """The first day on which something may be answered otherwise."""
        until = min(self._declared.until, self.today.changes_on)
        return min(until, self._if_in_force.until) if self._follows_both else until

    def of_register(self, selected: Sequence[SelectedRule], meanwhile: Callable[[], None]) -> Iterator[Answer]:
        """What each rule says of the register."""
        return self._declared.answers(selected)

    def if_unknown_in_force(self, selected: Sequence[SelectedRule]) -> Iterator[Answer]:
        """What each rule would say if the plans of unknown status were in force."""
        return self._if_in_force.answers(selected)

    def heard(self, chosen: SelectedRule, said: list[Said], hear: Hearing) -> Heard:
        """What the words of a rule come to; heard once for as long as they hold."""
        known = self._heard.get(chosen.rule.code)
        if known is None or known[0] is not said:
            known = self._heard[chosen.rule.code] = said, hear(chosen, said)
        return known[1]

    def worded(self, chosen: SelectedRule, problem: Problem, word: WordingOf) -> Finding:
        """The finding that a problem becomes; worded once for as long as it is the same."""
        identity = (chosen.rule.code, problem.subject, *problem.key)
        known = self._worded.get(identity)
        if known is None or known[0] != problem:
            known = self._worded[identity] = problem, word(chosen, problem)
        return known[1]


def _identities(said: Sequence[Said]) -> list[tuple[object, ...]]:
    return [_identity(item) for item in said]


def _identity(item: Said) -> tuple[object, ...]:
    if isinstance(item, Problem):
        return (item.message, item.subject, item.key, item.severity)
    return (item.reason, item.subject)
