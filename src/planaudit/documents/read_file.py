"""One file's text into its documents: values, places, and what could not be read."""

import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from unicodedata import is_normalized

import yaml

from planaudit.documents.compose import Composer
from planaudit.documents.discover import skipped
from planaudit.documents.limits import MAX_BYTES
from planaudit.documents.raw_file import RawDocument, RawFile
from planaudit.documents.schema_problem import Refused, SchemaProblem
from planaudit.documents.yaml_events import (
    NextEvent,
    as_refusal,
    fast_events,
    is_accepted_by_the_patient_parser,
    is_too_deep,
    patient_events,
)
from planaudit.findings import N_, TextRange

_MARKER = re.compile(r"^(?:%[^\n]*\r?\n)*---(?=\s|\Z)", re.MULTILINE)
_NOTHING = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z))*")


def read_file(root: Path, path: str) -> RawFile:
    """Read one file. Never raises for what the file holds, or for a file that cannot be opened."""
    try:
        written = _bytes(root / path)
    except OSError as error:
        return RawFile(
            path,
            "",
            (),
            skipped(path, N_("the file cannot be opened: {reason}"), N_("check that it is a readable file"), error),
        )
    return too_large(path) if written is None else read_bytes(path, written)


def _bytes(absolute: Path) -> bytes | None:
    """What a file holds; None where that is too much. Raises OSError where it cannot be opened."""
    about = absolute.stat()
    if not S_ISREG(about.st_mode):
        raise OSError(0, "not a file")
    if about.st_size > MAX_BYTES:
        return None
    with absolute.open("rb", buffering=0) as file:  # a buffer only costs where all is read at once
        return file.read()


def read_bytes(path: str, written: bytes) -> RawFile:
    """Read what a file holds. Never raises for it."""
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(path, N_("the file is not UTF-8: byte {offset}"), {"offset": error.start})
    return RawFile(path, text, tuple(documents_of(path, text)))


def too_large(path: str) -> RawFile:
    """A file that is longer than any plan file, and was not read."""
    return _unreadable(path, N_("the file is larger than {limit} bytes"), {"limit": MAX_BYTES})


def _unreadable(path: str, message: str, values: dict[str, object]) -> RawFile:
    problem = SchemaProblem(
        rule="invalid-yaml",
        message=message,
        values=values,
        at=TextRange(path, 0, 0),
        help=N_("save it as a text file in UTF-8, without anything but YAML in it"),
    )
    return RawFile(path, "", (RawDocument(None, None, "", (problem,)),))


def documents_of(path: str, text: str) -> Iterator[RawDocument]:
    """The documents of a text, each read on its own, so that a broken one leaves its neighbours alone."""
    is_normal = _is_normal(text)
    for start, end in pieces(text):
        piece = text[start:end]
        escapes = "\\" in piece and ("\\u" in piece or "\\U" in piece)
        try:
            yield from _compose(
                fast_events(piece), path, start, piece, is_normal=is_normal, may_hold_surrogates=escapes
            )
        except _Unread as unread:
            if is_accepted_by_the_patient_parser(piece):
                yield from _compose(
                    patient_events(piece), path, start, piece, is_normal=is_normal, may_hold_surrogates=escapes
                )
            else:
                yield unread.document


def _is_normal(text: str) -> bool:
    """Whether a text is in Unicode NFC; all of Latin-1 is, which takes far less time to tell."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return is_normalized("NFC", text)
    return True


class _Unread(Exception):
    def __init__(self, document: RawDocument) -> None:
        self.document = document


def _compose(
    following: NextEvent, path: str, start: int, piece: str, *, is_normal: bool, may_hold_surrogates: bool
) -> Iterator[RawDocument]:
    """The documents of one piece. Raises _Unread where the parser refuses it."""
    done: list[RawDocument] = []
    composer = None
    try:
        while (event := following()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                composer = Composer(
                    following, path, start, is_normal=is_normal, may_hold_surrogates=may_hold_surrogates
                )
                value, spans = composer.compose(following())
                following()
                if value is not None:
                    done.append(RawDocument(value, spans, composer.identity, tuple(composer.repeated)))
    except Refused as refused:
        done.append(_broken(refused, composer))
    except yaml.YAMLError as error:
        broken = _broken(as_refusal(error, path, start, piece), composer)
        if not is_too_deep(error):
            raise _Unread(broken) from None
        done.append(broken)
    yield from done


def _broken(refused: Refused, composer: Composer | None) -> RawDocument:
    return RawDocument(None, None, composer.identity if composer else "", (refused.problem,))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each document begins and ends; a piece of comments alone is none."""
    starts = [match.start() for match in _MARKER.finditer(text)] if "---" in text else []
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if not _NOTHING.fullmatch(text, start, end):
            yield start, end
