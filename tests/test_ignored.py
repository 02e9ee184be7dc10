"""What a plan or the settings ask to have ignored is listed with the reason and the last day, and is not counted."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository

from planaudit.findings import Suppression

PLAN = "{id: blåbær, title: Blåbærplan, kind: temaplan, adopted: 2020, period: 2020-2024"
RAN_OUT = "PER003"


@pytest.mark.parametrize(
    ("said", "suppression"),
    [
        ("{rule: PER003, reason: Med vilje}", Suppression("ignored", "Med vilje", None)),
        ("{rule: PER003, reason: Med vilje, until: 2027}", Suppression("ignored", "Med vilje", "2027")),
        ("{rule: PER003, reason: Med vilje, until: 2026-03}", Suppression("ignored", "Med vilje", "2026-03")),
        ("{rule: PER003, reason: Med vilje, until: 2026-03-01}", Suppression("ignored", "Med vilje", "2026-03-01")),
        ("{rule: PER003, reason: Med vilje, until: 2026-02-28}", None),
        ("{rule: STR002, reason: En annen}", None),
        ("{rule: PER003, reason: Et mål, element: M1}", None),
    ],
)
def test_a_finding_is_ignored_with_its_reason_until_its_last_day(
    said: str, suppression: Suppression | None, tmp_path: Path
) -> None:
    report = PlanRepository(tmp_path, {"plans/a.yaml": f"{PLAN}, audit: {{ignore: [{said}]}}}}\n"}).audit(RAN_OUT)

    assert [finding.suppression for finding in report.findings] == [suppression]
    assert len(report.counted) == (suppression is None)


@pytest.mark.parametrize(("plan", "is_hidden"), [("blåbær", True), ("tyttebær", False), (None, False)])
def test_the_settings_ignore_what_is_found_in_the_plan_that_they_name(
    plan: str | None, is_hidden: bool, tmp_path: Path
) -> None:
    named = f", plan: {plan}" if plan else ""
    settings = f"municipality: {{name: Fjordvik}}\naudit: {{ignore: [{{rule: PER003, reason: Avtalt{named}}}]}}\n"
    files = {"planaudit.yaml": settings, "plans/a.yaml": f"{PLAN}}}\n---\n{{id: tyttebær, title: T, kind: annet}}\n"}

    (finding,) = PlanRepository(tmp_path, files).audit(RAN_OUT).findings

    assert (finding.suppression is not None) is is_hidden


@pytest.mark.parametrize(
    ("said", "suppression", "places"),
    [
        ("", Suppression("baselined", "", None), []),
        (", reason: Til høsten", Suppression("baselined", "Til høsten", None), []),
        (", until: 2026-03", Suppression("baselined", "", "2026-03"), []),
        (", reason: Til våren, until: 2026-03-01", Suppression("baselined", "Til våren", "2026-03-01"), []),
        (", until: 2026-02", None, ["planaudit-baseline.yaml:4:114 might wait in the baseline until February 2026"]),
    ],
)
def test_a_known_finding_waits_until_its_last_day_and_points_at_it_afterwards(
    said: str, suppression: Suppression | None, places: list[str], tmp_path: Path
) -> None:
    register = PlanRepository(tmp_path, {"plans/a.yaml": f"{PLAN}}}\n"})
    (known,) = register.audit(RAN_OUT).findings
    entry = f"{{code: {RAN_OUT}, plan: blåbær, message: Gammelt, fingerprint: '{known.fingerprint}'{said}}}"
    text = f"format: planaudit-baseline\nversion: 1\nfindings:\n  - {entry}\n"
    (tmp_path / "planaudit-baseline.yaml").write_text(text, encoding="utf-8")

    (finding,) = register.audit(RAN_OUT).findings

    assert finding.suppression == suppression
    assert [f"{place.location} {place.note}" for place in finding.related] == places
