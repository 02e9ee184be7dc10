"""The plan repository, read: portfolio, plans, and everything that could not be read."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from planaudit.documents.document import Document, Gaps
from planaudit.documents.raw_file import RawDocument, RawFile
from planaudit.documents.reading import Reading
from planaudit.documents.root import BASELINE_NAME
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.documents.source import Source
from planaudit.documents.span_table import SpanTable
from planaudit.documents.twice_declared import twice_declared
from planaudit.documents.useless_globs import useless_globs
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

    def beside(self, file: Source, document: Document) -> "Sources":
        """These, and one more file of one document."""
        return Sources([*self._files.values(), file], [*self._documents.values(), document])

    def locate(self, place: Place) -> Location:
        """Lines and columns of a place; of the file's beginning where nothing of it could be read."""
        file = self._files.get(place.path)
        if file is None:
            return Location(place.path, Span(1, 1, 1, 1))
        if isinstance(place, TextRange):
            return file.locate(place.start, place.end)
        document = self.document(place)
        return file.locate(*document.characters(place.keys)) if document else file.locate(0, 1)

    def writes(self, pointer: Pointer) -> bool:
        """Whether what a pointer leads to is written by itself, and not part of a short form."""
        document = self.document(pointer)
        return document is not None and document.writes(pointer.keys)

    def document(self, pointer: Pointer) -> Document | None:
        """The document that a pointer leads into."""
        return self._documents.get((pointer.path, pointer.document))

    def but(self, files: Iterable[Source], documents: Iterable[Document]) -> "Sources":
        """The same with other texts in some files; `documents` are all that there are then."""
        return Sources([*self._files.values(), *files], documents)

    def text(self, path: str) -> str:
        """The text of a file; empty where it could not be read."""
        file = self._files.get(path)
        return file.text if file else ""

    def exactly(self, path: str, start: int, end: int) -> Location:
        """The place of some characters of a file that was read."""
        return self._files[path].exactly(start, end)

    def characters(self, location: Location) -> tuple[int, int]:
        """The first and the last character, exclusive, of a place in a file that was read."""
        return self._files[location.path].characters(location.span)


class PortfolioFile(NamedTuple):
    """`planaudit.yaml`: what it says, or the problems that stand in the way.

    `sound_part` is what of it fits the format, for more problems to be found in.
    """

    reading: Reading
    portfolio: Portfolio | None
    document: Document
    source: Source
    sound_part: Portfolio | None = None


class Repository(NamedTuple):
    """Everything that was read. `skipped` are files and folders that could not be."""

    portfolio: Portfolio
    portfolio_at: Pointer
    documents: tuple[Document, ...]
    skipped: tuple[SchemaProblem, ...]
    sources: Sources


def read_portfolio(path: Path, begun: Reading | None = None) -> PortfolioFile:
    """Read `planaudit.yaml`. Its problems are in `document`; then `portfolio` is None.

    `begun` is a reading of it that there is already, maybe of another place than the disk.
    """
    reading = begun if begun and begun.portfolio_file == path else Reading(path)
    return portfolio_of(reading, reading.portfolio)


def portfolio_of(reading: Reading, raw: RawFile) -> PortfolioFile:
    """What a text of `planaudit.yaml` says, as if it stood there."""
    path = reading.portfolio_file
    at = Pointer(path.name)
    source = Source(path.name, raw.text)
    if raw.skipped:
        return PortfolioFile(reading, None, Document(at, "", None, None, (raw.skipped,)), source)
    first = raw.documents[0] if raw.documents else RawDocument({}, None)
    problems = first.problems
    if len(raw.documents) > 1 and not problems:
        problems = (
            _invalid(at, N_("planaudit.yaml holds more than one document"), N_("keep the first, without «---»")),
        )
    if problems:
        return PortfolioFile(reading, None, Document(at, "", None, first.spans, problems), source)
    read = validate(_PORTFOLIOS, Portfolio, first.value, at)
    problems = tuple(_as_written(problem, first.spans) for problem in read.problems)
    if read.model:
        problems += (*twice_declared(read.model, at), *useless_globs(read.model.plans, reading.place.is_folder, at))
    document = Document(at, "", None, first.spans, problems, read.gaps)
    return PortfolioFile(reading, None if problems else read.model, document, source, read.model)


def read_repository(file: PortfolioFile, portfolio: Portfolio, baseline: str = BASELINE_NAME) -> Repository:
    """Read every plan file that the portfolio names; its globs may catch `planaudit.yaml` and the baseline too."""
    documents: list[Document] = []
    sources = [file.source]
    skipped = list(file.reading.found.problems)
    for raw in file.reading.files():
        if raw.path not in (file.source.path, BASELINE_NAME, baseline):
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


def with_texts(repository: Repository, file: PortfolioFile, texts: Mapping[str, str]) -> Repository:
    """The repository as it would be with other texts in some of its files; `file` is `planaudit.yaml`, read anew."""
    from planaudit.documents.read_file import documents_of  # its parser is loaded only where something is read

    documents = [document for document in repository.documents if document.at.path not in texts]
    for path, text in texts.items():
        if path != file.source.path:
            documents += _documents(RawFile(path, text, tuple(documents_of(path, text))))
    documents.sort(key=lambda document: document.at)
    portfolio = file.portfolio or repository.portfolio
    changed = [Source(path, text) for path, text in texts.items()]
    return repository._replace(
        portfolio=portfolio,
        documents=tuple(documents),
        sources=repository.sources.but(changed, [file.document, *documents]),
    )


def _documents(raw: RawFile) -> Iterable[Document]:
    for index, document in enumerate(raw.documents):
        yield _document(Pointer(raw.path, index), document)


def _document(at: Pointer, raw: RawDocument) -> Document:
    """Validate one document; a broken or repeating one is a problem and no plan."""
    if raw.problems:
        problems = tuple(problem._replace(plan=raw.identity) for problem in raw.problems)
        return Document(at, raw.identity, None, raw.spans, problems)
    if not isinstance(raw.value, dict):
        problem = _invalid(at, N_("a plan must be a mapping of keys to values"), N_("write id:, title: and kind:"))
        return Document(at, "", None, raw.spans, (problem,))
    read = validate(_PLANS, Plan, raw.value, at, raw.identity)
    problems = tuple(_as_written(_mendable(problem, read.gaps), raw.spans) for problem in read.problems)
    return Document(at, raw.identity, read.model, raw.spans, problems, read.gaps)


def _as_written(problem: SchemaProblem, spans: SpanTable | None) -> SchemaProblem:
    """Fix the place now: positions in the model count without the items that are left out."""
    if spans is None or not isinstance(problem.at, Pointer):
        return problem
    return problem._replace(at=TextRange(problem.at.path, *spans.find(problem.at.keys)))


def _mendable(problem: SchemaProblem, gaps: Gaps) -> SchemaProblem:
    """How to mend it is told by the model's positions; where these are not the file's, it is not told."""
    return problem._replace(mending=None) if gaps and problem.mending else problem


def _invalid(at: Pointer, message: str, help_: str) -> SchemaProblem:
    return SchemaProblem(rule="invalid-field", message=message, at=at, help=help_)
