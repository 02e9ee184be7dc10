"""`planaudit fmt`: write plan files the one way, or tell which are not."""

from collections.abc import Sequence
from pathlib import Path

from planaudit.cli.exits import Exit, Stop
from planaudit.cli.opening import open_settings
from planaudit.cli.replacing import Replacement, diff, is_link, replace_all
from planaudit.cli.terminal import complain, write
from planaudit.documents.layout import formatted
from planaudit.findings import N_
from planaudit.model.plan import Plan
from planaudit.model.portfolio import Portfolio
from planaudit.wording.wording import Wording


def run(paths: Sequence[Path], *, check: bool, show_diff: bool, lang: str | None) -> Exit:
    """Format the plan files that lie in `paths`. Raises Stop where there is none, or as `replace_all`."""
    settings = open_settings(paths[0], lang=lang)
    portfolio_file, wording = settings.file.reading.portfolio_file, settings.wording
    root = portfolio_file.parent
    read = {file.path: file for file in (settings.file.reading.portfolio, *settings.file.reading.files())}
    files = [read[path] for path in sorted(read) if _is_in(root / path, paths)]
    for path in paths:
        if not any(_is_in(root / file.path, [path]) for file in files):
            message = wording.text(N_("{path} holds no plan file of {root}"), {"path": str(path), "root": str(root)})
            raise Stop(Exit.COULD_NOT_CHECK, message)
    changed = [
        Replacement(file.path, file.text, text)
        for file in files
        if (text := formatted(file, Portfolio if file.path == portfolio_file.name else Plan)) != file.text
    ]
    unread = [file for file in files if any(document.problems for document in file.documents)]
    for file in unread:
        complain(
            wording.text(
                N_("{path} was left as it is, because it cannot be read: run planaudit check"), {"path": file.path}
            )
        )
    if check or show_diff:
        write(diff(changed) if show_diff else _named(changed, N_("not formatted: {path}"), wording))
        return Exit.COULD_NOT_CHECK if unread else Exit.FINDINGS if changed else Exit.CLEAN
    links = [file for file in changed if is_link(root, file.path)]
    written = [file for file in changed if file not in links]
    for link in links:
        message = N_("{path} was left as it is, because it is a link: format the file that it leads to")
        complain(wording.text(message, {"path": link.path}))
    replace_all(root, written, wording)
    write(_named(written, N_("formatted: {path}"), wording))
    return Exit.COULD_NOT_CHECK if unread or links else Exit.CLEAN


def _is_in(file: Path, paths: Sequence[Path]) -> bool:
    return any(file.is_relative_to(path.resolve()) for path in paths)


def _named(files: Sequence[Replacement], template: str, wording: Wording) -> str:
    return "".join(wording.text(template, {"path": file.path}) + "\n" for file in files)
