"""One language: templates translated with gettext, facts formatted as that language writes them."""

import gettext
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from planaudit.findings import Bare, Joined, Named, Term
from planaudit.model.money import Kroner
from planaudit.model.partial_date import PartialDate

LANGUAGES = ("nb", "nn", "en")
_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_QUOTES = {"nb": "«»", "nn": "«»", "en": "“”"}
_LONGEST = 120
"""The most characters of one fact that a message shows; longer ones end in an ellipsis."""


class Wording:
    """What the reader reads. Raises ValueError for a language that there is no catalogue of."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language
        self._catalogue = _catalogue(language)

    def text(self, template: str, values: Mapping[str, object] | None = None) -> str:
        """A template in the reader's language, with its facts put in."""
        if not template:
            return ""
        translated = self._catalogue.gettext(template)
        facts = {name: self.fact(value) for name, value in values.items()} if values else {}
        return translated.format_map(facts)

    def count(self, one: str, many: str, number: int) -> str:
        """A counted noun: `one` or `many`, each with `{n}`."""
        return self._catalogue.ngettext(one, many, number).format(n=self.number(number))

    def fact(self, value: object) -> str:
        """One fact as the language writes it."""
        if isinstance(value, str):
            return _cut(value)
        if isinstance(value, Named):
            return self._named(value)
        if isinstance(value, Bare):
            return _cut(value.text)
        if isinstance(value, Term):
            return self._catalogue.gettext(value.word)
        if isinstance(value, Joined):
            return value.by.join(self.fact(item) for item in value.items)
        if isinstance(value, PartialDate):
            return self._partial_date(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Kroner):
            return f"{self.number(value)} kr"
        if isinstance(value, Decimal):
            return self.number(value)
        return str(value)

    def _named(self, value: Named) -> str:
        left, right = _QUOTES[self.language]
        _, _, element = value.ref.partition("#")
        title = f"{left}{_cut(value.title)}{right}"
        return f"{element} {title}" if element else title

    def _partial_date(self, value: PartialDate) -> str:
        if value.first == value.last:
            return self.day(value.first)
        if value.first.month == value.last.month:
            return _date(value.first, "MMMM y", self.language)
        return str(value.first.year)

    def day(self, day: date) -> str:
        """A day, such as 13. juni 2024."""
        return _date(day, "long", self.language)

    def number(self, number: Decimal | int) -> str:
        """A number with the language's own separators."""
        return str(number) if isinstance(number, int) and abs(number) < 10_000 else _number(number, self.language)


def canonical(value: object) -> str:
    """A fact as machines read it: the same in every language."""
    if isinstance(value, Named):
        return value.ref
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, Term):
        return value.word
    if isinstance(value, Joined):
        return ",".join(canonical(item) for item in value.items)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


@lru_cache(maxsize=None)
def _catalogue(language: str) -> gettext.NullTranslations:
    compiled = files("planaudit") / "locale" / language / "LC_MESSAGES" / "planaudit.mo"
    if language == "en":
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


@lru_cache(maxsize=65536)
def _date(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # paid only by messages that hold a date

    return format_date(day, pattern, locale=_LOCALES[language])


@lru_cache(maxsize=65536)
def _number(number: Decimal | int, language: str) -> str:
    from babel.numbers import format_decimal  # paid only by messages that hold a large number

    return format_decimal(number, locale=_LOCALES[language])


def first_known(languages: Iterable[str | None]) -> str:
    """The first language of a list that there is a catalogue of; English where there is none."""
    for said in languages:
        language = (said or "").split(".")[0].split("_")[0].lower()
        language = {"no": "nb"}.get(language, language)
        if language in LANGUAGES:
            return language
    return "en"
