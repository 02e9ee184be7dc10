"""A small plan repository on disk, and what an audit of it says, in a form that tests can state whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planaudit.audit.audit import Audit
from planaudit.documents.baseline_file import BaselineFile, read_baseline
from planaudit.documents.load import read_portfolio, read_repository
from planaudit.documents.root import BASELINE_NAME
from planaudit.findings import Finding, NotEvaluated, Pointer, Report
from planaudit.settings.selection import Selection
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

DAY = date(2026, 3, 1)
"""The day of the audit in tests and in the examples of rule pages."""

MUNICIPALITY = "municipality: {name: Fjordvik kommune}\n"


class PlanRepository:
    """A folder with `planaudit.yaml` and plan files, written as the test gives them.

    A text `-> target` makes the file a symbolic link.
    """

    def __init__(self, root: Path, files: Mapping[str, str | bytes]) -> None:
        self.root = root
        for path, text in ({"planaudit.yaml": MUNICIPALITY} | dict(files)).items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str) and text.startswith("-> "):
                target.symlink_to(text[3:].split("#")[0].strip())
                continue
            target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def audit(
        self, *select: str, as_of: date = DAY, language: str = "en", options: Mapping[str, Any] | None = None
    ) -> Report:
        """Audit with the rules that `select` means (all by default). Raises AssertionError on wrong settings."""
        file = read_portfolio(self.root / "planaudit.yaml")
        assert file.portfolio is not None, file.document.problems
        declared = file.portfolio.rules
        if options:
            from planaudit.model.portfolio import RuleSettings

            declared = RuleSettings(severity={}, options=dict(options))
        selected, problems = settle(declared, Pointer("planaudit.yaml"), Selection(select=select) if select else None)
        assert not problems, problems
        return Audit(
            read_repository(file, file.portfolio), selected, as_of, Wording(Language(language)), self.baseline()
        ).run()

    def baseline(self) -> BaselineFile | None:
        """The baseline, where there is one. Raises AssertionError where it is wrong."""
        if not (self.root / BASELINE_NAME).exists():
            return None
        baseline = read_baseline(self.root, BASELINE_NAME)
        assert not baseline.problems, baseline.problems
        return baseline


def shown(finding: Finding) -> str:
    """`place severity code subject`: what a test states of a finding."""
    return f"{finding.location} {finding.severity} {finding.code} {subject(finding)}"


def subject(item: Finding | NotEvaluated) -> str:
    """`plan`, `plan#element`, or `-` for the portfolio."""
    return (item.plan or "-") + (f"#{item.element}" if item.element else "")


def all_shown(findings: Sequence[Finding]) -> list[str]:
    """Every finding, in the report's order."""
    return [shown(finding) for finding in findings]
