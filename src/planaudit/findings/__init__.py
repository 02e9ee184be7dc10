"""What the audit says: plain, frozen data, standard library only, that every layer may import."""

from planaudit.findings.evidence import Bare, Counted, Joined, Named, Phrase, Quoted, Term, Worded
from planaudit.findings.finding import Finding, Fix, NotEvaluated, RelatedPlace, Suppression
from planaudit.findings.location import Location, Place, Pointer, Span, TextRange
from planaudit.findings.problem import N_, NotEvaluable, Problem, Related
from planaudit.findings.report import Report, RuleCard, Summary
from planaudit.findings.severity import Severity

__all__ = [
    "N_",
    "Bare",
    "Counted",
    "Finding",
    "Fix",
    "Joined",
    "Location",
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
    "Report",
    "RuleCard",
    "Severity",
    "Span",
    "Summary",
    "Suppression",
    "Term",
    "TextRange",
    "Worded",
]
