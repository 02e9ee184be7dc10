"""The plan repository as it was, read from git objects: the same plans as on the disk, and nothing run or changed."""

import json
import os
from datetime import date, datetime
from pathlib import Path

import pytest
from git_repository import GitRepository
from program import planaudit

from planaudit.documents.document import Document
from planaudit.documents.limits import MAX_BYTES
from planaudit.documents.load import PortfolioFile, Repository, read_portfolio, read_repository
from planaudit.documents.reading import Disk
from planaudit.history.git import Git, GitError
from planaudit.history.past import Caveat, Past, read_past
from planaudit.history.revision import find_revision
from planaudit.history.tree import Tree
from planaudit.history.unknown_revision import RevisionError, no_repository

MUNICIPALITY = "municipality: {name: Fjordvik kommune}\n"


def plan(id_: str) -> str:
    return f"{{id: {id_}, title: Plan {id_}, kind: temaplan}}\n"


def past(root: Path, name: str) -> Past:
    now = settings_of(root)
    assert now.portfolio is not None
    return read_past(now, now.portfolio, find_revision(root, name))


def settings_of(root: Path) -> PortfolioFile:
    return read_portfolio(root / "planaudit.yaml")


def ids(repository: Repository) -> list[str]:
    return [document.identity for document in repository.documents]


def held(document: Document) -> tuple[object, ...]:
    return (document.at, document.identity, document.plan, document.problems, document.characters(("title",)))


def said(problems: Repository) -> list[str]:
    return [f"{problem.at.path}: {problem.message}" for problem in problems.skipped]


@pytest.fixture
def municipality(tmp_path: Path) -> GitRepository:
    return GitRepository(tmp_path / "fjordvik")


GLOBS = (
    "plans/**/*.yaml",
    "plans/*.yaml",
    "**/*.yaml",
    "*.yaml",
    "./plans/*/*.yaml",
    "plans/k*.yaml",
    "plans/[a-k]?.yaml",
    "plans/helse/helse.yaml",
    ".skjult/*.yaml",
    "plans/**/**/helse.yaml",
    "../*.yaml",
    "plans/*.yml",
    "p*/**/h*.yaml",
    "nothing/*.yaml",
)


@pytest.mark.parametrize("glob", GLOBS)
def test_a_glob_names_the_same_files_in_a_commit_as_on_the_disk(municipality: GitRepository, glob: str) -> None:
    files = {
        "planaudit.yaml": MUNICIPALITY,
        "plans/a1.yaml": plan("a1"),
        "plans/k2.yml": plan("k2"),
        "plans/å.yaml": plan("å"),
        "plans/helse/helse.yaml": plan("helse"),
        "plans/helse/dyp/helse.yaml": plan("dyp"),
        "plans/.skjult/x.yaml": plan("x"),
        "plans/.y.yaml": plan("y"),
        "plans/merknad.txt": "no plan",
        ".skjult/z.yaml": plan("z"),
        "plans/kopi.yaml": "-> helse/helse.yaml",
        "plans/ut.yaml": "-> /etc/hosts",
        "plans/ut2.yaml": "-> ../../andre.yaml",
    }
    commit = municipality.commit("Register", files)

    on_disk = Disk(municipality.root).find([glob])
    in_commit = Tree(Git(municipality.root), commit, "").find([glob])

    assert in_commit.files == on_disk.files
    assert sorted(problem.at.path for problem in in_commit.problems) == sorted(
        problem.at.path for problem in on_disk.problems
    )


def test_a_commit_holds_the_same_documents_as_the_disk_held_then(municipality: GitRepository) -> None:
    files: dict[str, str | bytes] = {
        "planaudit.yaml": MUNICIPALITY,
        "plans/a.yaml": plan("a") + "---\n" + plan("b"),
        "plans/bom.yaml": "\ufeff" + plan("c"),
        "plans/broken.yaml": "id: [a\n",
        "plans/latin.yaml": "id: æ".encode("latin-1"),
        "plans/stor.yaml": "#" * (MAX_BYTES + 1),
    }
    municipality.commit("Register", files)
    file = settings_of(municipality.root)
    assert file.portfolio is not None
    on_disk = read_repository(file, file.portfolio)
    municipality.commit("Later", {"planaudit.yaml": MUNICIPALITY})

    then = past(municipality.root, "HEAD~1")

    assert [held(document) for document in then.repository.documents] == [held(d) for d in on_disk.documents]
    assert len(on_disk.documents) == 6
    assert then.repository.skipped == on_disk.skipped
    assert then.caveat is None
    assert ids(past(municipality.root, "HEAD").repository) == []


def test_a_revision_is_a_branch_a_tag_a_commit_a_day_or_where_a_branch_was_left(municipality: GitRepository) -> None:
    first = municipality.commit("Første", {"planaudit.yaml": MUNICIPALITY}, day="2024-05-15")
    municipality.git("tag", "planstrategi")
    municipality.git("checkout", "--quiet", "-b", "ny-klimaplan")
    second = municipality.commit("Andre", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")}, day="2025-01-10")
    municipality.git("checkout", "--quiet", "main")
    third = municipality.commit("Tredje", {"planaudit.yaml": MUNICIPALITY, "plans/b.yaml": plan("b")}, day="2025-02-01")
    municipality.git("checkout", "--quiet", "ny-klimaplan")

    found = {name: find_revision(municipality.root, name) for name in ("main", "planstrategi", "main...", "2024-12-31")}

    assert {name: revision.commit for name, revision in found.items()} == {
        "main": third,
        "planstrategi": first,
        "main...": first,
        "2024-12-31": first,
    }
    assert find_revision(municipality.root, second[:8]).commit == second
    assert find_revision(municipality.root, "2025-01-10").commit == second
    main = found["main"]
    assert (main.name, main.day, main.subject, main.short) == ("main", date(2025, 2, 1), "Tredje", third[:7])


NAME_SOMETHING = "name a branch, a tag, a commit or a day such as 2026-01-31"
COMPARE = "fetch it, if it is still there: a forced push takes commits away; or compare with a branch, such as `origin/main...`"


@pytest.mark.parametrize(
    ("name", "message", "help_"),
    [
        ("nope", "there is no revision nope", NAME_SOMETHING),
        ("--help", "there is no revision --help", NAME_SOMETHING),
        ("HEAD:planaudit.yaml", "there is no revision HEAD:planaudit.yaml", NAME_SOMETHING),
        ("x...", "there is no revision x...", NAME_SOMETHING),
        ("2026-13-45", "there is no revision 2026-13-45", NAME_SOMETHING),
        ("mian", "there is no revision mian", "did you mean main?"),
        ("mian...", "there is no revision mian...", "did you mean main...?"),
        ("ny-klimaplan", "there is no revision ny-klimaplan", "did you mean origin/ny-klimaplan?"),
        ("ny-klimaplan...", "there is no revision ny-klimaplan...", "did you mean origin/ny-klimaplan...?"),
        (
            "",
            "no revision is named",
            "name a branch, a tag, a commit or a day; on a build server the variable may be empty",
        ),
        (
            "1999-12-31",
            "nothing had been committed by the end of 1999-12-31",
            "name a later day; the first commit was made on 2026-01-01",
        ),
        (
            "0" * 40,
            f"{'0' * 40} stands for no commit: the branch is new",
            "compare with the branch that it is to go into, such as `origin/main...`",
        ),
        ("deadbeef", "there is no commit deadbeef in this clone", COMPARE),
        (
            "main..HEAD",
            "main..HEAD names two revisions, and one is asked for",
            "name the earlier one: main; main... is where the branch left it",
        ),
        (
            "origin/annet...",
            "origin/annet and the branch that you are on have no commit in common",
            "compare with the other branch itself: origin/annet",
        ),
    ],
)
def test_a_revision_that_is_not_there_is_said(municipality: GitRepository, name: str, message: str, help_: str) -> None:
    first = municipality.commit("Første", {"planaudit.yaml": MUNICIPALITY})
    municipality.git("update-ref", "refs/remotes/origin/ny-klimaplan", first)
    unrelated = municipality.git("commit-tree", "-m", "Annet", f"{first}^{{tree}}", day="2025-01-01")
    municipality.git("update-ref", "refs/remotes/origin/annet", unrelated)

    assert said_of_revision(municipality.root, name) == (message, help_)


def said_of_revision(root: Path, name: str) -> tuple[str, str]:
    with pytest.raises(RevisionError) as error:
        find_revision(root, name)
    return error.value.message.format(**error.value.values), error.value.help.format(**error.value.values)


def test_where_nothing_has_been_committed_that_is_said(municipality: GitRepository) -> None:
    assert said_of_revision(municipality.root, "HEAD") == (
        "there is no revision HEAD: nothing has been committed yet",
        "commit the register first",
    )
    assert said_of_revision(municipality.root, "2026-01-01")[0].endswith("nothing has been committed yet")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
def test_a_day_is_the_day_where_the_commit_was_made_on_every_machine(
    municipality: GitRepository, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    first = municipality.commit("Første", {"planaudit.yaml": MUNICIPALITY}, day="2025-01-10")
    municipality.write({"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    municipality.git("add", "--all")
    night = "2025-01-11T00:30:00+01:00"
    second = commit_at(municipality, night)
    monkeypatch.setenv("TZ", zone)

    assert find_revision(municipality.root, "2025-01-10").commit == first
    assert find_revision(municipality.root, "2025-01-11").commit == second
    assert find_revision(municipality.root, "2025-01-11").day == date(2025, 1, 11)


def commit_at(repository: GitRepository, moment: str) -> str:
    tree = repository.git("write-tree")
    parent = repository.git("rev-parse", "HEAD")
    raw = (
        f"tree {tree}\nparent {parent}\nauthor K <k@fjordvik.example> {at(moment)}\n"
        f"committer K <k@fjordvik.example> {at(moment)}\n\nOm natten\n"
    )
    (repository.root / ".git/raw").write_text(raw, encoding="utf-8")
    commit = repository.git("hash-object", "-t", "commit", "-w", ".git/raw")
    repository.git("update-ref", "HEAD", commit)
    return commit


def at(moment: str) -> str:
    """A moment as git writes it: seconds, and the zone."""
    when = datetime.fromisoformat(moment)
    return f"{int(when.timestamp())} {when:%z}"


def test_a_repository_of_another_user_is_not_read_and_what_to_do_is_said() -> None:
    """Said by git in containers, where the files belong to the user of the build server."""
    error = no_repository(
        Path("/builds/plan"), GitError("detected dubious ownership in repository at '/builds'\nTo add")
    )

    assert (error.message.format(**error.values), error.help.format(**error.values)) == (
        "git does not read /builds/plan, which belongs to another user",
        "if you trust it: `git config --global --add safe.directory /builds`",
    )


def test_a_clone_of_the_newest_commits_alone_says_what_to_fetch(municipality: GitRepository, tmp_path: Path) -> None:
    municipality.commit("Første", {"planaudit.yaml": MUNICIPALITY})
    municipality.commit("Andre", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    municipality.git("clone", "--quiet", "--depth=1", municipality.root.as_uri(), str(tmp_path / "clone"))

    with pytest.raises(RevisionError) as error:
        find_revision(tmp_path / "clone", "HEAD~1")

    assert error.value.message.startswith("there is no revision {revision} in this clone")
    assert error.value.help.startswith("fetch the whole history first")
    assert ids(past(tmp_path / "clone", "HEAD").repository) == ["a"]


def test_a_folder_outside_git_and_a_machine_without_git_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RevisionError) as error:
        find_revision(tmp_path, "HEAD")
    assert error.value.message == "{folder} lies in no git repository, so it has no earlier revisions"
    assert error.value.values == {"folder": str(tmp_path)}

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError) as error:
        find_revision(tmp_path, "HEAD")
    assert error.value.message == "git was not found, and earlier revisions are read with it"


def test_before_there_was_a_planaudit_yaml_there_was_no_plan(municipality: GitRepository) -> None:
    municipality.commit("Før", {"plans/a.yaml": plan("a"), "README.md": "Planer\n"})
    municipality.commit("Etter", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})

    then = past(municipality.root, "HEAD~1")

    assert (ids(then.repository), then.caveat) == ([], Caveat.NO_REGISTER)


def test_where_planaudit_yaml_could_not_be_used_todays_is(municipality: GitRepository) -> None:
    municipality.commit("Før", {"planaudit.yaml": "municipality: [", "planer/a.yaml": plan("a")})
    municipality.commit("Etter", {"planaudit.yaml": MUNICIPALITY + "plans: [planer/*.yaml]\n"})

    then = past(municipality.root, "HEAD~1")

    assert (ids(then.repository), then.caveat) == (["a"], Caveat.SETTINGS_OF_NOW)


def test_a_plan_repository_in_a_folder_is_found_there_and_where_it_was_before_it_moved(
    municipality: GitRepository,
) -> None:
    municipality.commit("Øverst", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    municipality.commit("Flyttet", {"planer/planaudit.yaml": MUNICIPALITY, "planer/plans/a.yaml": plan("a")})
    municipality.commit("Én til", {"planer/planaudit.yaml": MUNICIPALITY, "planer/plans/b.yaml": plan("b")})
    root = municipality.root / "planer"

    assert ids(past(root, "HEAD").repository) == ["b"]
    assert ids(past(root, "HEAD~1").repository) == ["a"]
    assert ids(past(root, "HEAD~2").repository) == ["a"]
    assert past(root, "HEAD~2").caveat is None


def test_of_several_other_plan_repositories_none_is_taken_for_this_one(municipality: GitRepository) -> None:
    municipality.commit("To", {"en/planaudit.yaml": MUNICIPALITY, "to/planaudit.yaml": MUNICIPALITY})
    municipality.commit("Ny", {"planaudit.yaml": MUNICIPALITY})

    assert past(municipality.root, "HEAD~1").caveat is Caveat.NO_REGISTER


def test_links_within_the_folder_are_followed_and_those_out_of_it_are_told(municipality: GitRepository) -> None:
    files = {
        "planaudit.yaml": MUNICIPALITY + "plans: ['plans/*.yaml', 'felles/*/*.yaml']\n",
        "delt/a.yaml": plan("a"),
        "plans/a.yaml": "-> b.yaml",
        "plans/b.yaml": "-> ../delt/a.yaml",
        "felles/delt": "-> ../delt",
        "plans/ut.yaml": "-> ../../andre/a.yaml",
        "plans/rundt.yaml": "-> rundt2.yaml",
        "plans/rundt2.yaml": "-> rundt.yaml",
    }
    municipality.commit("Lenker", files)

    then = past(municipality.root, "HEAD").repository

    assert [document.at.path for document in then.documents] == ["felles/delt/a.yaml", "plans/a.yaml", "plans/b.yaml"]
    assert said(then) == [
        f"plans/{name}.yaml: the link leads out of the plan repository and was not followed"
        for name in ("rundt", "rundt2", "ut")
    ]


def test_plans_in_a_submodule_are_read_as_they_were_and_it_is_told_where_it_is_not_here(
    municipality: GitRepository, tmp_path: Path
) -> None:
    felles = GitRepository(tmp_path / "felles")
    felles.commit("Felles planer", {"f.yaml": plan("f")})
    municipality.commit("Register", {"planaudit.yaml": MUNICIPALITY})
    municipality.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", felles.root.as_uri(), "plans/felles"
    )
    municipality.git("commit", "--quiet", "--message", "Undermodul")
    GitRepository(municipality.root / "plans/felles").commit("Videre", {"g.yaml": plan("g")})
    municipality.git("clone", "--quiet", municipality.root.as_uri(), str(tmp_path / "clone"))

    assert ids(past(municipality.root, "HEAD").repository) == ["f"]
    cloned = past(tmp_path / "clone", "HEAD").repository
    assert ids(cloned) == []
    assert said(cloned) == ["plans/felles: the submodule is not here as it was at this commit"]


def test_nothing_is_checked_out_and_no_hook_filter_or_monitor_runs(municipality: GitRepository, tmp_path: Path) -> None:
    municipality.commit("Første", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    files = {
        "planaudit.yaml": MUNICIPALITY,
        "plans/b.yaml": plan("b"),
        ".gitattributes": "*.yaml filter=spor diff=spor\n",
    }
    municipality.commit("Andre", files)
    trace = tmp_path / "run"
    script = municipality.root / ".git/hooks/spor"
    script.write_text(f"#!/bin/sh\ntouch {trace}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        (script.parent / hook).symlink_to(script)
    for key in ("filter.spor.smudge", "filter.spor.clean", "diff.spor.textconv", "core.fsmonitor"):
        municipality.git("config", key, str(script))
    trace.unlink(missing_ok=True)
    before = {path: path.read_bytes() for path in sorted(municipality.root.rglob("*")) if path.is_file()}

    assert ids(past(municipality.root, "HEAD~1").repository) == ["a"]

    after = {path: path.read_bytes() for path in sorted(municipality.root.rglob("*")) if path.is_file()}
    assert not trace.exists()
    assert after == before


def test_a_commit_is_read_from_within_a_hook_of_another_repository(
    municipality: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    municipality.commit("Register", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    monkeypatch.setenv("GIT_DIR", str(GitRepository(tmp_path / "annet").root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index")

    assert ids(past(municipality.root, "HEAD").repository) == ["a"]


def test_an_object_that_is_not_in_the_clone_is_told(municipality: GitRepository) -> None:
    municipality.commit(
        "Register", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a"), "plans/b.yaml": plan("b")}
    )
    name = municipality.git("rev-parse", "HEAD:plans/a.yaml")
    (municipality.root / ".git/objects" / name[:2] / name[2:]).unlink()

    then = past(municipality.root, "HEAD").repository

    assert ids(then) == ["b"]
    assert said(then) == ["plans/a.yaml: the file's object is not in this clone"]


@pytest.mark.parametrize("command", [("check", "--since", "HEAD~1"), ("diff", "HEAD~1"), ("history", "--by", "commit")])
def test_a_clone_without_the_files_of_then_says_so_and_fetches_nothing(
    municipality: GitRepository, tmp_path: Path, command: tuple[str, ...]
) -> None:
    municipality.commit("Først", {"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    municipality.commit("Så", {"planaudit.yaml": f"{MUNICIPALITY}# endret\n", "plans/a.yaml": plan("b")})
    municipality.git("config", "uploadpack.allowFilter", "true")
    municipality.git("clone", "--quiet", "--filter=blob:none", municipality.root.as_uri(), str(tmp_path / "klone"))

    done = planaudit(*command, cwd=tmp_path / "klone")

    first = municipality.git("rev-parse", "--short=7", "HEAD~1") if command[0] == "history" else "HEAD~1"
    assert (done.exit, done.out) == (2, "")
    assert done.err == (
        f"the files of {first} are not in this clone, which was made with a filter\n"
        "  = help: clone it whole: `git clone` without `--filter`, actions/checkout without `filter`\n"
    )


def test_git_is_let_to_no_other_repository_whatever_the_settings_of_this_one_say(municipality: GitRepository) -> None:
    municipality.commit("Planer", {"planaudit.yaml": MUNICIPALITY})
    municipality.git("config", "protocol.file.allow", "always")

    with pytest.raises(GitError, match="transport 'file' not allowed"):
        Git(municipality.root).ask("ls-remote", municipality.root.as_uri())


def test_git_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(GitError, match=r"^not a git repository"):
        Git(tmp_path).ask("log")


def test_a_file_whose_name_is_no_text_is_read_now_and_as_it_was(municipality: GitRepository, tmp_path: Path) -> None:
    """Files copied from an old Windows server bear names in Latin-1, which is no UTF-8."""
    municipality.write({"planaudit.yaml": MUNICIPALITY, "plans/a.yaml": plan("a")})
    named = os.fsencode(municipality.root / "plans") + b"/\xe6.yaml"
    try:
        Path(os.fsdecode(named)).write_text("id: b\ntitle: Plan b\nkind: temaplan\nkind: strategi\n", encoding="utf-8")
    except OSError as error:
        pytest.skip(f"this file system takes no such name: {error}")
    municipality.git("add", "--all")
    municipality.git("commit", "--quiet", "--message", "Gammelt navn")

    now = planaudit("check", "--select", "SCH004", "--as-of", "2026-03-01", cwd=municipality.root)
    into_file = planaudit(
        "check", "--select", "SCH004", "--output", f"json={tmp_path / 'funn.json'}", cwd=municipality.root
    )

    assert ids(past(municipality.root, "HEAD").repository) == ["a", "b"]
    assert (now.exit, now.err) == (1, "")
    assert now.out.splitlines()[0] == "plans/?.yaml:4:1: error SCH004 the key kind is written twice in the same place"
    assert (into_file.exit, into_file.err) == (1, "")
    assert json.loads((tmp_path / "funn.json").read_text(encoding="utf-8"))["findings"][0]["location"]["path"] == (
        "plans/?.yaml"
    )
