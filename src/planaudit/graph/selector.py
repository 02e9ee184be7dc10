"""Selectors: words that choose plans, such as `kind:temaplan and not theme:klima` (docs/views.md).

    selector   = both { ( "or" | "," ) both }
    both       = one { "and" one }
    one        = "not" one | "(" selector ")" | word
    word       = [ "+" ] ( id | key ":" value | date key "<" date ) [ "+" ]

A `+` before a word takes in what stands above, one behind it what stands below. Quotes hold a value with spaces
together, and make an id of `and`, `or` and `not`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from planaudit.findings import N_, Bare

_TOKEN = re.compile(r'\s*([(),]|(?:"[^"]*"|[^\s(),"])+|")')
_CONDITION = re.compile(r"([^\W\d_]+)(<=|>=|<|>|=|:)(.*)", re.DOTALL)
_JOINING = frozenset({"and", "or", ","})
_MOST_DEEP = 100
"""How many parentheses and negations may stand within each other."""


class SelectorError(Exception):
    """A selector that cannot be read, or names what the register does not hold; `start` and `end` are characters."""

    def __init__(
        self,
        message: str,
        at: tuple[int, int],
        values: Mapping[str, object] | None = None,
        help_: str = "",
        help_values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.message, self.values = message, values or {}
        self.start, self.end = at
        self.help, self.help_values = help_, help_values or {}


class Word(NamedTuple):
    """An id (`key` is empty), or a condition on plans; with the plans above, or below, or both."""

    key: str
    operator: str
    value: str
    at: tuple[int, int]
    with_above: bool = False
    with_below: bool = False


class Not(NamedTuple):
    """The plans that another selector does not choose."""

    inner: "Selector"


class Both(NamedTuple):
    """The plans that two selectors both choose."""

    one: "Selector"
    other: "Selector"


class Either(NamedTuple):
    """The plans that one of two selectors chooses, or both."""

    one: "Selector"
    other: "Selector"


Selector = Word | Not | Both | Either


class _Token(NamedTuple):
    text: str
    at: tuple[int, int]


def parse(text: str) -> Selector:
    """What a selector says. Raises SelectorError where it cannot be read."""
    return _Parser(text).read()


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, text: str) -> None:
        self._tokens = [_Token(found[1], found.span(1)) for found in _TOKEN.finditer(text)]
        self._end = (len(text.rstrip()), len(text.rstrip()) + 1)
        self._next = 0
        self._depth = 0
        for token in self._tokens:
            if token.text == '"':
                raise SelectorError(N_("the quotation mark is not closed"), token.at)

    def read(self) -> Selector:
        if not self._tokens:
            raise SelectorError(N_("the selector is empty"), self._end, help_=_EXAMPLES)
        selector = self._either()
        if token := self._peek():
            if token.text == ")":
                raise SelectorError(N_("this parenthesis was never opened"), token.at)
            raise SelectorError(
                N_("neither `and` nor `or` stands before {word}"),
                token.at,
                {"word": Bare(token.text)},
                N_("write `or` to choose both, `and` for plans that fit both"),
            )
        return selector

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _takes(self, word: str) -> bool:
        token = self._peek()
        found = token is not None and token.text.lower() == word
        self._next += found
        return found

    def _either(self) -> Selector:
        selector = self._both()
        while self._takes("or") or self._takes(","):
            selector = Either(selector, self._both())
        return selector

    def _both(self) -> Selector:
        selector = self._one()
        while self._takes("and"):
            selector = Both(selector, self._one())
        return selector

    def _one(self) -> Selector:
        token = self._peek()
        self._depth += 1
        if token is None or token.text == ")" or token.text.lower() in _JOINING:
            raise SelectorError(N_("a plan or a condition is missing here"), token.at if token else self._end)
        if self._depth > _MOST_DEEP:
            raise SelectorError(N_("too much stands within each other here"), token.at)
        self._next += 1
        if token.text == "(":
            selector = self._either()
            if not self._takes(")"):
                raise SelectorError(N_("this parenthesis is not closed"), token.at)
        else:
            selector = Not(self._one()) if token.text.lower() == "not" else _word(token)
        self._depth -= 1
        return selector


def _word(token: _Token) -> Word:
    text = token.text
    with_above, with_below = text.startswith("+"), text.endswith("+") and len(text) > 1
    bare = text[with_above : len(text) - with_below]
    if not bare:
        raise SelectorError(N_("`+` stands without a plan"), token.at, help_=N_("write +klimaplan or klimaplan+"))
    start = token.at[0] + with_above
    at = (start, start + len(bare))
    condition = None if bare.startswith('"') else _CONDITION.fullmatch(bare)
    if condition is None:
        return Word("", "", bare.replace('"', ""), at, with_above, with_below)
    key, operator, value = condition[1].lower(), condition[2], condition[3].replace('"', "")
    if not value:
        raise SelectorError(N_("nothing stands after {key}"), at, {"key": Bare(key + operator)})
    return Word(key, operator, value, at, with_above, with_below)


_EXAMPLES = N_("write a plan's id, or a condition such as kind:temaplan, theme:klima, status:in-force or expires<2027")
