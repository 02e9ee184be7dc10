"""A finding keeps its identity from release to release, whatever its message becomes.

What the cases of tests/rules/ leave unsaid of their findings stands in tests/snapshots/identities/: the fingerprint,
and whom the related places belong to. Set UPDATE_SNAPSHOTS=1 to write down how they are now; a fingerprint that
changes is a break with every baseline, not a matter of course.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_repository import subject
from test_rule_cases import audited, cases_of

from planaudit.findings import Finding
from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

SNAPSHOTS = Path(__file__).parent / "snapshots" / "identities"


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_what_is_found_keeps_its_identity(rule: Rule, tmp_path: Path) -> None:
    said = "".join(
        f"{name}\n" + "".join(f"  {line}\n" for finding in found for line in identity(finding))
        for name, found in all_found(rule.code, tmp_path)
    )

    kept = SNAPSHOTS / f"{rule.code}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")


def all_found(code: str, root: Path) -> Iterator[tuple[str, list[Finding]]]:
    """The cases of a rule in which it finds something, each with what it finds there."""
    for number, (name, case) in enumerate(cases_of(code).items()):
        if case.get("expect"):
            report = audited(code, case, root / str(number))
            yield name, [finding for finding in report.counted if finding.code == code]


def identity(finding: Finding) -> Iterator[str]:
    yield f"{finding.fingerprint} {subject(finding)}"
    for place in finding.related:
        yield f"  {(place.plan or '-') + (f'#{place.element}' if place.element else '')}"
