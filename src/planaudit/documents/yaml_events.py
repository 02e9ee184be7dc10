"""Parse events of one YAML document, and its errors in a planner's words.

PyYAML's C parser is the fast road; what it refuses although YAML 1.2 allows it (`{a: :b}`) is read again by
ruamel.yaml's pure parser. Figures and reasons: docs/decisions/0004-own-composer-over-the-c-parser.md.
"""

from collections.abc import Callable, Iterator
from typing import Any, cast

import yaml
from yaml import Event
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from planaudit.documents.limits import MAX_DEPTH, MAX_REREAD
from planaudit.documents.schema_problem import Refused, SchemaProblem
from planaudit.findings import N_, Bare, Related, TextRange

_BEGINS_AT_ITS_CONTEXT = ("quoted scalar", "simple key")
"""What is seen to be wrong far below the place to mend."""

_TOO_DEEP = "exceeded maximum nesting depth"

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
    "did not find expected node content": (
        N_("a value is missing here, or a bracket above is not closed"),
        N_("write the value, or close the bracket"),
    ),
    "found unknown escape character": (
        N_("a text in double quotes has a \\ before a letter that it cannot stand before"),
        N_("put the text in single quotes, where a \\ is only a \\"),
    ),
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
        return yaml.ScalarEvent(event.anchor, event.tag, event.implicit, event.value, *marks)
    if name in ("MappingStartEvent", "SequenceStartEvent"):
        start = getattr(yaml, name)
        return start(event.anchor, event.tag, event.implicit, *marks, event.flow_style)  # type: ignore[no-any-return]
    if name == "AliasEvent":
        return yaml.AliasEvent(event.anchor, *marks)
    return getattr(yaml, name)(*marks)  # type: ignore[no-any-return]


def is_too_deep(error: yaml.YAMLError) -> bool:
    """Whether the fast parser gave up on lists within lists; the patient one would take minutes to do the same."""
    return isinstance(error, yaml.MarkedYAMLError) and error.problem == _TOO_DEEP


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


def as_refusal(error: yaml.YAMLError, path: str, offset: int, piece: str) -> Refused:
    """The fast parser's error in a piece of a file as a located problem; both places where two tokens clash."""
    if isinstance(error, yaml.reader.ReaderError):
        # Its position counts bytes; the character is the first of its kind, since the parser stops at it.
        character = chr(cast("int", error.character))
        return _refused(
            path,
            offset + piece.index(character),
            N_("the character {code} is not allowed in YAML"),
            N_("remove it, and save the file as UTF-8 text"),
            {"code": Bare(f"U+{ord(character):04X}")},
        )
    marked = cast("yaml.MarkedYAMLError", error)
    if is_too_deep(error):
        at = offset + cast("yaml.Mark", marked.problem_mark).index
        return _refused(
            path,
            at,
            N_("nested more than {depth} levels deep"),
            N_("write the document more plainly"),
            {"depth": MAX_DEPTH},
        )
    said = str(marked.problem)
    message, help_ = next(
        ((words, help_) for known, (words, help_) in _WORDS.items() if said.startswith(known)),
        (N_("not valid YAML: {said}"), N_("check indentation, colons and quotation marks near this place")),
    )
    at = cast("yaml.Mark", marked.problem_mark).index
    other = marked.context_mark.index if marked.context_mark else at
    if str(marked.context).endswith(_BEGINS_AT_ITS_CONTEXT):
        at, other = other, at
    related: tuple[Related, ...] = ()
    if at != other < len(piece):
        related = (Related(TextRange(path, offset + other, offset + other + 1), N_("what it clashes with")),)
    return _refused(path, offset + min(at, len(piece) - 1), message, help_, {"said": Bare(said)}, related)


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
