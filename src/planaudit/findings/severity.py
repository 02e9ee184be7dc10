"""How much a finding matters to the plan system; never how sure the rule is."""

from enum import StrEnum


class Severity(StrEnum):
    """Error: a contradiction, a broken reference or the law. Warning: a weakness. Info: worth raising."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """A number that grows with the severity: 1 for info, 3 for error."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
