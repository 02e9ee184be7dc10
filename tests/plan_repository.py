"""A small plan repository on disk, and what an audit of it says, in a form that tests can state whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from planaudit.audit.audit import Audit
from planaudit.documents.baseline_file import BaselineFile, read_baseline
from planaudit.documents.load import Repository, read_portfolio, read_repository
from planaudit.documents.root import BASELINE_NAME
from planaudit.findings import Finding, NotEvaluated, Pointer, Report
from planaudit.graph.plan_graph import PlanGraph
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

    def register(self, as_of: date = DAY) -> PlanGraph:
        """Its plan system on a day."""
        return register_at(self.root, as_of)

    def audit(
        self,
        *select: str,
        as_of: date = DAY,
        language: str = "en",
        options: Mapping[str, Any] | None = None,
        base: Mapping[str, str | bytes] | None = None,
    ) -> Report:
        """Audit with the rules that `select` means (all by default). Raises AssertionError on wrong settings.

        `base` is what stood here before a change.
        """
        file = read_portfolio(self.root / "planaudit.yaml")
        assert file.portfolio is not None, file.document.problems
        declared = file.portfolio.rules
        if options:
            from planaudit.model.portfolio import RuleSettings

            declared = RuleSettings(severity={}, options=dict(options))
        selected, problems = settle(declared, Pointer("planaudit.yaml"), Selection(select=select) if select else None)
        assert not problems, problems
        before = PlanRepository(self.root / ".before", base).register(as_of) if base else None
        return Audit(
            read_repository(file, file.portfolio),
            selected,
            as_of,
            Wording(Language(language)),
            self.baseline(),
            base=before,
        ).run()

    def baseline(self) -> BaselineFile | None:
        """The baseline, where there is one. Raises AssertionError where it is wrong."""
        if not (self.root / BASELINE_NAME).exists():
            return None
        baseline = read_baseline(self.root, BASELINE_NAME)
        assert not baseline.problems, baseline.problems
        return baseline


def read_at(root: Path) -> Repository:
    """What is read of a plan repository that is there already. Raises AssertionError on wrong settings."""
    file = read_portfolio(root / "planaudit.yaml")
    assert file.portfolio is not None, file.document.problems
    return read_repository(file, file.portfolio)


def register_at(root: Path, as_of: date) -> PlanGraph:
    """The plan system of a plan repository that is there already."""
    return PlanGraph(read_at(root), as_of)


def shown(finding: Finding) -> str:
    """`place severity code subject`: what a test states of a finding."""
    return f"{finding.location} {finding.severity} {finding.code} {subject(finding)}"


def subject(item: Finding | NotEvaluated) -> str:
    """`plan`, `plan#element`, or `-` for the portfolio."""
    return (item.plan or "-") + (f"#{item.element}" if item.element else "")


def all_shown(findings: Sequence[Finding]) -> list[str]:
    """Every finding, in the report's order."""
    return [shown(finding) for finding in findings]
