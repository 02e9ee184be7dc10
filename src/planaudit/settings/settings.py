"""The rules that run, how much each matters, and with which options."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, Pointer, Severity
from planaudit.findings.location import Key
from planaudit.model.nearest import nearest
from planaudit.model.portfolio import RuleSettings
from planaudit.rules.catalogue import ALL_RULES, BY_NAME
from planaudit.rules.rule import Rule, RuleOptions

EVERY = "ALL"


class UnknownRuleError(Exception):
    """A word that is neither the code, the prefix of a code, nor the name of a rule."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = nearest(word, [EVERY, *BY_NAME])


class SelectedRule(NamedTuple):
    """A rule that runs, and how. `severity` is what the municipality says, or None for the rule's own weight."""

    rule: Rule
    severity: Severity | None
    options: RuleOptions


class Selection(NamedTuple):
    """What to run: words for rules, added to and taken from."""

    select: tuple[str, ...] = (EVERY,)
    ignore: tuple[str, ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """The selected rules in the order of their codes. Raises UnknownRuleError.

        Where one word selects a rule and another ignores it, the more exact word wins: a code or a name over a
        prefix, a longer prefix over a shorter one, any of them over ALL; between equals, ignore wins.
        """
        chosen = _exactness(self.select)
        dropped = _exactness(self.ignore)
        return tuple(rule for rule in ALL_RULES if chosen.get(rule.code, -1) > dropped.get(rule.code, -1))


def _exactness(words: Iterable[str]) -> dict[str, int]:
    """For each rule that some word means, how exact the most exact word is."""
    exactness: dict[str, int] = {}
    for word in words:
        for rule in rules_meant(word):
            exact = 100 if word in (rule.code, rule.name) else (0 if word == EVERY else len(word))
            exactness[rule.code] = max(exact, exactness.get(rule.code, -1))
    return exactness


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


def settle(
    declared: RuleSettings | None, at: Pointer, selection: Selection | None
) -> tuple[tuple[SelectedRule, ...], tuple[SchemaProblem, ...]]:
    """The rules that run; and what is wrong with the settings, located in `planaudit.yaml`.

    `selection` is the command line's and takes the place of the file's `select`; its `ignore` is added to the
    file's. Raises UnknownRuleError for a word of the command line.
    """
    said = declared or RuleSettings(severity={}, options={})
    problems = list(_unknown_words(said, at))
    options, refused = _options(said.options, at / "rules" / "options")
    problems += refused
    if problems:
        return (), tuple(problems)
    wanted = selection or Selection(select=())
    chosen = Selection(select=wanted.select or said.select, ignore=(*said.ignore, *wanted.ignore))
    severities = {BY_NAME[word].code: Severity(severity.value) for word, severity in said.severity.items()}
    return tuple(
        SelectedRule(rule, severities.get(rule.code), options.get(rule.code) or rule.options.model_construct())
        for rule in chosen.rules()
    ), ()


def _unknown_words(said: RuleSettings, at: Pointer) -> Iterable[SchemaProblem]:
    rules = at / "rules"
    for field, words in (("select", said.select), ("ignore", said.ignore)):
        for position, word in enumerate(words):
            try:
                rules_meant(word)
            except UnknownRuleError as unknown:
                yield unknown_rule(unknown, rules / field / position)
    for field, by_rule in (("severity", said.severity), ("options", said.options)):
        for word in by_rule:
            if word not in BY_NAME:
                yield unknown_rule(UnknownRuleError(word), rules / field / word)


def unknown_rule(unknown: UnknownRuleError, at: Pointer, plan: str = "") -> SchemaProblem:
    """A word for a rule that there is none of, as a located problem."""
    return SchemaProblem(
        rule="invalid-field",
        message=N_("there is no rule {word}"),
        values={"word": Bare(unknown.word)},
        at=at,
        help=N_("did you mean {nearest}? `planaudit rules` lists them all")
        if unknown.nearest
        else N_("`planaudit rules` lists them all"),
        help_values={"nearest": Bare(unknown.nearest or "")},
        plan=plan,
        key=(unknown.word, *map(str, at.keys)),
    )


def _options(
    declared: Mapping[str, Mapping[str, Any]], at: Pointer
) -> tuple[dict[str, RuleOptions], Sequence[SchemaProblem]]:
    options: dict[str, RuleOptions] = {}
    problems: list[SchemaProblem] = []
    for word, given in declared.items():
        if word not in BY_NAME:
            continue
        rule = BY_NAME[word]
        try:
            options[rule.code] = rule.options.model_validate(given)
        except ValidationError as error:
            problems += (_misfit(rule, misfit, at / word) for misfit in error.errors(include_url=False))
    return options, problems


def _misfit(rule: Rule, misfit: Any, at: Pointer) -> SchemaProblem:
    keys: tuple[Key, ...] = misfit["loc"]
    option = str(keys[0]) if keys else ""
    known = sorted(rule.options.model_fields)
    if misfit["type"] == "extra_forbidden":
        close = nearest(option, known)
        message = N_("{rule} has no option {option}")
        help_ = N_("did you mean {nearest}?") if close else N_("`planaudit explain {rule}` lists its options")
    else:
        close, message = None, N_("{rule} cannot take {value} for its option {option}")
        help_ = N_("`planaudit explain {rule}` lists its options")
    return SchemaProblem(
        rule="invalid-field",
        message=message,
        values={"rule": Bare(rule.code), "option": Bare(option), "value": Bare(str(misfit["input"]))},
        at=Pointer(at.path, at.document, (*at.keys, *keys)),
        help=help_,
        help_values={"nearest": Bare(close or ""), "rule": Bare(rule.code)},
    )
