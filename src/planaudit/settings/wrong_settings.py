"""What is wrong with the settings of rules, as located problems: words that mean no rule, options that do not fit."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, Joined, Pointer, Related
from planaudit.model.nearest import nearest
from planaudit.model.portfolio import RuleSettings
from planaudit.rules.catalogue import BY_NAME
from planaudit.rules.rule import Rule
from planaudit.settings.selection import UnknownRuleError, rules_meant


def wrong_words(said: RuleSettings, at: Pointer) -> Iterator[SchemaProblem]:
    """Words of the settings that mean no rule, or not the one rule that they must; `at` is where `rules` stands."""
    for field, words in (("select", said.select), ("ignore", said.ignore)):
        for position, word in enumerate(words):
            try:
                rules_meant(word)
            except UnknownRuleError as unknown:
                yield unknown_rule(unknown, at / field / position)
    yield from _not_one_rule_each(said.severity, at / "severity")
    yield from _not_one_rule_each(said.options, at / "options")


def _not_one_rule_each(words: Iterable[str], at: Pointer) -> Iterator[SchemaProblem]:
    """Keys that must each be one rule, and are several, none, or one that another key is already."""
    firsts: dict[str, str] = {}
    for word in words:
        if word not in BY_NAME:
            yield _no_single_rule(word, at / word)
        elif (first := firsts.setdefault(BY_NAME[word].code, word)) != word:
            yield SchemaProblem(
                rule="duplicate-key",
                message=N_("{word} and {first} are the same rule"),
                values={"word": Bare(word), "first": Bare(first)},
                at=at / word,
                related=(Related(at / first, N_("the first time")),),
                help=N_("keep one of the two"),
            )


def _no_single_rule(word: str, at: Pointer) -> SchemaProblem:
    try:
        rules_meant(word)
    except UnknownRuleError as unknown:
        return unknown_rule(unknown, at)
    return SchemaProblem(
        rule="invalid-field",
        message=N_("{word} means several rules, and here one is needed"),
        values={"word": Bare(word)},
        at=at,
        help=N_("name each rule by its code or name; `planaudit rules` lists them all"),
    )


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


def wrong_option(rule: Rule, misfit: Mapping[str, Any], at: Pointer) -> SchemaProblem:
    """An option that the rule does not have, or a value that it cannot take; `at` is where the options stand."""
    option = str(misfit["loc"][0])
    message, help_, help_values = (
        _unknown_option(rule, option) if misfit["type"] == "extra_forbidden" else _wrong_value(rule, option, misfit)
    )
    return SchemaProblem(
        rule="invalid-field",
        message=message,
        values={
            "rule": Bare(rule.code),
            "option": Bare(option),
            "key": Bare(option),
            "value": Bare(_shown(misfit["input"])),
        },
        at=Pointer(at.path, at.document, (*at.keys, *misfit["loc"])),
        help=help_,
        help_values=help_values | {"rule": Bare(rule.code), "value": Bare(_shown(misfit["input"]))},
    )


_Said = tuple[str, str, dict[str, object]]
"""A message, what to do, and the facts of that."""


def _unknown_option(rule: Rule, option: str) -> _Said:
    known = sorted(rule.options.model_fields)
    if not known:
        return N_("{rule} has no options"), N_("remove them; `planaudit explain {rule}` tells what the rule asks"), {}
    message = N_("{rule} has no option {option}")
    if close := nearest(option, known):
        return message, N_("did you mean {nearest}?"), {"nearest": Bare(close)}
    return message, N_("its options: {known}"), {"known": Joined(tuple(map(Bare, known)))}


def _wrong_value(rule: Rule, option: str, misfit: Mapping[str, Any]) -> _Said:
    message = N_("{rule} cannot take {value} for its option {option}")
    context: Mapping[str, Any] = misfit.get("ctx", {})
    if misfit["input"] is None:
        return N_("{key} is empty"), N_("write it, or remove the key"), {}
    if misfit["type"] == "enum":
        allowed = sorted(word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(","))
        known: dict[str, object] = {"known": Joined(tuple(map(Bare, allowed)))}
        if close := nearest(str(misfit["input"]), allowed):
            return message, N_("did you mean {nearest}? Allowed: {known}"), known | {"nearest": Bare(close)}
        return message, N_("allowed: {known}"), known
    if misfit["type"] == "frozen_set_type" and isinstance(misfit["input"], str):
        return message, N_("write it in brackets: [{value}]"), {}
    bounds = _bounds(rule, option)
    if bounds.keys() == {"ge", "le"}:
        return message, N_("write a whole number from {ge} to {le}"), bounds
    return message, N_("`planaudit explain {rule}` lists its options"), {}


def _bounds(rule: Rule, option: str) -> dict[str, object]:
    """The least and the greatest number that an option can be, where it has such."""
    declared = rule.options.model_fields[option].metadata
    return {name: getattr(part, name) for part in declared for name in ("ge", "le") if hasattr(part, name)}


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, list) else str(value)
