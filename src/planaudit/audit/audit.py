"""One audit: every selected rule over the register; what it says located, weighed, worded and sorted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from planaudit.audit.answers import Answers, Heard
from planaudit.audit.asking import Said, ask
from planaudit.audit.baselining import KnownFindings
from planaudit.audit.left_open import left_open, spoken
from planaudit.audit.suppressing import SuppressionEntry, declared_suppressions
from planaudit.documents.load import Repository
from planaudit.findings import (
    Finding,
    Fix,
    Mending,
    NotEvaluable,
    NotEvaluated,
    Pointer,
    Problem,
    Related,
    RelatedPlace,
    Report,
    Summary,
    Suppression,
)
from planaudit.findings.fingerprint import fingerprint
from planaudit.graph.comparison import Comparison
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.catalogue import BY_NAME
from planaudit.rules.rule import Rule
from planaudit.rules.suppression.outcome import BaselineOutcome, KnownUse, Outcome
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording, canonical

if TYPE_CHECKING:
    from planaudit.audit.fixing import Fixing
    from planaudit.documents.baseline_file import BaselineFile
    from planaudit.model.baseline import KnownFinding

_NOTHING_COUNTED = (0, 0, 0, 0, 0)

_ABOUT_READING = ("SCH", "REF")
"""Rules about reading the register; all others are silent about fields that these have spoken of."""


class Audit:
    """An audit of one repository on one day, in one language. Run it once.

    `baseline` holds findings that may wait; `base` is the register before a change, as of the same day; without it,
    rules about a change do not run.
    """

    def __init__(
        self,
        repository: Repository,
        selected: Sequence[SelectedRule],
        as_of: date,
        wording: Wording,
        baseline: "BaselineFile | None" = None,
        answers: Answers | None = None,
        base: PlanGraph | None = None,
    ) -> None:
        self._answers = answers or Answers(repository, as_of)
        self.register = self._answers.register
        self.comparison = Comparison(base, self.register) if base else None
        self._selected = [chosen for chosen in selected if base or chosen.rule.reads is not Comparison]
        self._known = KnownFindings(baseline, as_of)
        self._sources = (
            repository.sources.beside(baseline.source, baseline.document) if baseline else repository.sources
        )
        self._wording = wording
        self._suppressions: dict[str, list[SuppressionEntry]] = {}
        for entry in declared_suppressions(self.register):
            self._suppressions.setdefault(entry.rule.code, []).append(entry)
        self._fixing: Fixing | None = None
        self._refused = {(problem.plan, problem.field) for problem in self.register.schema_problems if problem.field}

    def run(self) -> Report:
        """Everything that the selected rules say, in order."""
        findings, unevaluated, known = self._everything()
        findings.sort(key=Finding.order)
        unevaluated.sort(key=NotEvaluated.order)
        return Report(
            as_of=self.register.as_of,
            language=self._wording.language,
            summary=self._summary(findings),
            findings=tuple(findings),
            not_evaluable=tuple(unevaluated),
            rules=tuple(chosen.rule.card for chosen in self._selected),
            sources={path: self._sources.text(path) for path in sorted(_paths(findings))},
            debt=self._known.debt(known),
        )

    def counted(self) -> list[Finding]:
        """The findings that are neither ignored nor baselined, in no order, without the rest of a report."""
        findings, _, _ = self._everything()
        return [finding for finding in findings if finding.suppression is None]

    def _everything(self) -> tuple[list[Finding], list[NotEvaluated], tuple[KnownUse, ...]]:
        findings: list[Finding] = []
        unevaluated: list[NotEvaluated] = []
        for chosen, said in self._answers.of_register(self._reading(PlanGraph), meanwhile=self._wording.prepare):
            heard = self._answers.heard(chosen, said, self._heard)
            findings += map(self._hidden, heard.findings)
            unevaluated += heard.unevaluated
        for chosen in self._reading(Comparison):
            heard = self._heard(chosen, ask(self.register, chosen, self.comparison))
            findings += map(self._hidden, heard.findings)
            unevaluated += heard.unevaluated
        unevaluated += self._of_unknown_standing(findings, unevaluated)
        findings += self._about_the_audit(Outcome, self._outcome(unevaluated))
        known = self._known.uses(self._was_asked(unevaluated), self._is_there)
        findings += self._about_the_audit(BaselineOutcome, BaselineOutcome(known))
        return findings, unevaluated, known

    def _about_the_audit(self, about: type, outcome: object) -> Iterator[Finding]:
        for chosen in self._reading(about):
            yield from map(self._hidden, self._heard(chosen, ask(self.register, chosen, outcome)).findings)

    def _reading(self, about: type) -> list[SelectedRule]:
        return [chosen for chosen in self._selected if chosen.rule.reads is about]

    def _heard(self, chosen: SelectedRule, said: Iterable[Said]) -> Heard:
        heard = Heard([], [])
        for item in said:
            if isinstance(item, NotEvaluable):
                heard.unevaluated.append(self._not_evaluated(chosen.rule, item))
            elif chosen.rule.code.startswith(_ABOUT_READING) or not self._is_spoken_of(item):
                heard.findings.append(self._answers.worded(chosen, item, self._worded))
        return heard

    def _of_unknown_standing(
        self, findings: Iterable[Finding], unevaluated: Iterable[NotEvaluated]
    ) -> Iterator[NotEvaluated]:
        """What rules would say if the plans of unknown status were in force, and do not say now: it is left open."""
        unknown = {entry.id: entry.named for entry in self.register.unknown_standing}
        if not unknown:
            return
        before = spoken(findings, unevaluated)
        others = [
            chosen
            for chosen in self._reading(PlanGraph)
            if not (chosen.rule.weighs_unknown or chosen.rule.code.startswith(_ABOUT_READING))
        ]
        for chosen, answer in self._answers.if_unknown_in_force(others):
            for said in left_open(chosen.rule, answer, unknown, before):
                yield self._not_evaluated(chosen.rule, said)

    def _is_spoken_of(self, problem: Problem) -> bool:
        """Whether the problem lies in a field that could not be read: one cause, one finding."""
        plan, _ = _parts(problem.subject)
        return isinstance(problem.at, Pointer) and (plan, *problem.at.keys[:1]) in self._refused

    def _hidden(self, finding: Finding) -> Finding:
        """The finding, marked where it may wait; where it might until a day that has passed, pointing at that."""
        known = self._known.hide(finding.fingerprint)
        suppression = self._suppression(finding) or known
        if suppression is not None:
            return finding._replace(suppression=suppression)
        if places := self._known.places(finding.fingerprint):
            return finding._replace(related=(*finding.related, *map(self._related, places)))
        return finding

    def _worded(self, chosen: SelectedRule, problem: Problem) -> Finding:
        rule, wording = chosen.rule, self._wording
        plan, element = _parts(problem.subject)
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=chosen.severity or problem.severity or rule.severity,
            plan=plan,
            element=element,
            message=wording.text(problem.message, problem.values),
            values={name: canonical(value) for name, value in problem.values.items()},
            location=self._sources.locate(problem.at),
            related=tuple(map(self._related, problem.related)),
            help=wording.text(problem.help, problem.help_values),
            fingerprint=fingerprint(rule.code, problem.subject, problem.key),
            fix=self._fix(problem.mending) if problem.mending else None,
        )

    def _fix(self, mending: Mending) -> Fix | None:
        from planaudit.audit.fixing import Fixing  # its parser is loaded only where something can be mended

        if self._fixing is None:
            self._fixing = Fixing(self._sources, self._wording)
        return self._fixing.fix(mending)

    def _related(self, related: Related) -> RelatedPlace:
        return RelatedPlace(
            note=self._wording.text(related.note, related.values),
            plan=related.plan,
            element=related.element,
            location=self._sources.locate(related.at),
        )

    def _suppression(self, finding: Finding) -> Suppression | None:
        for entry in self._suppressions.get(finding.code, ()):
            if suppression := entry.hide(finding.plan, finding.element):
                return suppression
        return None

    def _not_evaluated(self, rule: Rule, said: NotEvaluable) -> NotEvaluated:
        plan, element = _parts(said.subject)
        return NotEvaluated(rule.code, rule.name, plan, element, self._wording.text(said.reason, said.values))

    def _outcome(self, unevaluated: Iterable[NotEvaluated]) -> Outcome:
        """What the rules about the register have come to, for the rules about the audit."""
        selected = {chosen.rule.code for chosen in self._selected}
        idle = {(item.code, item.plan) for item in unevaluated}
        return Outcome(
            self.register.as_of,
            tuple(
                entry.use(
                    has_run=code in selected
                    and not {(code, None), (code, entry.plan)} & idle
                    and not self._is_unread(entry.plan)
                )
                for code, entries in self._suppressions.items()
                for entry in entries
            ),
        )

    def _was_asked(self, unevaluated: Iterable[NotEvaluated]) -> "Callable[[KnownFinding], bool]":
        """Whether the rule of a known finding was asked about its plan; a rule that there is none of finds nothing."""
        selected = {chosen.rule.code for chosen in self._selected}
        idle = {(item.code, item.plan) for item in unevaluated}

        def was_asked(known: "KnownFinding") -> bool:
            code, plan = known.code, known.plan
            if code in BY_NAME and (code not in selected or {(code, None), (code, plan)} & idle):
                return False
            return not self.register.unnamed if plan not in self.register.plans else not self._is_unread(plan)

        return was_asked

    def _is_there(self, known: "KnownFinding") -> bool:
        """Whether the plan, or the element of it, that a known finding speaks of still is in the register."""
        if known.element is not None:
            return f"{known.plan}#{known.element}" in self.register.elements
        return known.plan is None or known.plan in self.register.plans

    def _is_unread(self, plan: str | None) -> bool:
        """Whether a plan is not there, or could not be read whole, so that what would be found in it is not known."""
        entry = self.register.plans.get(plan or "")
        return plan is not None and (entry is None or not entry.is_complete or plan in self.register.broken)

    def _summary(self, findings: Sequence[Finding]) -> Summary:
        looked_at = Summary(len(self.register.plans), self.register.edges, len(self._selected), *_NOTHING_COUNTED)
        return looked_at.counting(findings)


def _parts(subject: str) -> tuple[str | None, str | None]:
    plan, _, element = subject.partition("#")
    return plan or None, element or None


def _paths(findings: Iterable[Finding]) -> set[str]:
    return {place.path for finding in findings for place in (finding.location, *(r.location for r in finding.related))}
