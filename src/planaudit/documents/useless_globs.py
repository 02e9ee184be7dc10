"""Globs of `planaudit.yaml` that can name no plan file, each with what was most likely meant."""

from collections.abc import Callable, Iterable, Iterator

from planaudit.documents.schema_problem import SchemaProblem
from planaudit.findings import N_, Bare, Pointer
from planaudit.model.plan_globs import DEFAULT_GLOBS, MAGIC

_BELOW = "**/*.yaml"


def useless_globs(globs: Iterable[str], is_folder: Callable[[str], bool], at: Pointer) -> Iterator[SchemaProblem]:
    """The globs that lead out of the folder of `planaudit.yaml`, name a folder, or are spelt as no path is."""
    for position, glob in enumerate(globs):
        if fault := _fault(glob, is_folder):
            message, help_, instead = fault
            yield SchemaProblem(
                rule="invalid-field",
                message=message,
                values={"glob": Bare(glob)},
                at=at / "plans" / position,
                help=help_,
                help_values={"instead": Bare(instead)},
            )


def _fault(glob: str, is_folder: Callable[[str], bool]) -> tuple[str, str, str] | None:
    """What is wrong with a glob, what to do, and what to write instead; None for one that may name files."""
    write = N_("write {instead}")
    if "\\" in glob:
        return N_("{glob} is written with backslashes"), write, glob.replace("\\", "/")
    parts = glob.split("/")
    if not parts[0] or ".." in parts:
        return (
            N_("{glob} does not lead downwards from the folder of planaudit.yaml"),
            N_("keep the plan files below that folder, and write where they lie there, such as {instead}"),
            DEFAULT_GLOBS[0],
        )
    plain = [part for part in parts if part not in ("", ".")]
    if not parts[-1] or not plain or plain[-1] == "**" or _is_folder(plain, is_folder):
        folder = plain[:-1] if plain and plain[-1] == "**" else plain
        return (
            N_("{glob} names folders, not plan files"),
            N_("write {instead} for every plan file below"),
            "/".join((*folder, _BELOW)),
        )
    if len(plain) < len(parts) - (parts[0] == "."):
        return N_("{glob} is not spelt as a path is"), write, "/".join(plain)
    return None


def _is_folder(parts: list[str], is_folder: Callable[[str], bool]) -> bool:
    return not any(MAGIC & set(part) for part in parts) and is_folder("/".join(parts))
