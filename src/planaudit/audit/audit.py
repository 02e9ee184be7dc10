"""One audit: every selected rule over the register; what it says located, weighed, worded and sorted."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planaudit.audit.asking import Said, ask, ask_all
from planaudit.audit.suppressing import SuppressionEntry, declared_suppressions, unknown_rules
from planaudit.documents.load import Repository
from planaudit.findings import (
    N_,
    Finding,
    NotEvaluable,
    NotEvaluated,
    Pointer,
    Problem,
    RelatedPlace,
    Report,
    Summary,
    Suppression,
)
from planaudit.findings.fingerprint import fingerprint
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule
from planaudit.rules.suppression.outcome import Outcome
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording, canonical

_UNKNOWN_STANDING = N_("it is not known whether the plan is in force: fill in `status` or `adopted`")
_ABOUT_READING = ("SCH", "REF")
"""Rules about reading the register; all others are silent about fields that these have spoken of."""


class Audit:
    """An audit of one repository on one day, in one language. Run it once."""

    def __init__(self, repository: Repository, selected: Sequence[SelectedRule], as_of: date, wording: Wording) -> None:
        self._repository = repository
        self.register = PlanGraph(repository, as_of)
        self.register.schema_problems += tuple(unknown_rules(self.register))
        self._selected = selected
        self._sources = repository.sources
        self._wording = wording
        self._suppressions: dict[str, list[SuppressionEntry]] = {}
        for entry in declared_suppressions(self.register):
            self._suppressions.setdefault(entry.rule.code, []).append(entry)
        self._refused = {(problem.plan, problem.field) for problem in self.register.schema_problems if problem.field}

    def run(self) -> Report:
        """Everything that the selected rules say, in order."""
        findings: list[Finding] = []
        unevaluated: list[NotEvaluated] = []
        for chosen, said in ask_all(self.register, self._reading(PlanGraph), meanwhile=self._wording.prepare):
            self._hear(chosen, said, findings, unevaluated)
        unevaluated += self._of_unknown_standing(findings, unevaluated)
        outcome = self._outcome(unevaluated)
        for chosen in self._reading(Outcome):
            self._hear(chosen, ask(self.register, chosen, outcome), findings, unevaluated)
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
        )

    def _reading(self, about: type) -> list[SelectedRule]:
        return [chosen for chosen in self._selected if chosen.rule.reads is about]

    def _hear(
        self, chosen: SelectedRule, said: Iterable[Said], findings: list[Finding], unevaluated: list[NotEvaluated]
    ) -> None:
        for item in said:
            if isinstance(item, NotEvaluable):
                unevaluated.append(self._not_evaluated(chosen.rule, item))
            elif chosen.rule.code.startswith(_ABOUT_READING) or not self._is_spoken_of(item):
                findings.append(self._finding(chosen, item))

    def _of_unknown_standing(
        self, findings: Iterable[Finding], unevaluated: Iterable[NotEvaluated]
    ) -> Iterator[NotEvaluated]:
        """What rules would say of plans of unknown status if these were in force: there they are not evaluable."""
        unknown = {entry.id for entry in self.register.unknown_standing}
        if not unknown:
            return
        spoken = {(finding.code, finding.plan, finding.element) for finding in findings}
        left_open = {(item.code, item.plan) for item in unevaluated}
        if_in_force = PlanGraph(self._repository, self.register.as_of, unknown_as=Standing.ADOPTED)
        for chosen in self._reading(PlanGraph):
            rule = chosen.rule
            if rule.weighs_unknown or rule.code.startswith(_ABOUT_READING):
                continue
            for said in ask(self.register, chosen, if_in_force):
                about = (rule.code, *_parts(said.subject))
                if about[1] in unknown and about not in spoken and about[:2] not in left_open:
                    spoken.add(about)
                    yield self._not_evaluated(rule, NotEvaluable(reason=_UNKNOWN_STANDING, subject=said.subject))

    def _is_spoken_of(self, problem: Problem) -> bool:
        """Whether the problem lies in a field that could not be read: one cause, one finding."""
        plan, _ = _parts(problem.subject)
        return isinstance(problem.at, Pointer) and (plan, *problem.at.keys[:1]) in self._refused

    def _finding(self, chosen: SelectedRule, problem: Problem) -> Finding:
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
            related=tuple(
                RelatedPlace(
                    note=wording.text(related.note, related.values),
                    plan=related.plan,
                    element=related.element,
                    location=self._sources.locate(related.at),
                )
                for related in problem.related
            ),
            help=wording.text(problem.help, problem.help_values),
            fingerprint=fingerprint(rule.code, problem.subject, problem.key),
            suppression=self._suppression(rule, plan, element),
        )

    def _suppression(self, rule: Rule, plan: str | None, element: str | None) -> Suppression | None:
        for entry in self._suppressions.get(rule.code, ()):
            if suppression := entry.hide(plan, element):
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

    def _is_unread(self, plan: str | None) -> bool:
        """Whether a plan is not there, or could not be read whole, so that what would be found in it is not known."""
        entry = self.register.plans.get(plan or "")
        return plan is not None and (entry is None or not entry.is_complete or plan in self.register.broken)

    def _summary(self, findings: Sequence[Finding]) -> Summary:
        looked_at = Summary(
            plans=len(self.register.plans),
            edges=self.register.edges,
            rules=len(self._selected),
            errors=0,
            warnings=0,
            infos=0,
            suppressed=0,
            baselined=0,
        )
        return looked_at.counting(findings)


def _parts(subject: str) -> tuple[str | None, str | None]:
    plan, _, element = subject.partition("#")
    return plan or None, element or None


def _paths(findings: Iterable[Finding]) -> set[str]:
    return {place.path for finding in findings for place in (finding.location, *(r.location for r in finding.related))}
