"""The catalogues of bokmål and nynorsk: what the code says, merged with what has been translated.

Templates come from the code with Babel, one-line summaries from the rules. The `.po` files are edited by hand;
the compiled `.mo` files lie beside them, so that an installed planaudit needs no build step.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from planaudit.rules.catalogue import ALL_RULES

SOURCE = Path(__file__).parents[1] / "src/planaudit"
LANGUAGES = ("nb", "nn")
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""A compiled catalogue is the same whenever it is made."""


def folder(language: str) -> Path:
    """Where a language's catalogue lies."""
    return SOURCE / "locale" / language / "LC_MESSAGES"


def templates() -> Catalog:
    """Every text that readers meet, in English."""
    catalogue = Catalog(project="planaudit")
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords={"N_": None}, strip_comment_tags=True)
    for _, _, message, _, _ in sorted(found, key=lambda item: str(item[2])):
        catalogue.add(message)
    for rule in ALL_RULES:
        catalogue.add(rule.summary)
    return catalogue


def current(language: str) -> Catalog:
    """A language's catalogue: today's templates, with the translations that there are."""
    file = folder(language) / "planaudit.po"
    kept = read_po(file.open("rb"), locale=language) if file.exists() else Catalog(locale=language)
    catalogue = Catalog(locale=language, project="planaudit", charset="utf-8")
    for template in templates():
        if template.id:
            known = kept.get(template.id)
            catalogue.add(template.id, known.string if known and not known.fuzzy else "")
    return catalogue


def untranslated(language: str) -> list[str]:
    """Templates that a language lacks."""
    return [str(message.id) for message in current(language) if message.id and not message.string]


def as_po(language: str) -> str:
    """The catalogue as its `.po` file should be: sorted, without places and dates, so that it merges well."""
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    out = io.BytesIO()
    write_po(out, current(language), width=0, no_location=True, omit_header=True, sort_output=True)
    return head + out.getvalue().decode()


def as_mo(language: str) -> bytes:
    """The compiled catalogue."""
    catalogue = Catalog(locale=language, charset="utf-8", creation_date=_NO_DATE, revision_date=_NO_DATE)
    catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
    for message in current(language):
        if message.id and message.string:
            catalogue.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
