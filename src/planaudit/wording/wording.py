"""One language: templates translated with gettext, facts formatted as that language writes them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from planaudit.findings import Bare, Counted, Joined, Named, Phrase, Quoted, Term, Worded
from planaudit.model.money import Kroner
from planaudit.model.partial_date import PartialDate
from planaudit.wording.language import Language
from planaudit.wording.terms import TERMS

_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
_QUOTES = {"nb": ("«", "»"), "nn": ("«", "»"), "en": ("“", "”")}
_LONGEST = 120
"""The most characters of one fact that a message shows; longer ones end in an ellipsis."""


_LONGEST_VALUE = 1000
"""The most characters of one fact that machines are given."""


class Wording:
    """What the reader reads."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.language = language.code

    def text(self, template: str, values: Mapping[str, object] | None = None) -> str:
        """A template in the reader's language, with its facts put in."""
        if not template:
            return ""
        translated = self._language.translate(template)
        facts = {name: self.fact(value) for name, value in values.items()} if values else {}
        return translated.format_map(facts)

    def count(self, one: str, many: str, number: int) -> str:
        """A counted noun: `one` or `many`, each with `{n}`. All three languages count alike: one, or many."""
        template = one if number == 1 else many
        return self._language.translate(template).format(n=self.number(number))

    def fact(self, value: object) -> str:
        """One fact as the language writes it."""
        if isinstance(value, str):
            return as_shown(value)
        if isinstance(value, Named):
            return self._named(value)
        if isinstance(value, Bare):
            return as_shown(value.text)
        if isinstance(value, Quoted):
            return self._quoted(value.text)
        if isinstance(value, Term):
            return self.term(value.word)
        if isinstance(value, Worded):
            return value.text
        if isinstance(value, Joined):
            return value.by.join(self.fact(item) for item in value.items)
        if isinstance(value, Phrase):
            return self.text(value.template, value.values)
        if isinstance(value, Counted):
            return self.count(value.one, value.many, value.number)
        if isinstance(value, PartialDate):
            return self._partial_date(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Kroner):
            return f"{self.number(value)} kr"
        if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
            return self.number(value)
        return str(value)

    def prepare(self) -> None:
        """Load what formats dates and numbers, which the first of them would else wait for."""
        self.day(date.min)
        self.number(Decimal("0.5"))

    def term(self, word: str) -> str:
        """A word of the field's vocabulary, such as a severity or a kind of plan."""
        return self._language.translate(TERMS.get(word, word))

    def _named(self, value: Named) -> str:
        _, _, element = value.ref.partition("#")
        title = self._quoted(value.title)
        return f"{element} {title}" if element else title

    def _quoted(self, title: str) -> str:
        left, right = _QUOTES[self.language]
        return f"{left}{as_shown(title)}{right}"

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
    if isinstance(value, Bare | Quoted):
        return value.text[:_LONGEST_VALUE]
    if isinstance(value, Term):
        return value.word
    if isinstance(value, Counted):
        return str(value.number)
    if isinstance(value, Joined):
        return ",".join(canonical(item) for item in value.items)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def as_shown(text: str) -> str:
    """A text of a plan file on one line, ended by a mark where it is too long for a message."""
    flat = " ".join(text[: _LONGEST * 4].split())
    if not flat.isprintable():
        # Nothing of a plan's text may steer the reader's terminal.
        flat = "".join(character if character.isprintable() else "?" for character in flat)
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


@lru_cache(maxsize=65536)
def _date(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # paid only by messages that hold a date

    return format_date(day, pattern, locale=_LOCALES[language])


@lru_cache(maxsize=65536)
def _number(number: Decimal | int, language: str) -> str:
    from babel.numbers import format_decimal  # paid only by messages that hold a large number

    return format_decimal(number, locale=_LOCALES[language])
