"""Arguments and options that several commands take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planaudit.cli.completing import rule_words, selector_words
from planaudit.cli.formats import AnyFormat, Output, outputs_of, told_by_ending
from planaudit.cli.terminal import Color


class LanguageName(StrEnum):
    """A language of messages."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class FailOn(StrEnum):
    """The lightest finding that makes the check fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class GraphFormat(StrEnum):
    """A way to draw or write down the plan system."""

    TREE = "tree"
    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"
    GRAPHML = "graphml"
    JSON = "json"

    @classmethod
    def of_file(cls, file: Path | None) -> "GraphFormat":
        """What a file of this name is expected to hold; the tree where nothing tells. Raises BadParameter."""
        endings = {f".{drawn}": drawn for drawn in cls if drawn is not cls.TREE}
        return told_by_ending(file, endings | {".mmd": cls.MERMAID, ".gv": cls.DOT}, cls.TREE)


class ReportFormat(StrEnum):
    """A way to write down a report for people or programs."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class SchemaName(StrEnum):
    """A file that there is a schema of."""

    PLAN = "plan"
    PORTFOLIO = "portfolio"
    BASELINE = "baseline"


_PATH = typer.Argument(
    metavar="PATH", help="A plan repository, or a folder or file in one; all of it is read.", show_default=False
)
PathArgument = Annotated[Path, _PATH]
PathIfAny = Annotated[Path | None, _PATH]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Audit as of this day; default today.")]
Lang = Annotated[LanguageName | None, typer.Option("--lang", help="Language of messages.", show_default=False)]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="Only these rules: codes, prefixes or names, comma-separated.",
        autocompletion=rule_words,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULES",
        help="Not these rules: codes, prefixes or names.",
        autocompletion=rule_words,
    ),
]
Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="SELECTOR",
        help="Only what concerns these plans, such as theme:klima.",
        autocompletion=selector_words,
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Into a file, not onto the screen.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Let --output replace a file.")]
Colors = Annotated[Color, typer.Option("--color", help="When to print in colour.")]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The known findings that may wait; default planaudit-baseline.yaml beside planaudit.yaml.",
        show_default=False,
    ),
]


def words(given: list[str] | None) -> tuple[str, ...]:
    """The words for rules that an option was given, comma-separated or one by one."""
    said = tuple(word.strip() for text in given or () for word in text.split(",") if word.strip())
    if given and not said:
        raise typer.BadParameter("name at least one rule: a code, a prefix or a name")
    return said


def outputs(given: list[str] | None, formats: type[AnyFormat]) -> tuple[Output[AnyFormat], ...]:
    """What FORMAT=FILE was given, in order."""
    try:
        return outputs_of(given or (), formats)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
