"""What commands that read a plan repository have in common: open it, choose the language, settle the rules."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planaudit.cli.exits import Exit, Stop, with_help
from planaudit.cli.progress import progress
from planaudit.documents.load import PortfolioFile, Repository, Sources, read_portfolio, read_repository
from planaudit.documents.reading import Reading
from planaudit.documents.root import BASELINE_NAME, find_bare_repository, find_folder_in_its_place, find_portfolio_file
from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Pointer
from planaudit.model.partial_date import YEARS
from planaudit.model.portfolio import Portfolio
from planaudit.settings.selection import Selection, UnknownRuleError
from planaudit.settings.settings import SelectedRule, settle
from planaudit.settings.wrong_settings import unknown_rule
from planaudit.wording.language import Choice as LanguageChoice
from planaudit.wording.language import choice_of_language, chosen_language
from planaudit.wording.wording import Wording

if TYPE_CHECKING:
    from planaudit.documents.baseline_file import BaselineFile


class Settings(NamedTuple):
    """What `planaudit.yaml` and the command line say, which are sound; no plan has been read."""

    file: PortfolioFile
    portfolio: Portfolio
    selected: tuple[SelectedRule, ...]
    language: LanguageChoice
    wording: Wording


class Opened(NamedTuple):
    """A plan repository that was read, the language to speak of it in, and the rules to hold it against."""

    file: PortfolioFile
    repository: Repository
    selected: tuple[SelectedRule, ...]
    wording: Wording
    as_of: date
    baseline: "BaselineFile | None" = None

    @property
    def root(self) -> Path:
        """The folder of `planaudit.yaml`."""
        return self.file.reading.portfolio_file.parent


def reading_the_plans(lang: str | None) -> AbstractContextManager[Callable[[str], None]]:
    """Show that the plans are being read, and what is done of them afterwards as it is said."""
    return progress(Wording(chosen_language(lang, os.environ)).text(N_("Reading the plans")))


def open_repository(
    path: Path,
    *,
    lang: str | None,
    as_of: str | None,
    selection: Selection | None = None,
    begun: Reading | None = None,
    baseline: Path | None = None,
    may_lack_baseline: bool = False,
    put_sides_together: bool = False,
) -> Opened:
    """Read the plan repository that holds `path`, and its baseline, of which a merge may have left two sides.

    Raises Stop where it cannot be checked.
    """
    day = _day(as_of, Wording(chosen_language(lang, os.environ)))
    settings = open_settings(path, lang=lang, selection=selection, begun=begun)
    root = settings.file.reading.portfolio_file.parent
    is_to_come = may_lack_baseline and baseline is not None and not baseline.exists()
    known = None if is_to_come else _open_baseline(root, baseline, settings.wording, put_sides_together)
    repository = read_repository(settings.file, settings.portfolio, known.path if known else BASELINE_NAME)
    return Opened(settings.file, repository, settings.selected, settings.wording, day, known)


def _open_baseline(root: Path, named: Path | None, wording: Wording, put_sides_together: bool) -> "BaselineFile | None":
    """Read the baseline that is named, or the one beside `planaudit.yaml`. Raises Stop where it is missing or wrong."""
    if named is None and not (root / BASELINE_NAME).is_file():
        return None
    if named is not None and not named.is_file():
        raise Stop(
            Exit.COULD_NOT_CHECK,
            wording.text(
                N_("there is no baseline {path}\n  = help: make it with `planaudit baseline create --baseline {path}`"),
                {"path": str(named)},
            ),
        )
    from planaudit.documents.baseline_file import read_baseline  # paid only where there is a baseline

    path = BASELINE_NAME if named is None else _from(root, named)
    baseline = read_baseline(root, path, put_sides_together=put_sides_together)
    if baseline.problems:
        sources = Sources([baseline.source], [baseline.document])
        raise _unusable(baseline.path, baseline.problems, sources, wording)
    return baseline


def _from(root: Path, file: Path) -> str:
    """The way to a file from the folder of `planaudit.yaml`; the whole path where there is none, as between drives."""
    try:
        return Path(os.path.relpath(file.resolve(), root)).as_posix()
    except ValueError:
        return str(file.resolve())


def open_settings(
    path: Path, *, lang: str | None, selection: Selection | None = None, begun: Reading | None = None
) -> Settings:
    """Read the `planaudit.yaml` that `path` is under. Raises Stop where it is missing or wrong."""
    wording = Wording(chosen_language(lang, os.environ))
    if not _exists(path):
        raise Stop(Exit.COULD_NOT_CHECK, wording.text(N_("{path} does not exist"), {"path": str(path)}))
    found = find_portfolio_file(path.resolve())
    if found is None:
        raise Stop(Exit.COULD_NOT_CHECK, _nothing_found(path, wording))
    file = read_portfolio(found, begun)
    portfolio = file.portfolio
    if portfolio is None:
        raise _wrong_settings(file, file.document.problems + _wrong_about_rules(file), wording)
    language = choice_of_language(lang, os.environ, portfolio.language)
    wording = Wording(language.language)
    try:
        selected, problems = settle(portfolio.rules, file.document.at, selection)
    except UnknownRuleError as unknown:
        raise Stop(Exit.COULD_NOT_CHECK, _unknown_rule_message(unknown, wording)) from None
    problems += _unknown_suppressed_rules(portfolio, file)
    if problems:
        raise _wrong_settings(file, problems, wording)
    return Settings(file, portfolio, selected, language, wording)


def _nothing_found(path: Path, wording: Wording) -> str:
    if folder := find_folder_in_its_place(path.resolve()):
        return wording.text(
            N_(
                "{folder} is a folder, and planaudit.yaml must be a file\n"
                "  = help: rename the folder, and create a file of that name that says `municipality: {{name: …}}`"
            ),
            {"folder": str(folder)},
        )
    if folder := find_bare_repository(path.resolve()):
        return wording.text(
            N_(
                "{folder} is a bare git repository, which holds the history of files and no files\n"
                "  = help: check a clone of it: `git clone {folder}`"
            ),
            {"folder": str(folder)},
        )
    return wording.text(
        N_(
            "no planaudit.yaml was found in {path} or the folders above it\n"
            "  = help: create one that says `municipality: {{name: …}}`; docs/format.md has an example"
        ),
        {"path": str(path)},
    )


def _exists(path: Path) -> bool:
    """Whether there is such a file or folder; none can have a name that the system refuses."""
    try:
        return path.exists() and path.resolve().exists()
    except (OSError, ValueError):
        return False


def _day(written: str | None, wording: Wording) -> date:
    if written is None:
        return date.today()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        message = wording.text(N_("--as-of {written} is not a date; write it as 2026-11-01"), {"written": written})
        raise Stop(Exit.COULD_NOT_CHECK, message)
    return day


def _unknown_rule_message(unknown: UnknownRuleError, wording: Wording) -> str:
    problem = unknown_rule(unknown, Pointer("--select"))
    return _with_help(wording.text(problem.message, problem.values), problem, wording)


def _wrong_settings(file: PortfolioFile, problems: tuple[SchemaProblem, ...], wording: Wording) -> Stop:
    """Nothing is audited on wrong settings; every problem of the file is shown, each at its place."""
    return _unusable(file.source.path, problems, Sources([file.source], [file.document]), wording)


def _unusable(path: str, problems: tuple[SchemaProblem, ...], sources: Sources, wording: Wording) -> Stop:
    """A file of the audit's own that is wrong, with every problem at its place."""
    lines = [wording.text(N_("{file} cannot be used, so nothing was audited"), {"file": path})]
    for problem in sorted(problems, key=lambda problem: sources.locate(problem.at)):
        said = [f"{sources.locate(problem.at)}: {wording.text(problem.message, problem.values)}"]
        said += [f"{sources.locate(other.at)}  {wording.text(other.note, other.values)}" for other in problem.related]
        lines.append(_with_help("\n".join(said), problem, wording))
    return Stop(Exit.COULD_NOT_CHECK, "\n".join(lines))


def _with_help(said: str, problem: SchemaProblem, wording: Wording) -> str:
    return with_help(said, wording.text(problem.help, problem.help_values), wording)


def _wrong_about_rules(file: PortfolioFile) -> tuple[SchemaProblem, ...]:
    """What is wrong about rules in a file that has other problems."""
    portfolio = file.sound_part
    if portfolio is None:
        return ()
    _, problems = settle(portfolio.rules, file.document.at, None)
    return problems + _unknown_suppressed_rules(portfolio, file)


def _unknown_suppressed_rules(portfolio: Portfolio, file: PortfolioFile) -> tuple[SchemaProblem, ...]:
    from planaudit.rules.catalogue import BY_NAME

    at = file.document.at / "audit" / "ignore"
    ignored = portfolio.audit.ignore if portfolio.audit else ()
    return tuple(
        unknown_rule(UnknownRuleError(declared.rule), at / position / "rule")
        for position, declared in enumerate(ignored)
        if declared.rule not in BY_NAME
    )
