"""From how a rule says that a problem can be mended to edits of the files, where they can be made."""

from planaudit.documents.edit import edit_of, holds_comment
from planaudit.documents.load import Sources
from planaudit.documents.written import Written, WrittenFile
from planaudit.findings import Change, Fix, Mending, Pointer, TextEdit
from planaudit.wording.wording import Wording


class Fixing:
    """Makes fixes for one audit; each document is looked at closely once, and only where something can be mended."""

    def __init__(self, sources: Sources, wording: Wording) -> None:
        self._sources = sources
        self._wording = wording
        self._files: dict[str, WrittenFile] = {}

    def fix(self, mending: Mending) -> Fix | None:
        """The edits that mend a problem; None where one of them would touch more than it should.

        What takes a comment away is never safe.
        """
        edits: list[TextEdit] = []
        changes: list[Change] = []
        is_safe = mending.is_safe
        for change in mending.changes:
            document, root = self._sources.document(change.at), self._root(change.at)
            if document is None or root is None:
                return None
            text, keys = self._sources.text(change.at.path), document.as_written(change.at.keys)
            if not document.writes(change.at.keys):
                keys = keys[:-1]  # part of a short form, which is all that is written
            edit = edit_of(change, root, keys, text)
            if edit is None:
                return None
            is_safe = is_safe and not holds_comment(root, edit, text)
            edits.append(TextEdit(self._sources.exactly(change.at.path, edit.start, edit.end), edit.text))
            changes.append(change._replace(at=change.at._replace(keys=keys)))
        description = self._wording.text(mending.description, mending.values)
        return Fix(description, is_safe, tuple(edits), tuple(changes))

    def _root(self, at: Pointer) -> Written | None:
        """How the document of a pointer is written."""
        document = self._sources.document(at)
        if document is None:
            return None
        if at.path not in self._files:
            self._files[at.path] = WrittenFile(self._sources.text(at.path))
        return self._files[at.path].document(document.characters(())[0])
