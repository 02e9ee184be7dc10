"""`check --fix` and `--diff`: what can be mended, written into the files or shown as a diff."""

from collections.abc import Mapping, Sequence

from planaudit.audit.mend import Left, Mended, Mender
from planaudit.cli.opening import Opened
from planaudit.cli.replacing import Replacement, is_link, replace_all
from planaudit.cli.terminal import complain
from planaudit.findings import N_, Report, Worded
from planaudit.findings.location import in_one_line
from planaudit.settings.settings import SelectedRule, settle
from planaudit.wording.wording import Wording


def mend(opened: Opened, selected: Sequence[SelectedRule], shown: Report | None, *, unsafe: bool) -> Mended:
    """What mending would come to; no file is changed. No rule of the settings may have anything new to say.

    `shown` is what the user is told of, where that is not all that is found: nothing else is mended.
    """
    files = (opened.file.source.path, *(document.at.path for document in opened.repository.documents))
    judges, _ = settle(opened.repository.portfolio.rules, opened.file.document.at, None)
    return Mender(
        opened.file,
        opened.repository,
        selected=selected,
        judges=judges,
        as_of=opened.as_of,
        wording=opened.wording,
        unsafe=unsafe,
        shown=None if shown is None else {finding.fingerprint for finding in shown.counted},
        closed={path for path in dict.fromkeys(files) if is_link(opened.root, path)},
    ).run()


def mend_files(opened: Opened, mended: Mended) -> Report:
    """Write what was mended, say what was done, and give the report of what is left. Raises Stop as `replace_all`."""
    replace_all(opened.root, replacements(opened, mended.texts), opened.wording)
    if mended.mended:
        count = opened.wording.count(N_("{n} finding mended in"), N_("{n} findings mended in"), len(mended.mended))
        complain(f"{count} {', '.join(map(in_one_line, sorted(mended.texts)))}")
    return mended.report


def say_what_was_left(mended: Mended, wording: Wording) -> None:
    """Say on standard error which fixes were not made, and why."""
    for left in mended.left:
        finding, because = left.finding, left.because
        new = f"{because.code} {because.message}" if because else ""
        values = {"place": str(finding.location), "code": finding.code, "new": Worded(new), "path": left.closed or ""}
        complain(wording.text(_why(left), values))


def _why(left: Left) -> str:
    if left.because:
        return N_("{place}: {code} was not mended, because a new finding would come of it: {new}")
    if left.closed:
        return N_("{place}: {code} was not mended, because {path} is a link: mend it in the file that it leads to")
    return N_("{place}: {code} was not mended, because the file would not read as it should")


def replacements(opened: Opened, texts: Mapping[str, str]) -> list[Replacement]:
    """The files to be written, in order, each with the text that was read."""
    return [Replacement(path, opened.repository.sources.text(path), text) for path, text in sorted(texts.items())]
