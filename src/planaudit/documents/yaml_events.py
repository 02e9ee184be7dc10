"""Parse events of one YAML document, and its errors in a planner's words.

PyYAML's C parser is the fast road; what it refuses although YAML 1.2 allows it (`{a: :b}`) is read again by
ruamel.yaml's pure parser. Figures and reasons: docs/decisions/0004-own-composer-over-the-c-parser.md.
"""

from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml import Event
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from planaudit.documents.limits import MAX_REREAD
from planaudit.documents.schema_problem import Refused, SchemaProblem
from planaudit.findings import N_, Bare, Related, TextRange

_BEGINS_AT_ITS_CONTEXT = ("quoted scalar", "simple key")
"""What is seen to be wrong far below the place to mend."""

NextEvent = Callable[[], Any]
"""Gives a `yaml.Event` a call, and None after the last."""

_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        N_("this line has a second colon, or is indented more than the line above"),
        N_("put the text in quotes, or line the key up with its neighbours"),
    ),
    "block sequence entries are not allowed in this context": (
        N_("a list begins on the same line as its key"),
        N_("put the first «- » on a line of its own"),
    ),
    "found character that cannot start any token": (
        N_("this character cannot begin a value in YAML"),
        N_("put the text in quotes; indent with spaces, never with tabs"),
    ),
    "found unexpected end of stream": (
        N_("a quoted text begins here and never ends"),
        N_("close the quotation mark"),
    ),
    "found unexpected document indicator": (
        N_("a quoted text begins here and never ends"),
        N_("close the quotation mark"),
    ),
    "did not find expected key": (
        N_("this line fits neither the key above nor its neighbours"),
        N_("check indentation and quotation marks here and on the line above"),
    ),
    "did not find expected ',' or ']'": (N_("a list in [ ] is not closed"), N_("add the missing comma or ]")),
    "did not find expected ',' or '}'": (N_("a mapping in {{ }} is not closed"), N_("add the missing comma or }}")),
    "did not find expected '-' indicator": (
        N_("this line is not an item of the list above"),
        N_("begin it with «- », or line it up with the list's key"),
    ),
    "could not find expected ':'": (N_("a key has no colon after it"), N_("write key: value")),
    "found undefined alias": (N_("an alias names an anchor that is not set above"), N_("set the anchor with &name")),
}


def fast_events(text: str) -> NextEvent:
    """The C parser's events, one a call; None after the last."""
    get_event: NextEvent = CParser(text).get_event
    return get_event


def patient_events(text: str) -> NextEvent:
    """The events of ruamel.yaml's pure parser, in the C parser's classes; slow, so only for short documents."""
    from ruamel.yaml import YAML  # paid only by documents that the fast parser refuses

    events = YAML(typ="safe", pure=True).parse(text)
    stream: Iterator[Event] = (_as_pyyaml(event) for event in events)
    return lambda: next(stream, None)


def _as_pyyaml(event: Any) -> Event:
    name = type(event).__name__
    marks = (event.start_mark, event.end_mark)
    if name == "ScalarEvent":
        return yaml.ScalarEvent(event.anchor, event.tag, event.implicit, event.value, *marks, event.style)
    if name in ("MappingStartEvent", "SequenceStartEvent"):
        start = getattr(yaml, name)
        return start(event.anchor, event.tag, event.implicit, *marks, event.flow_style)  # type: ignore[no-any-return]
    if name == "AliasEvent":
        return yaml.AliasEvent(event.anchor, *marks)
    return getattr(yaml, name)(*marks)  # type: ignore[no-any-return]


def is_accepted_by_the_patient_parser(text: str) -> bool:
    """Whether a document that the fast parser refused is YAML 1.2 after all."""
    if len(text) > MAX_REREAD:
        return False
    try:
        following = patient_events(text)
        while following() is not None:
            pass
    except Exception:  # noqa: BLE001 (the pure parser raises of many kinds; all mean no)
        return False
    return True


def as_refusal(error: yaml.YAMLError | UnicodeError, path: str, offset: int, length: int) -> Refused:
    """A parser's error as a located problem; both places where two tokens clash."""
    if isinstance(error, yaml.reader.ReaderError):
        at = min(offset + error.position, offset + max(length - 1, 0))
        return _refused(
            path,
            at,
            N_("the character {code} is not allowed in YAML"),
            N_("remove it, and save the file as UTF-8 text"),
            {"code": Bare(f"U+{ord(error.character) if isinstance(error.character, str) else error.character:04X}")},
        )
    context = getattr(error, "context_mark", None)
    problem = getattr(error, "problem_mark", None) or context
    said = str(getattr(error, "problem", None) or error)
    message, help_ = next(
        ((words, help_) for known, (words, help_) in _WORDS.items() if said.startswith(known)),
        (N_("not valid YAML: {said}"), N_("check indentation, colons and quotation marks near this place")),
    )
    at, other = (problem.index if problem else 0), (context.index if context else None)
    if str(getattr(error, "context", "")).endswith(_BEGINS_AT_ITS_CONTEXT) and other is not None:
        at, other = other, at
    related: tuple[Related, ...] = ()
    if other is not None and other != at and other < length:
        related = (Related(TextRange(path, offset + other, offset + other + 1), N_("what it clashes with")),)
    return _refused(path, offset + min(at, max(length - 1, 0)), message, help_, {"said": Bare(said)}, related)


def _refused(
    path: str, at: int, message: str, help_: str, values: dict[str, object], related: tuple[Related, ...] = ()
) -> Refused:
    return Refused(
        SchemaProblem(
            rule="invalid-yaml",
            message=message,
            values=values,
            at=TextRange(path, at, at + 1),
            help=help_,
            related=related,
        )
    )
