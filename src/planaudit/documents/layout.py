"""`planaudit fmt`: one way of writing dates, periods, line ends; nothing that the program reads is changed."""

import re
from collections.abc import Iterator

from planaudit.documents.canonical import canonical_times
from planaudit.documents.edit import Edit, applied, edit_of, says_what_it_should
from planaudit.documents.raw_file import RawFile
from planaudit.documents.written import WrittenFile
from planaudit.findings import Pointer, Replace

_BLANKS = re.compile(r"[ \t]+(?=[\r\n]|\Z)")
_BLANK_END = re.compile(r"[ \t\r\n]*\Z")


def formatted(file: RawFile, model: type) -> str:
    """The text of a file as it should be written; as it stands where it cannot be read, or would read otherwise."""
    if any(document.problems for document in file.documents):
        return file.text
    written = WrittenFile(file.text)
    changes, edits = _times(file, written, model)
    for candidate in ([*edits, *_blanks(file.text, written)], edits):
        text = applied(file.text, candidate)
        if says_what_it_should(file.path, file.text, text, changes):
            return text
    return file.text


def _times(file: RawFile, written: WrittenFile, model: type) -> tuple[list[Replace], list[Edit]]:
    """Dates and periods that can be written canonically where they stand."""
    changes: list[Replace] = []
    edits: list[Edit] = []
    for number, document in enumerate(file.documents):
        root = written.document(document.spans.find(())[0]) if document.spans else None
        for keys, text in canonical_times(model, document.value) if root else ():
            change = Replace(Pointer(file.path, number, keys), text)
            if root and (edit := edit_of(change, root, keys, file.text)):
                changes.append(change)
                edits.append(edit)
    return changes, edits


def _blanks(text: str, written: WrittenFile) -> Iterator[Edit]:
    """Blanks at the end of lines and blank lines at the end of the file; not those in a text of several lines."""
    kept = [
        (value.start, value.end)
        for root in written.documents()
        for value in root.everything()
        if value.parts is None and "\n" in text[value.start : value.end]
    ]
    end = _BLANK_END.search(text)
    last = end.start() if end else len(text)
    at = 0
    for blanks in _BLANKS.finditer(text, 0, last):
        while at < len(kept) and kept[at][1] <= blanks.start():
            at += 1
        if at == len(kept) or blanks.start() < kept[at][0]:
            yield Edit(blanks.start(), blanks.end())
    newline = "\r\n" if "\r\n" in text else "\n"
    if last and text[last:] != newline:
        yield Edit(last, len(text), newline)
