"""The plan repository, read: portfolio, plans, and everything that could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from planaudit.documents.document import Document
from planaudit.documents.read_file import RawDocument, RawFile, read_file
from planaudit.documents.reading import Reading
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.documents.source import Source
from planaudit.documents.span_table import SpanTable
from planaudit.documents.validate import validate
from planaudit.findings import N_, Location, Place, Pointer, Span, TextRange
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio

_PLANS: TypeAdapter[Plan] = TypeAdapter(Plan)
_PORTFOLIOS: TypeAdapter[Portfolio] = TypeAdapter(Portfolio)


class Sources:
    """The files that were read, and the place in them of every pointer."""

    def __init__(self, files: Iterable[Source], documents: Iterable[Document]) -> None:
        self._files = {file.path: file for file in files}
        self._documents = {(document.at.path, document.at.document): document for document in documents}

    def locate(self, place: Place) -> Location:
        """Lines and columns of a place; of the file's beginning where nothing of it could be read."""
        file = self._files.get(place.path)
        if file is None:
            return Location(place.path, Span(1, 1, 1, 1))
        if isinstance(place, TextRange):
            return file.locate(place.start, place.end)
        document = self._documents.get((place.path, place.document))
        return file.locate(*document.characters(place.keys)) if document else file.locate(0, 1)

    def text(self, path: str) -> str:
        """The text of a file; empty where it could not be read."""
        file = self._files.get(path)
        return file.text if file else ""


@dataclass(frozen=True, slots=True)
class PortfolioFile:
    """`planaudit.yaml`: what it says, or the problems that stand in the way."""

    path: Path
    portfolio: Portfolio | None
    document: Document
    source: Source

    @property
    def root(self) -> Path:
        """The folder of the plan repository."""
        return self.path.parent


@dataclass(frozen=True, slots=True)
class Repository:
    """Everything that was read. `skipped` are files and folders that could not be."""

    portfolio: Portfolio
    portfolio_at: Pointer
    documents: tuple[Document, ...]
    skipped: tuple[SchemaProblem, ...]
    sources: Sources


def read_portfolio(path: Path) -> PortfolioFile:
    """Read `planaudit.yaml`. Its problems are in `document`; then `portfolio` is None."""
    raw = read_file(path.parent, path.name)
    at = Pointer(path.name)
    source = Source(path.name, raw.text)
    if raw.skipped:
        return PortfolioFile(path, None, Document(at, "", None, None, (raw.skipped,)), source)
    first = raw.documents[0] if raw.documents else RawDocument({}, None, "")
    problems = first.problems
    if len(raw.documents) > 1 and not problems:
        problems = (
            _invalid(at, N_("planaudit.yaml holds more than one document"), N_("keep the first, without «---»")),
        )
    if problems:
        return PortfolioFile(path, None, Document(at, "", None, first.spans, problems), source)
    read = validate(_PORTFOLIOS, Portfolio, first.value, at)
    document = Document(at, "", None, first.spans, read.problems)
    return PortfolioFile(path, None if read.problems else read.model, document, source)


def read_repository(file: PortfolioFile, portfolio: Portfolio, begun: Reading | None = None) -> Repository:
    """Read every plan file that the portfolio names; what has been read ahead is used where it is the same."""
    if begun is None or (begun.root, begun.globs) != (file.root, portfolio.plans):
        begun = Reading(file.root, portfolio.plans)
    discovery = begun.discovery
    documents: list[Document] = []
    sources = [file.source]
    skipped = list(discovery.problems)
    for raw in begun.files():
        if raw.path != file.path.name:
            documents += _documents(raw)
            sources.append(Source(raw.path, raw.text))
            skipped += [raw.skipped] if raw.skipped else []
    documents.sort(key=lambda document: document.at)
    return Repository(
        portfolio=portfolio,
        portfolio_at=file.document.at,
        documents=tuple(documents),
        skipped=tuple(skipped),
        sources=Sources(sources, [file.document, *documents]),
    )


def _documents(raw: RawFile) -> Iterable[Document]:
    for index, document in enumerate(raw.documents):
        yield _document(Pointer(raw.path, index), document)


def _document(at: Pointer, raw: RawDocument) -> Document:
    """Validate one document; a broken or repeating one is a problem and no plan."""
    if raw.problems:
        problems = tuple(replace(problem, plan=raw.identity) for problem in raw.problems)
        return Document(at, raw.identity, None, raw.spans, problems)
    if not isinstance(raw.value, dict):
        problem = _invalid(at, N_("a plan must be a mapping of keys to values"), N_("write id:, title: and kind:"))
        return Document(at, "", None, raw.spans, (problem,))
    read = validate(_PLANS, Plan, raw.value, at, raw.identity)
    problems = tuple(_as_written(problem, raw.spans) for problem in read.problems)
    return Document(at, raw.identity, read.model, raw.spans, problems, read.gaps)


def _as_written(problem: SchemaProblem, spans: SpanTable | None) -> SchemaProblem:
    """Fix the place now: positions in the model count without the items that are left out."""
    if spans is None or not isinstance(problem.at, Pointer):
        return problem
    return replace(problem, at=TextRange(problem.at.path, *spans.find(problem.at.keys)))


def _invalid(at: Pointer, message: str, help_: str) -> SchemaProblem:
    return SchemaProblem(rule="invalid-field", message=message, at=at, help=help_)
