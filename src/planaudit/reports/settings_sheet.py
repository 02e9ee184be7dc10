"""The settings in force, on one sheet: what the register is held against, and where each word of it was said."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from planaudit.documents.load import PortfolioFile, Sources
from planaudit.documents.twice_declared import LISTS
from planaudit.findings import Severity
from planaudit.findings.location import Key
from planaudit.model.partial_date import PartialDate
from planaudit.model.plan_globs import DEFAULT_GLOBS
from planaudit.model.portfolio import Portfolio
from planaudit.rules.rule import RuleOptions
from planaudit.settings.origin import DEFAULT, Origin
from planaudit.settings.settings import RuleInForce
from planaudit.wording.language import ASKED, DECLARED, NOBODY
from planaudit.wording.language import Choice as LanguageChoice


class Source(NamedTuple):
    """Who said it: `file`, `command line`, `environment` or `default`; and where: a place, an option, a variable."""

    by: str
    where: str = ""


class Setting(NamedTuple):
    """A setting by its key, its value, what it would be by default, and where it was said."""

    key: str
    value: object
    default: object
    source: Source


class RuleSettings(NamedTuple):
    """One rule: whether it runs, the word that decided that (empty: none does), how much it matters, its options."""

    code: str
    name: str
    runs: bool
    word: str
    decided: Source
    severity: Setting
    options: tuple[Setting, ...]

    @property
    def changes(self) -> tuple[Setting, ...]:
        """Its severity and options, where somebody has said them."""
        return tuple(setting for setting in (self.severity, *self.options) if setting.source.by != "default")


class SettingsSheet(NamedTuple):
    """Everything that `config show` prints. `file` is the way to `planaudit.yaml` from where the reader stands."""

    file: str
    portfolio: tuple[Setting, ...]
    rules: tuple[RuleSettings, ...]


def settings_sheet(
    file: PortfolioFile, portfolio: Portfolio, language: LanguageChoice, rules: Sequence[RuleInForce], shown_as: str
) -> SettingsSheet:
    """Gather the sheet from settings that are sound."""
    find = _Finder(file)
    settings = (
        find.setting("municipality", portfolio.municipality.name, None),
        Setting("language", language.language.code, "en", _chosen(language, find)),
        find.setting("plans", portfolio.plans, DEFAULT_GLOBS),
        find.setting("money_unit", portfolio.money_unit.value, "kr"),
        find.setting("councils", _meetings(portfolio), ()),
        *(find.setting(name, len(getattr(portfolio, name)), None) for name in LISTS),
        find.setting("plan_types", tuple(kind.value for kind in portfolio.plan_types), ()),
        find.setting("planning_capacity", _years(portfolio.planning_capacity), {}),
        find.setting("volume", _limits(portfolio), {}),
        find.setting("audit", len(portfolio.audit.ignore) if portfolio.audit else 0, 0),
    )
    return SettingsSheet(shown_as, settings, tuple(_rule(settled, find) for settled in rules))


class _Finder:
    """Finds where a key of the file stands, if it does."""

    def __init__(self, file: PortfolioFile) -> None:
        self._at = file.document.at
        self._sources = Sources([file.source], [file.document])
        self._declared: Mapping[Key, Any] = file.reading.portfolio.documents[0].value

    def setting(self, key: str, value: object, default: object) -> Setting:
        """A top-level key, which is left to its default where the file does not hold it."""
        return Setting(key, value, default, self.source(self.declared(key)))

    def declared(self, key: str) -> Origin:
        """Where a top-level key stands."""
        return DEFAULT if self._declared.get(key) is None else Origin(self._at / key)

    def source(self, origin: Origin) -> Source:
        """An origin as readers are told it."""
        if origin.at is not None:
            return Source("file", str(self._sources.locate(origin.at)))
        return Source("command line", origin.option) if origin.option else Source("default")


def _chosen(language: LanguageChoice, find: _Finder) -> Source:
    if language.by == ASKED:
        return Source("command line", "--lang")
    if language.by == DECLARED:
        return find.source(find.declared("language"))
    return Source("default") if language.by == NOBODY else Source("environment", language.by)


def _meetings(portfolio: Portfolio) -> tuple[PartialDate, ...]:
    return tuple(council.constituted for council in portfolio.councils)


def _years(amounts: Mapping[int, Decimal] | None) -> dict[str, Decimal]:
    return {str(year): amount for year, amount in (amounts or {}).items()}


def _limits(portfolio: Portfolio) -> dict[str, int]:
    """The limits that are set, in the order of the format."""
    volume = portfolio.volume
    names = type(volume).__annotations__ if volume else ()
    return {name: limit for name in names if isinstance(limit := getattr(volume, name), int)}


def _rule(settled: RuleInForce, find: _Finder) -> RuleSettings:
    rule, word = settled.rule, settled.choice.by
    severity: Severity = settled.severity or rule.severity
    default: RuleOptions = rule.options.model_construct()
    return RuleSettings(
        code=rule.code,
        name=rule.name,
        runs=settled.choice.runs,
        word=word.text if word else "",
        decided=find.source(word.origin if word else DEFAULT),
        severity=Setting("severity", severity.value, rule.severity.value, find.source(settled.severity_said)),
        options=tuple(
            Setting(
                name,
                _plain(getattr(settled.options, name)),
                _plain(getattr(default, name)),
                find.source(settled.options_said.get(name, DEFAULT)),
            )
            for name in rule.options.model_fields
        ),
    )


def _plain(value: object) -> object:
    """An option as it would be written in the file: sets in order."""
    return tuple(sorted(map(str, value))) if isinstance(value, frozenset) else value
