"""Mending what can be mended: edits are tried on the texts, audited anew, and kept only where nothing new is found."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from planaudit.audit.audit import Audit
from planaudit.documents.edit import Edit, applied, says_what_it_should
from planaudit.documents.load import PortfolioFile, Repository, portfolio_of, with_texts
from planaudit.documents.raw_file import RawFile
from planaudit.documents.read_file import documents_of
from planaudit.findings import Finding, Fix, Report
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording

_UNREAD = "SCH"
"""Rules about what could not be read. When that is mended, other rules say what they could not say before."""


class Left(NamedTuple):
    """A finding whose fix was not made, and the new finding that it would have made; None where the text forbids it.

    `closed` is the file that it would have changed, where that is one of those not to be written.
    """

    finding: Finding
    because: Finding | None = None
    closed: str | None = None


class Mended(NamedTuple):
    """What mending came to: the report afterwards, the new texts by path, and the findings mended and left."""

    report: Report
    texts: Mapping[str, str]
    mended: tuple[Finding, ...]
    left: tuple[Left, ...]


class _State(NamedTuple):
    """A register at one moment: what the selected rules say (`asked`), and the judges."""

    file: PortfolioFile
    repository: Repository
    asked: Report
    judged: Report


class Mender:
    """Mends one repository. `judges` are the rules that a fix may give nothing new to say, whatever is selected.

    The files of `closed` are left as they are. `shown` are the fingerprints of what is to be mended, of all that is
    found: what waits in a baseline, or is about plans that nobody asked for, is left. None means everything.
    """

    def __init__(
        self,
        file: PortfolioFile,
        repository: Repository,
        *,
        selected: Sequence[SelectedRule],
        judges: Sequence[SelectedRule],
        as_of: date,
        wording: Wording,
        unsafe: bool,
        closed: Container[str] = (),
        shown: Collection[str] | None = None,
    ) -> None:
        self._selected = tuple(selected)
        self._judges = tuple(judges)
        self._as_of = as_of
        self._wording = wording
        self._unsafe = unsafe
        self._closed = closed
        self._state = self._audited(file, repository)
        found = () if shown is None else (finding.fingerprint for finding in self._state.asked.counted)
        self._spared = frozenset(found) - frozenset(shown or ())
        self._texts: dict[str, str] = {}
        self._mended: list[Finding] = []
        self._left: dict[str, Left] = {}

    def run(self) -> Mended:
        """Mend until nothing more can be mended. What was left is tried again when others have been mended since."""
        tried: frozenset[str] = frozenset()
        while (now := frozenset(self._mendable())) != tried:
            tried = now
            before = len(self._mended)
            self._settle(self._mendable(_UNREAD))
            self._settle(self._mendable())
            if len(self._mended) == before:
                break
        left = tuple(self._left[print_] for print_ in self._mendable() if print_ in self._left)
        left += tuple(Left(finding, closed=path) for finding in self._wanted() if (path := self._closed_file(finding)))
        return Mended(self._state.asked, self._texts, tuple(self._mended), left)

    def _mendable(self, of: str = "") -> list[str]:
        """The fingerprints of the findings whose fixes can be made, in order; `of` is how their codes begin."""
        return [
            finding.fingerprint
            for finding in self._wanted()
            if finding.code.startswith(of) and self._closed_file(finding) is None
        ]

    def _wanted(self) -> list[Finding]:
        """The findings whose fixes are allowed."""
        return [
            finding
            for finding in self._state.asked.counted
            if finding.fix and (finding.fix.is_safe or self._unsafe) and finding.fingerprint not in self._spared
        ]

    def _closed_file(self, finding: Finding) -> str | None:
        """The first file that a fix would change and that is not to be written."""
        paths = (edit.location.path for edit in (finding.fix.edits if finding.fix else ()))
        return next((path for path in paths if path in self._closed), None)

    def _settle(self, prints: Sequence[str]) -> None:
        """Make these fixes together; where that fails, one half after the other. Overlapping ones take turns."""
        while prints:
            by_print = {finding.fingerprint: finding for finding in self._state.asked.counted}
            together = _apart([by_print[print_] for print_ in prints if print_ in by_print and by_print[print_].fix])
            if not together:
                return
            made = {finding.fingerprint for finding in together}
            after = self._after(together)
            if isinstance(after, _State):
                self._mended += together
                self._state = after
            elif len(together) > 1:
                half = len(together) // 2
                for part in (together[:half], together[half:]):
                    self._settle([finding.fingerprint for finding in part])
            else:
                self._left[together[0].fingerprint] = Left(together[0], after)
            prints = [print_ for print_ in prints if print_ not in made]

    def _after(self, findings: Sequence[Finding]) -> "_State | Finding | None":
        """The register with these findings mended; else a finding that is new, or None where it cannot be done."""
        texts = self._edited([finding.fix for finding in findings if finding.fix])
        if texts is None:
            return None
        file = self._state.file
        if file.source.path in texts:
            text = texts[file.source.path]
            raw = RawFile(file.source.path, text, tuple(documents_of(file.source.path, text)))
            file = portfolio_of(file.reading, raw)
            if file.portfolio is None:
                return None
        after = self._audited(file, with_texts(self._state.repository, file, texts))
        known = {finding.fingerprint: finding.severity.weight for finding in self._state.judged.counted}
        known |= {
            finding.fingerprint: max(finding.severity.weight, known.get(finding.fingerprint, 0))
            for finding in self._state.asked.counted
        }
        uncovers = all(finding.code.startswith(_UNREAD) for finding in findings)
        new = [
            finding
            for finding in (*after.judged.counted, *after.asked.counted)
            if finding.severity.weight > known.get(finding.fingerprint, 0)
            and (finding.code.startswith(_UNREAD) or not uncovers)
        ]
        if new:
            return max(new, key=lambda finding: finding.severity.weight)
        if {finding.fingerprint for finding in findings} & {finding.fingerprint for finding in after.asked.counted}:
            return None
        self._texts |= texts
        return after

    def _edited(self, fixes: Sequence[Fix]) -> dict[str, str] | None:
        """The new texts; None where one would not read as it should."""
        sources = self._state.repository.sources
        edits: dict[str, list[Edit]] = {}
        for fix in fixes:
            for edit in fix.edits:
                place = sources.characters(edit.location)
                edits.setdefault(edit.location.path, []).append(Edit(*place, edit.replacement))
        texts = {path: applied(sources.text(path), given) for path, given in edits.items()}
        for path, text in texts.items():
            changes = [change for fix in fixes for change in fix.changes if change.at.path == path]
            if not says_what_it_should(path, sources.text(path), text, changes):
                return None
        return texts

    def _audited(self, file: PortfolioFile, repository: Repository) -> _State:
        asked = Audit(repository, self._selected, self._as_of, self._wording).run()
        is_same = self._judges == self._selected
        judged = asked if is_same else Audit(repository, self._judges, self._as_of, self._wording).run()
        return _State(file, repository, asked, judged)


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, without those whose edits overlap an earlier one's."""
    taken: dict[str, list[tuple[tuple[int, int], tuple[int, int]]]] = {}
    apart = []
    for finding in findings:
        spans = [
            (edit.location.path, (span.line, span.column), (span.end_line, span.end_column))
            for edit in (finding.fix.edits if finding.fix else ())
            for span in [edit.location.span]
        ]
        if not any(start < to and since < end for path, start, end in spans for since, to in taken.get(path, ())):
            apart.append(finding)
            for path, start, end in spans:
                taken.setdefault(path, []).append((start, end))
    return apart
