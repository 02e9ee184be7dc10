"""What the audit says: plain, frozen data, standard library only, that every layer may import."""

from planaudit.findings.evidence import Bare, Counted, Joined, Named, Phrase, Quoted, Term, Worded
from planaudit.findings.finding import Finding, Fix, NotEvaluated, RelatedPlace, Suppression, TextEdit
from planaudit.findings.location import Location, Place, Pointer, Span, TextRange
from planaudit.findings.mending import Change, Mending, Remove, Replace
from planaudit.findings.problem import N_, NotEvaluable, Problem, Related
from planaudit.findings.report import Debt, Report, RuleCard, Since, Summary
from planaudit.findings.severity import Severity

__all__ = [
    "N_",
    "Bare",
    "Change",
    "Counted",
    "Debt",
    "Finding",
    "Fix",
    "Joined",
    "Location",
    "Mending",
    "Named",
    "NotEvaluable",
    "NotEvaluated",
    "Phrase",
    "Place",
    "Pointer",
    "Problem",
    "Quoted",
    "Related",
    "RelatedPlace",
    "Remove",
    "Replace",
    "Report",
    "RuleCard",
    "Severity",
    "Since",
    "Span",
    "Summary",
    "Suppression",
    "Term",
    "TextEdit",
    "TextRange",
    "Worded",
]
