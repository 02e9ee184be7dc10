"""What a file holds before validation: values, places, and what could not be read."""

from typing import Any, NamedTuple

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.documents.span_table import SpanTable


class RawDocument(NamedTuple):
    """A document before validation: its value and places, or the problems that stand in the way."""

    value: Any
    spans: SpanTable | None
    identity: str = ""
    problems: tuple[SchemaProblem, ...] = ()


class RawFile(NamedTuple):
    """A file's text and documents; `skipped` where it could not be read at all."""

    path: str
    text: str
    documents: tuple[RawDocument, ...]
    skipped: SchemaProblem | None = None
