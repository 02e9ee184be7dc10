"""Why a finding is there: the declared facts that it rests on, found by asking the rule again without each of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from planaudit.audit.audit import Audit
from planaudit.documents.document import Document
from planaudit.documents.load import Repository
from planaudit.findings import N_, Finding, Location, Pointer, Term, Worded
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.without import Route, declared_in, part, without
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording

_MOST_PLANS = 12
"""In so many plans the facts are looked for; of findings about the volume every plan is one."""

T = TypeVar("T")


class Fact(NamedTuple):
    """Something that the register declares. `effect` says, in words, what would be without it."""

    location: Location
    effect: str


class Reasoning(NamedTuple):
    """A finding, the facts that it rests on, in the order of their places, and how many plans more it rests on.

    `then` is the same of the register before a change, which a finding about the change rests on too.
    """

    finding: Finding
    facts: tuple[Fact, ...]
    further_plans: int
    then: "Reasoning | None" = None


class _Answer(NamedTuple):
    """What the rule says of the finding: its message, or why it could not be evaluated; both empty for nothing."""

    message: str = ""
    severity: str = ""
    unknown: str = ""


class _Case(NamedTuple):
    """The finding as a question that can be asked of any register. `audit` audits one with the finding's rule alone."""

    audit: Callable[[Repository], Audit]
    wording: Wording
    finding: Finding

    def answer(self, repository: Repository) -> _Answer:
        """What an audit with this rule alone says of the finding in a register."""
        report = self.audit(repository).run()
        for finding in report.findings:
            if finding.fingerprint == self.finding.fingerprint:
                return _Answer(finding.message, finding.severity.value)
        about = {(None, None), (self.finding.plan, None), (self.finding.plan, self.finding.element)}
        about |= {(place.plan, place.element) for place in self.finding.related}
        return _Answer(
            unknown=next((item.reason for item in report.not_evaluable if (item.plan, item.element) in about), "")
        )

    def effect(self, before: _Answer, after: _Answer) -> str:
        """What a change of the answer means, in words."""
        if after.unknown:
            return self.wording.text(
                N_("without it, the rule could not be evaluated: {reason}"), {"reason": Worded(after.unknown)}
            )
        if not after.message:
            return self.wording.text(N_("without it, there would be no such finding"))
        if after.message != before.message:
            return self.wording.text(N_("without it: {message}"), {"message": Worded(after.message)})
        return self.wording.text(N_("without it, this would be: {severity}"), {"severity": Term(after.severity)})


def reasoning(
    repository: Repository,
    chosen: SelectedRule,
    as_of: date,
    wording: Wording,
    finding: Finding,
    before: Repository | None = None,
) -> Reasoning:
    """The facts that a finding of a rule about the register rests on, or about what has changed since `before`.

    A fact is the smallest part of a plan, or of `planaudit.yaml`, without which the rule would say something else. Two
    facts of which each is enough are both passed over, since without either the finding stays as it is.
    """

    def audit(now: Repository, then: Repository | None) -> Audit:
        base = PlanGraph(then, as_of) if then else None
        return Audit(now, (chosen,), as_of, wording, base=base)

    then = _rests_on(_Case(lambda then: audit(repository, then), wording, finding), before) if before else None
    now = _rests_on(_Case(lambda now: audit(now, before), wording, finding), repository)
    return now._replace(facts=_with_its_places(finding, now.facts, wording), then=then)


def _rests_on(case: _Case, repository: Repository) -> Reasoning:
    before = case.answer(repository)
    documents = list(
        _deciding(repository.documents, lambda group: case.answer(_without_documents(repository, group)) != before)
    )
    looked_into = sorted(documents, key=lambda document: document.identity != case.finding.plan)[:_MOST_PLANS]
    # What does not decide is left out while the parts are tried, so that a large register is as quick as a small one.
    small = _only(repository, looked_into)
    if case.answer(small) != before:
        small = repository
    facts = [fact for document in looked_into for fact in _facts_of_plan(case, small, document, before)]
    facts += _facts_of_portfolio(case, small, before)
    return Reasoning(case.finding, tuple(sorted(facts)), len(documents) - len(looked_into))


def what_it_is_about(finding: Finding, wording: Wording) -> Reasoning:
    """The places of a finding about the text of the register or about the audit: it rests on nothing else."""
    return Reasoning(finding, _with_its_places(finding, (), wording), 0)


def _with_its_places(finding: Finding, facts: Iterable[Fact], wording: Wording) -> tuple[Fact, ...]:
    """The facts, and those of the finding's own places that are none, in order.

    Where the finding stands at a key whose value is a fact, the line is shown once, with what hangs on it.
    """
    known = {fact.location for fact in facts}
    lines = {(at.path, at.span.line) for at in known}
    about = {place.location: place.note for place in reversed(finding.related)}
    if (finding.location.path, finding.location.span.line) not in lines:
        about = {finding.location: wording.text(N_("here the finding stands"))} | about
    return tuple(sorted((*facts, *(Fact(at, said) for at, said in about.items() if at not in known))))


def _facts_of_plan(case: _Case, repository: Repository, document: Document, before: _Answer) -> Iterator[Fact]:
    """The parts of a plan that decide; the plan itself, at its id, where none does by itself."""
    plan = document.plan
    if plan is None:
        return

    def changed(routes: Collection[Route]) -> Repository:
        lessened = document._replace(plan=without(plan, routes))
        others = (lessened if other is document else other for other in repository.documents)
        return repository._replace(documents=tuple(others))

    facts = list(_facts(case, repository, plan, document.at, changed, before))
    if not facts:
        after = case.answer(_without_documents(repository, [document]))
        facts.append(Fact(repository.sources.locate(document.at / "id"), case.effect(before, after)))
    yield from facts


def _facts_of_portfolio(case: _Case, repository: Repository, before: _Answer) -> Iterator[Fact]:
    portfolio = repository.portfolio

    def changed(routes: Collection[Route]) -> Repository:
        return repository._replace(portfolio=without(portfolio, routes))

    return _facts(case, repository, portfolio, repository.portfolio_at, changed, before)


def _facts(
    case: _Case,
    repository: Repository,
    thing: object,
    at: Pointer,
    changed: Callable[[Collection[Route]], Repository],
    before: _Answer,
) -> Iterator[Fact]:
    """The smallest parts of a thing, as it is written, without which the answer changes. `changed` leaves some out."""

    def place(route: Route) -> Pointer:
        return Pointer(at.path, at.document, (*at.keys, *route))

    def deciding(route: Route) -> list[Route]:
        parts = [(*route, key) for key in declared_in(part(thing, route))]
        written = [inner for inner in parts if repository.sources.writes(place(inner))]
        found: list[Route] = []
        for inner in _deciding(written, lambda routes: case.answer(changed(routes)) != before):
            found += deciding(inner) or [inner]
        return found

    for route in deciding(()):
        yield Fact(repository.sources.locate(place(route)), case.effect(before, case.answer(changed([route]))))


def _without_documents(repository: Repository, gone: Sequence[Document]) -> Repository:
    places = {document.at for document in gone}
    return _only(repository, [document for document in repository.documents if document.at not in places])


def _only(repository: Repository, documents: Iterable[Document]) -> Repository:
    return repository._replace(documents=tuple(sorted(documents, key=lambda document: document.at)))


def _deciding(items: Sequence[T], decides: Callable[[Sequence[T]], bool]) -> Iterator[T]:
    """Each item that decides: found by halving, since most do not."""
    if not items or not decides(items):
        return
    if len(items) == 1:
        yield items[0]
        return
    middle = len(items) // 2
    yield from _deciding(items[:middle], decides)
    yield from _deciding(items[middle:], decides)
