"""The baseline file, read: its entries and their places, or everything that is wrong with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from planaudit.documents.baseline_merge import MARK, put_together
from planaudit.documents.baseline_text import NotEditable
from planaudit.documents.document import Document
from planaudit.documents.raw_file import RawDocument, RawFile
from planaudit.documents.read_file import documents_of, read_file
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.documents.source import Source
from planaudit.documents.validate import validate
from planaudit.findings import N_, Bare, Pointer, Related, TextRange
from planaudit.model.baseline import DeclaredBaseline, KnownFinding

_BASELINES: TypeAdapter[DeclaredBaseline] = TypeAdapter(DeclaredBaseline)
_PRUNE = N_("`planaudit baseline prune` keeps the entries of both sides, once each, and removes what has been mended")
_BY_HAND = N_(
    "the sides say different things of one finding, or are not whole: keep the entries that are right, without marks"
)


class BaselineFile(NamedTuple):
    """A baseline: `path` as reports name it, and what it says; with `problems` nothing of it is to be used.

    `is_put_together` where the file holds the marks of a merge, and this is what its two sides say together.
    """

    path: str
    source: Source
    document: Document
    entries: tuple[KnownFinding, ...]
    problems: tuple[SchemaProblem, ...]
    is_put_together: bool = False

    def at(self, position: int) -> Pointer:
        """The place of an entry."""
        return self.document.at / "findings" / position


def read_baseline(root: Path, path: str, *, put_sides_together: bool = False) -> BaselineFile:
    """Read a baseline; `path` leads to it from the folder of `planaudit.yaml`.

    The two sides that a merge left can be put together; else the marks of the merge are a problem.
    """
    raw = read_file(root, path)
    if not put_sides_together or raw.skipped or not MARK.search(raw.text):
        return _baseline(raw)
    try:
        together = baseline_of(path, put_together(raw.text))
    except NotEditable:
        return _baseline(raw, help_=_BY_HAND)
    return together._replace(is_put_together=True)


def baseline_of(path: str, text: str) -> BaselineFile:
    """The baseline that a text is."""
    return _baseline(RawFile(path, text, tuple(documents_of(path, text))))


def _baseline(raw: RawFile, help_: str = _PRUNE) -> BaselineFile:
    path, at, source = raw.path, Pointer(raw.path), Source(raw.path, raw.text)

    def refused(*problems: SchemaProblem) -> BaselineFile:
        return BaselineFile(path, source, Document(at, "", None, None), (), problems)

    if raw.skipped:
        return refused(raw.skipped)
    if mark := MARK.search(raw.text):
        return refused(_merged_by_halves(path, mark, help_))
    first = raw.documents[0] if raw.documents else RawDocument({}, None, "")
    if first.problems:
        return refused(*first.problems)
    if len(raw.documents) > 1:
        return refused(_one_document_only(at))
    read = validate(_BASELINES, DeclaredBaseline, first.value, at)
    entries = read.model.findings if read.model else ()
    # Positions in `entries` count as written only where nothing was left out.
    problems = read.problems or tuple(_named_twice(entries, at))
    return BaselineFile(path, source, Document(at, "", None, first.spans, problems), entries, problems)


def _merged_by_halves(path: str, mark: re.Match[str], help_: str) -> SchemaProblem:
    return SchemaProblem(
        rule="invalid-yaml",
        message=N_("a merge left its mark {marker}"),
        values={"marker": Bare(mark[0][:7])},
        at=TextRange(path, *mark.span()),
        help=help_,
    )


def _one_document_only(at: Pointer) -> SchemaProblem:
    return SchemaProblem(
        rule="invalid-field",
        message=N_("a baseline is one document, and this file holds more"),
        at=at,
        help=N_("keep the first, without «---»"),
    )


def _named_twice(entries: tuple[KnownFinding, ...], at: Pointer) -> Iterator[SchemaProblem]:
    firsts: dict[str, int] = {}
    for position, entry in enumerate(entries):
        if (first := firsts.setdefault(entry.fingerprint, position)) != position:
            yield SchemaProblem(
                rule="duplicate-id",
                message=N_("the same finding stands twice: {code} {fingerprint}"),
                values={"code": Bare(entry.code), "fingerprint": Bare(entry.fingerprint)},
                at=at / "findings" / position / "fingerprint",
                related=(Related(at / "findings" / first / "fingerprint", N_("the first time")),),
                help=N_("keep one of the two"),
            )
