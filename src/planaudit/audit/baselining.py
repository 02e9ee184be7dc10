"""The baseline against what was found: what each entry hides, which are mended, and which are overdue."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from planaudit.findings import N_, Debt, Related, Suppression
from planaudit.rules.suppression.outcome import KnownUse

if TYPE_CHECKING:
    from planaudit.documents.baseline_file import BaselineFile
    from planaudit.model.baseline import KnownFinding


class KnownFindings:
    """The entries of a baseline, and which of them have been met with; without a baseline there are none."""

    def __init__(self, baseline: "BaselineFile | None", as_of: date) -> None:
        self._baseline = baseline
        self._as_of = as_of
        self._entries = {entry.fingerprint: entry for entry in baseline.entries} if baseline else {}
        self._found: set[str] = set()

    def hide(self, fingerprint: str) -> Suppression | None:
        """What a finding is marked with when an entry hides it; that it was found is remembered."""
        entry = self._entries.get(fingerprint)
        if entry is None:
            return None
        self._found.add(fingerprint)
        if self._is_overdue(entry):
            return None
        return Suppression("baselined", entry.reason or "", str(entry.until) if entry.until else None)

    def places(self, fingerprint: str) -> tuple[Related, ...]:
        """The last day of an entry that is overdue, for the finding that it no longer hides to point at."""
        entry = self._entries.get(fingerprint)
        if entry is None or self._baseline is None or not self._is_overdue(entry):
            return ()
        at = self._baseline.at(self._baseline.entries.index(entry)) / "until"
        return (Related(at, N_("might wait in the baseline until {until}"), {"until": entry.until}),)

    def uses(
        self, has_run: "Callable[[KnownFinding], bool]", is_there: "Callable[[KnownFinding], bool]"
    ) -> tuple[KnownUse, ...]:
        """What came of each entry: whether its rule was asked about what it speaks of, and whether that is there."""
        return tuple(
            KnownUse(
                code=entry.code,
                plan=entry.plan,
                element=entry.element,
                fingerprint=entry.fingerprint,
                at=self._baseline.at(position),
                is_found=entry.fingerprint in self._found,
                has_run=has_run(entry),
                is_there=is_there(entry),
            )
            for position, entry in enumerate(self._entries.values())
            if self._baseline
        )

    def debt(self, uses: tuple[KnownUse, ...]) -> Debt | None:
        """What is left to mend; None where there is no baseline."""
        if self._baseline is None:
            return None
        return Debt(
            path=self._baseline.path,
            known=len(uses),
            found=frozenset(self._found),
            mended=frozenset(use.fingerprint for use in uses if use.has_run and not use.is_found),
            overdue=frozenset(found for found in self._found if self._is_overdue(self._entries[found])),
        )

    def _is_overdue(self, entry: "KnownFinding") -> bool:
        return entry.until is not None and entry.until.last < self._as_of
