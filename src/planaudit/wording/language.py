"""One language's catalogue: templates translated with gettext. Needs nothing but the standard library."""

import gettext
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = ("nb", "nn", "en")


class Language:
    """A language that messages can be read in. Raises ValueError for one that there is no catalogue of."""

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(code)
        self.code = code
        self._catalogue = _catalogue(code)

    def translate(self, template: str) -> str:
        """The template in this language, its placeholders still open."""
        return self._catalogue.gettext(template) if template else ""

    def text(self, template: str, **facts: object) -> str:
        """The template in this language, with facts put in as they are."""
        return self.translate(template).format_map(facts)


class Choice(NamedTuple):
    """A language, and who chose it: `asked`, `declared`, the name of an environment variable, or nobody."""

    language: Language
    by: str


ASKED, DECLARED, NOBODY = "asked", "declared", ""


def chosen_language(wanted: str | None, environment: Mapping[str, str], declared: str | None = None) -> Language:
    """The language asked for, else the municipality's own, else the locale's, else English."""
    return choice_of_language(wanted, environment, declared).language


def choice_of_language(wanted: str | None, environment: Mapping[str, str], declared: str | None = None) -> Choice:
    """The language that is chosen, and by whom."""
    locale = {name: environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")}
    for by, said in ({ASKED: wanted, DECLARED: declared} | locale).items():
        code = (said or "").split(".")[0].split("_")[0].lower()
        code = {"no": "nb"}.get(code, code)
        if code in LANGUAGES:
            return Choice(Language(code), by)
    return Choice(Language("en"), NOBODY)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    with (files("planaudit") / "locale" / code / "LC_MESSAGES" / "planaudit.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
