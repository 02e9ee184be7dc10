"""What a change of the register brings: two audits on one day, before and after, and what only one of them finds."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from planaudit.audit.audit import Audit
from planaudit.documents.baseline_file import BaselineFile
from planaudit.documents.load import Repository
from planaudit.findings import Finding, Report, Since
from planaudit.graph.comparison import Comparison
from planaudit.history.past import Caveat, Past
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording

_Identity = str | tuple[str, str | None, str | None, tuple[tuple[str, str], ...]]
"""A fingerprint; or rule, plan, element and facts, which outlive a new id of the plan."""


class Change:
    """A register before and after, held against the rules as they are set now, both on the same day.

    So neither the passing of time nor another setting makes a finding look new. `baseline` holds findings that may
    wait, on both sides.
    """

    def __init__(
        self,
        past: Past,
        repository: Repository,
        selected: Sequence[SelectedRule],
        as_of: date,
        wording: Wording,
        baseline: BaselineFile | None = None,
    ) -> None:
        self.past = past
        before = Audit(past.repository, selected, as_of, wording, baseline)
        self._before = before.run()
        if past.caveat is Caveat.NO_REGISTER:
            self._before = self._before.keeping(lambda _: False)  # what was not there had nothing to be found
        after = Audit(repository, selected, as_of, wording, baseline, base=before.register)
        self.after = after.run()
        self.comparison = Comparison(before.register, after.register)

    @cached_property
    def new(self) -> tuple[Finding, ...]:
        """What is found now and counted, and was not before."""
        known = self._identities(self._before.counted)
        return tuple(finding for finding in self.after.counted if not _identities(finding) & known)

    @cached_property
    def mended(self) -> tuple[Finding, ...]:
        """What was found before, and is not found now, though its plan is still there."""
        return tuple(finding for finding in self._no_longer_found if finding.plan not in self._gone)

    @cached_property
    def gone_with_plans(self) -> tuple[Finding, ...]:
        """What was found before of plans that are gone, or that cannot be read any more."""
        return tuple(finding for finding in self._no_longer_found if finding.plan in self._gone)

    @cached_property
    def _no_longer_found(self) -> tuple[Finding, ...]:
        found = {identity for finding in self.after.findings for identity in _identities(finding)}
        return tuple(finding for finding in self._before.counted if not self._identities((finding,)) & found)

    def _identities(self, before: Iterable[Finding]) -> set[_Identity]:
        """What findings of before are known by, those of a renamed plan also as if it had its new id then."""
        renamed = self.comparison.renamed
        return {
            identity for finding in before for identity in _identities(finding, renamed.get(finding.plan or "", ""))
        }

    @cached_property
    def _gone(self) -> set[str | None]:
        return {entry.id for entry in (*self.comparison.removed, *self.comparison.no_longer_read)}

    @property
    def report(self) -> Report:
        """The audit of now, of what is new alone."""
        known = self._identities(self._before.findings)
        new = {finding.fingerprint for finding in self.new}
        revision = self.past.revision
        since = Since(
            name=revision.name,
            commit=revision.short,
            day=revision.day,
            known=len(self.after.counted) - len(self.new),
            mended=len(self.mended),
            caveat=self.past.caveat,
        )
        return self.after.keeping(
            lambda finding: (
                finding.fingerprint in new or (bool(finding.suppression) and not _identities(finding) & known)
            )
        )._replace(since=since)


def _identities(finding: Finding, new_id: str = "") -> set[_Identity]:
    """What a finding is known by; with another id of its plan in place of its own, where one is given."""
    old = finding.plan or ""

    def renamed(text: str) -> str:
        plan, hash_sign, element = text.partition("#")
        return f"{new_id}{hash_sign}{element}" if new_id and plan == old else text

    facts = tuple(sorted((name, renamed(value)) for name, value in finding.values.items()))
    return {finding.fingerprint, (finding.code, renamed(old), finding.element, facts)}
