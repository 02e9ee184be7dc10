"""One report for all formats: an error with another end, a warning about an element, a remark, and one suppressed."""

from datetime import date

from planaudit.findings import (
    Debt,
    Finding,
    Fix,
    Location,
    NotEvaluated,
    RelatedPlace,
    Report,
    RuleCard,
    Severity,
    Span,
    Summary,
    Suppression,
    TextEdit,
)

KLIMA = "plans/klima og miljø.yaml"
HOP = "plans/hop.yaml"
SOURCES = {
    KLIMA: "id: klima\ntitle: Blåbær, 100% [bær] <b>|\nmeasures:\n  - {id: T1, title: Sykkelfelt, cost: 12}\n",
    HOP: "id: hop\ntitle: Økonomiplan\n",
}


def _at(path: str, line: int, column: int, end_line: int, end_column: int) -> Location:
    return Location(path, Span(line, column, end_line, end_column))


REPORT = Report(
    as_of=date(2026, 3, 1),
    language="en",
    summary=Summary(plans=2, edges=1, rules=4, errors=1, warnings=1, infos=1, suppressed=1, baselined=0),
    findings=(
        Finding(
            code="ECO008",
            name="funded-twice",
            severity=Severity.ERROR,
            plan="klima",
            element="T1",
            message="“Blåbær, 100% [bær] <b>|” is paid twice\nby @torget, see #2",
            values={"measure": "klima#T1"},
            location=_at(KLIMA, 2, 8, 2, 30),
            related=(RelatedPlace("the [other] line", "hop", None, _at(HOP, 2, 8, 2, 19)),),
            help="keep one of the two",
            fingerprint="planaudit/v1:0123456789abcdef0123456789abcdef",
            fix=Fix(
                description="write T2 in both",
                is_safe=True,
                edits=(TextEdit(_at(KLIMA, 4, 10, 4, 12), "T2"), TextEdit(_at(HOP, 2, 8, 2, 19), "T2")),
            ),
        ),
        Finding(
            code="ECO003",
            name="unfunded-measure",
            severity=Severity.WARNING,
            plan="klima",
            element="T1",
            message="T1 “Sykkelfelt” costs 12 kr and has no budget line",
            values={"measure": "klima#T1", "cost": "12"},
            location=_at(KLIMA, 3, 1, 4, 10),
            related=(),
            help="did you mean K1?",
            fingerprint="planaudit/v1:00000000000000000000000000000002",
            fix=Fix("write K1", False, (TextEdit(_at(KLIMA, 2, 8, 2, 14), "K1"),)),
        ),
        Finding(
            code="OWN013",
            name="unpublished-plan",
            severity=Severity.INFO,
            plan="hop",
            element=None,
            message="“Økonomiplan” tells no address",
            values={},
            location=_at(HOP, 2, 8, 2, 19),
            related=(),
            help="",
            fingerprint="planaudit/v1:00000000000000000000000000000003",
        ),
        Finding(
            code="OWN013",
            name="unpublished-plan",
            severity=Severity.INFO,
            plan="klima",
            element=None,
            message="“Blåbær” tells no address",
            values={},
            location=_at(KLIMA, 1, 1, 1, 10),
            related=(),
            help="",
            fingerprint="planaudit/v1:00000000000000000000000000000004",
            suppression=Suppression("ignored", "Ligger på papir", "2027"),
        ),
    ),
    not_evaluable=(
        NotEvaluated("STR003", "cycle", None, None, "no plan names another"),
        NotEvaluated("ECO003", "unfunded-measure", "klima", "T2", "the status of the measure is not known"),
    ),
    rules=(
        RuleCard("STR003", "cycle", Severity.ERROR, "Plans stand in a ring", "Plans stand in a ring.\n"),
        RuleCard("ECO003", "unfunded-measure", Severity.WARNING, "A measure has no money", "A measure …\n"),
        RuleCard("ECO008", "funded-twice", Severity.WARNING, "A measure is paid twice", "A measure …\n"),
        RuleCard("OWN013", "unpublished-plan", Severity.INFO, "Nobody can read the plan", "Nobody …\n"),
    ),
    sources=SOURCES,
)
NOTHING = REPORT._replace(
    summary=Summary(plans=2, edges=1, rules=4, errors=0, warnings=0, infos=0, suppressed=0, baselined=0),
    findings=(),
    not_evaluable=(),
    sources={},
)
WITH_A_BASELINE = REPORT._replace(
    summary=REPORT.summary._replace(warnings=0, infos=0, baselined=2),
    findings=(
        REPORT.findings[0],
        REPORT.findings[1]._replace(suppression=Suppression("baselined", "Tas til høsten", "2026-12")),
        REPORT.findings[2]._replace(suppression=Suppression("baselined", "", None)),
        REPORT.findings[3],
    ),
    debt=Debt(
        path="planaudit-baseline.yaml",
        known=5,
        found=frozenset(finding.fingerprint for finding in REPORT.findings[:3]),
        mended=frozenset({"planaudit/v1:00000000000000000000000000000009"}),
        overdue=frozenset({REPORT.findings[0].fingerprint}),
    ),
)
"""The same with a baseline, which hides the warning and the remark, and no longer the error."""
