"""Which rules run: words that select and words that ignore, and for each rule the word that decides."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planaudit.model.nearest import nearest
from planaudit.rules.catalogue import ALL_RULES, BY_NAME
from planaudit.rules.rule import Rule
from planaudit.settings.origin import DEFAULT, Origin

EVERY = "ALL"
_PREFIXES = tuple(dict.fromkeys(rule.code.rstrip("0123456789") for rule in ALL_RULES))
"""What the codes of a group of rules begin with."""


class UnknownRuleError(Exception):
    """A word that is neither the code, the prefix of a code, nor the name of a rule."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = nearest(word, [EVERY, *_PREFIXES, *BY_NAME])


class Selection(NamedTuple):
    """What the command line says of which rules run: words for rules, added to and taken from."""

    select: tuple[str, ...] = (EVERY,)
    ignore: tuple[str, ...] = ()


class Word(NamedTuple):
    """A code, a code prefix, a name or ALL, and where it was said."""

    text: str
    origin: Origin = DEFAULT


class Choice(NamedTuple):
    """Whether a rule runs, and the word that decided; None where no word selects the rule."""

    rule: Rule
    runs: bool
    by: Word | None


def choose(select: Sequence[Word], ignore: Sequence[Word]) -> tuple[Choice, ...]:
    """What is decided for each rule, in the order of the codes. Raises UnknownRuleError.

    Where one word selects a rule and another ignores it, the more exact word wins: a code or a name over a
    prefix, a longer prefix over a shorter one, any of them over ALL; between equals, ignore wins.
    """
    chosen, dropped = _most_exact(select), _most_exact(ignore)
    nothing = (-1, None)
    choices = []
    for rule in ALL_RULES:
        how_exact, word = chosen.get(rule.code, nothing)
        how_exact_ignored, ignored_by = dropped.get(rule.code, nothing)
        runs = how_exact > how_exact_ignored
        choices.append(Choice(rule, runs, word if runs or word is None else ignored_by))
    return tuple(choices)


def _most_exact(words: Iterable[Word]) -> dict[str, tuple[int, Word]]:
    """For each rule that some word means, the most exact word, and how exact it is; the first among equals."""
    most_exact: dict[str, tuple[int, Word]] = {}
    for word in words:
        for rule in rules_meant(word.text):
            exact = 100 if word.text in (rule.code, rule.name) else (0 if word.text == EVERY else len(word.text))
            if rule.code not in most_exact or most_exact[rule.code][0] < exact:
                most_exact[rule.code] = (exact, word)
    return most_exact


def rules_meant(word: str) -> tuple[Rule, ...]:
    """The rules that a code, a code prefix, a name or ALL means. Raises UnknownRuleError for none."""
    if word == EVERY:
        return ALL_RULES
    if word in BY_NAME:
        return (BY_NAME[word],)
    found = tuple(rule for rule in ALL_RULES if word and rule.code.startswith(word))
    if not found:
        raise UnknownRuleError(word)
    return found
