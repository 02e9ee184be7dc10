"""What an editor makes of the schemas: the ids of the register suggested, keys explained, unknown keys underlined."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from language_server import Editor, server_script
from plan_repository import PlanRepository
from program import planaudit

EXAMPLES = Path(__file__).parents[1] / "examples"
MODELINE = "# yaml-language-server: $schema=../schemas/plan.schema.json\n"
PLANS = {
    "plans/samfunnsdel.yaml": "id: samfunnsdelen\ntitle: Samfunnsdelen\nkind: samfunnsdel\nadopted: 2024-06-13\n"
    "goals: [{id: M1, title: Flere bor i sentrum}]\n",
    "plans/gammel.yaml": "id: gammel\ntitle: Gammel plan\nkind: temaplan\nstatus: repealed\n",
    "plans/hop.yaml": "id: hop\ntitle: Økonomiplan\nkind: okonomiplan\nbudget_lines: [{id: K1, title: Scene}]\n",
    "plans/kultur.yaml": MODELINE + "id: kulturplan\ntitle: Kulturplan\nkind: temaplan\nparent: \neier: meg\n",
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A plan repository with the schema that knows its ids."""
    settings = "municipality: {name: Fjordvik}\nthemes: [{id: kultur, title: Kultur og idrett}]\n"
    PlanRepository(tmp_path, PLANS | {"planaudit.yaml": settings})
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/plan.schema.json").write_text(planaudit("schema", "--with-ids", cwd=tmp_path).out)
    return tmp_path


@pytest.fixture
def editor(register: Path) -> Iterator[Editor]:
    """An editor with yaml-language-server and the plan of culture open."""
    script, why = server_script()
    if script is None:
        pytest.skip(why)
    with Editor(script, register) as editor:
        editor.open(register / "plans/kultur.yaml")
        yield editor


def test_an_editor_suggests_the_plans_that_can_be_a_parent_with_their_titles(editor: Editor, register: Path) -> None:
    suggested = editor.completions(register / "plans/kultur.yaml", 4, len("parent: "))

    assert suggested == {"hop": "Økonomiplan", "kulturplan": "Kulturplan", "samfunnsdelen": "Samfunnsdelen"}


def test_an_editor_explains_a_key_and_underlines_one_that_is_not_known(editor: Editor, register: Path) -> None:
    plan = register / "plans/kultur.yaml"

    assert "The plan it stands under in the plan hierarchy." in editor.hover(plan, 4, 2)
    assert (5, "Property eier is not allowed.") in editor.underlined(plan)


def offered(schema: dict[str, object], *keys: str) -> list[str]:
    """The ids that a field offers."""
    node: object = schema
    for key in keys:
        assert isinstance(node, dict)
        node = node[key]
    assert isinstance(node, dict)
    ref = node["anyOf"][0]["$ref"].rsplit("/", 1)[-1]
    return list(schema["$defs"][ref]["enum"])  # type: ignore[index]


def test_each_field_offers_what_it_may_name(register: Path) -> None:
    schema = json.loads((register / "schemas/plan.schema.json").read_text())

    assert offered(schema, "properties", "parent") == ["hop", "kulturplan", "samfunnsdelen"]
    assert offered(schema, "properties", "replaces", "items") == ["gammel", "hop", "kulturplan", "samfunnsdelen"]
    assert offered(schema, "properties", "follows_up", "items") == [
        "hop",
        "kulturplan",
        "samfunnsdelen",
        "samfunnsdelen#M1",
    ]
    assert offered(schema, "properties", "theme") == ["kultur"]
    assert offered(schema, "$defs", "EconomicLink", "properties", "plan") == ["current", "hop"]
    assert offered(schema, "$defs", "Goal", "properties", "supports", "items") == ["samfunnsdelen#M1"]
    assert offered(schema, "$defs", "Measure", "properties", "budget_line") == ["hop#K1"]
    assert "PER001" in offered(schema, "$defs", "DeclaredSuppression", "properties", "rule")


def test_an_id_that_nobody_has_yet_is_not_refused(register: Path) -> None:
    schema = json.loads((register / "schemas/plan.schema.json").read_text())
    plan = {
        "id": "ny",
        "title": "Ny",
        "kind": "temaplan",
        "parent": "kommer",
        "theme": "ny",
        "follows_up": ["kommer#M1"],
    }

    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(plan)


@pytest.mark.parametrize("name", ["plan", "portfolio"])
def test_the_schemas_with_the_ids_of_an_example_are_sound(name: str, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "fjordvik", tmp_path, dirs_exist_ok=True)

    plain = json.loads(planaudit("schema", name).out)
    schema = json.loads(planaudit("schema", name, "--with-ids", cwd=tmp_path).out)

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == plain["$id"] + ":with-ids"
    assert schema["properties"].keys() == plain["properties"].keys()
    lists = {key: part for key, part in schema["$defs"].items() if key not in plain["$defs"]}
    assert lists
    assert all(len(part["enum"]) == len(part["enumDescriptions"]) > 0 for part in lists.values())
