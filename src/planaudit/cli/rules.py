"""`planaudit rules` and `planaudit explain`: the catalogue as a table, and one rule's page."""

import json
import os

from planaudit.cli.exits import Exit, Stop
from planaudit.cli.terminal import Color, is_colored, width, write
from planaudit.findings import N_
from planaudit.reporters.style import Style
from planaudit.reports import rule_list_text, rule_page_text
from planaudit.rules.pages import RulePage, all_pages
from planaudit.wording.language import Language, chosen_language


def list_rules(*, lang: str | None, color: Color, as_json: bool) -> None:
    """Print every rule: code, severity, name and what it finds."""
    pages = all_pages()
    if as_json:
        listed = [page._asdict() | {"options": [option._asdict() for option in page.options]} for page in pages]
        write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
        return
    language = chosen_language(lang, os.environ)
    style = Style(color=is_colored(color), width=width())
    write(rule_list_text.render(pages, language, style))


def explain(word: str, *, lang: str | None, color: Color) -> None:
    """Print one rule's page. Raises Stop for a word that is no rule."""
    language = chosen_language(lang, os.environ)
    page = _page(word, language)
    style = Style(color=is_colored(color), width=width())
    write(rule_page_text.render(page, language, style))


def _page(word: str, language: Language) -> RulePage:
    by_word = {name.casefold(): page for page in all_pages() for name in (page.code, page.name)}
    if page := by_word.get(word.casefold()):
        return page
    from planaudit.model.nearest import nearest  # paid only where the word is misspelt

    close = nearest(word, [page.code for page in all_pages()] + [page.name for page in all_pages()])
    message = language.text(N_("there is no rule {word}"), word=word)
    hint = (
        language.text(N_("did you mean {nearest}? `planaudit rules` lists them all"), nearest=close)
        if close
        else language.text(N_("`planaudit rules` lists them all"))
    )
    raise Stop(Exit.COULD_NOT_CHECK, f"{message}\n  = {language.text('help')}: {hint}")
