"""`check --fix` and `--diff`: what can be mended, written into the files or shown as a diff."""

from collections.abc import Mapping, Sequence

from planaudit.audit.mend import Mended, Mender
from planaudit.cli.opening import Opened
from planaudit.cli.replacing import Replacement, replace_all
from planaudit.cli.terminal import complain
from planaudit.findings import N_, Report, Worded
from planaudit.settings.settings import SelectedRule, settle
from planaudit.wording.wording import Wording


def mend(opened: Opened, selected: Sequence[SelectedRule], *, unsafe: bool) -> Mended:
    """What mending would come to; no file is changed. No rule of the settings may have anything new to say."""
    judges, _ = settle(opened.repository.portfolio.rules, opened.file.document.at, None)
    return Mender(
        opened.file,
        opened.repository,
        selected=selected,
        judges=judges,
        as_of=opened.as_of,
        wording=opened.wording,
        unsafe=unsafe,
    ).run()


def mend_files(opened: Opened, mended: Mended) -> Report:
    """Write what was mended, say what was done, and give the report of what is left. Raises Stop as `replace_all`."""
    replace_all(opened.root, replacements(opened, mended.texts), opened.wording)
    if mended.mended:
        count = opened.wording.count(N_("{n} finding mended in"), N_("{n} findings mended in"), len(mended.mended))
        complain(f"{count} {', '.join(sorted(mended.texts))}")
    return mended.report


def say_what_was_left(mended: Mended, wording: Wording) -> None:
    """Say on standard error which fixes were not made, and why."""
    for finding, because in mended.left:
        message = (
            N_("{place}: {code} was not mended, because a new finding would come of it: {new}")
            if because
            else N_("{place}: {code} was not mended, because the file would not read as it should")
        )
        new = f"{because.code} {because.message}" if because else ""
        values = {"place": str(finding.location), "code": finding.code, "new": Worded(new)}
        complain(wording.text(message, values))


def replacements(opened: Opened, texts: Mapping[str, str]) -> list[Replacement]:
    """The files to be written, in order, each with the text that was read."""
    return [Replacement(path, opened.repository.sources.text(path), text) for path, text in sorted(texts.items())]
