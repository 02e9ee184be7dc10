"""A problem made reportable: named, weighed, located, worded, and given a lasting identity."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from planaudit.findings.location import Location
from planaudit.findings.mending import Change
from planaudit.findings.severity import Severity


class RelatedPlace(NamedTuple):
    """The other end of a finding; `plan` and `element` are None where no plan owns the place."""

    note: str
    plan: str | None
    element: str | None
    location: Location


class Suppression(NamedTuple):
    """Why a finding is listed but not counted. `until` is the last day it may wait, inclusive."""

    kind: Literal["ignored", "baselined"]
    reason: str
    until: str | None


class TextEdit(NamedTuple):
    """The characters of `location` become `replacement`."""

    location: Location
    replacement: str


class Fix(NamedTuple):
    """Edits that together mend the finding. `changes` say the same of the document, to hold the edited file against.

    Safe edits let the register say what it said; the others want a person's judgement.
    """

    description: str
    is_safe: bool
    edits: tuple[TextEdit, ...]
    changes: tuple[Change, ...] = ()

    @property
    def applicability(self) -> Literal["safe", "unsafe"]:
        """Whether it may be made without a person's judgement, in the word that programs are given."""
        return "safe" if self.is_safe else "unsafe"


class Finding(NamedTuple):
    """What the audit reports. `plan` is None for the portfolio, or where no plan could be read."""

    code: str
    name: str
    severity: Severity
    plan: str | None
    element: str | None
    message: str
    values: Mapping[str, str]
    location: Location
    related: tuple[RelatedPlace, ...]
    help: str
    fingerprint: str
    suppression: Suppression | None = None
    fix: Fix | None = None

    def order(self) -> tuple[object, ...]:
        """Findings are shown by file, position and code; the fingerprint breaks ties."""
        return (self.location, self.code, self.fingerprint)


class NotEvaluated(NamedTuple):
    """A rule that could not be evaluated for a plan (or, with `plan` None, for the portfolio), and why."""

    code: str
    name: str
    plan: str | None
    element: str | None
    reason: str

    def order(self) -> tuple[str, str, str, str]:
        """The portfolio first, then by plan; by code within each."""
        return (self.plan or "", self.code, self.element or "", self.reason)
