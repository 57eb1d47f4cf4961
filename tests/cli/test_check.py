"""`pathways check`, as one types it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checks.example_catalog import FILES, PATHWAY, WELDING_3, changed
from generator.cli import main
from tests.checks.places import lay_out, noise

AS_OF = "2026-11-02"
MISSING = changed(PATHWAY, ("course: welding-2", "course: weldng-2"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env={**os.environ, **who})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    lay_out(tmp_path / "catalog", MISSING)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "The catalog as it was")
    return tmp_path


def test_a_sound_catalog_ends_with_status_0(tmp_path: Path) -> None:
    result = run("check", lay_out(tmp_path), "--as-of", AS_OF, "--ignore", " ".join(noise()))
    assert (result.exit_code, result.stdout) == (0, "Nothing found in 22 files.\n")


def test_an_error_ends_with_status_1(tmp_path: Path) -> None:
    result = run("check", lay_out(tmp_path, MISSING), "--as-of", AS_OF)
    assert result.exit_code == 1
    assert 'No course called "weldng-2"' in result.stdout


def test_the_folder_is_called_catalog_when_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path / "catalog")
    monkeypatch.chdir(tmp_path)
    assert run("check", "--as-of", AS_OF).exit_code == 0


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "There is no folder called {folder}."),
        ("empty", "The folder {folder} has no file called catalog.yaml, so it is not a catalog."),
    ],
)
def test_without_a_catalog_one_sentence_says_so(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run("check", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {sentence.format(folder=tmp_path / name)}\n"


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, changed(PATHWAY, ("2026-08-15", "2020-08-15")))
    assert run("check", folder, "--as-of", AS_OF).exit_code == 0
    assert run("check", folder, "--as-of", AS_OF, "--strict").exit_code == 1


def test_rules_are_chosen_by_code_or_name(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, MISSING)
    assert run("check", folder, "--as-of", AS_OF, "--ignore", "L201,R603").exit_code == 0
    assert run("check", folder, "--as-of", AS_OF, "--only", "unknown-reference").exit_code == 1


def test_an_unknown_rule_is_refused_with_a_suggestion(tmp_path: Path) -> None:
    result = run("check", lay_out(tmp_path), "--only", "unknown-refrence")
    assert result.exit_code == 2
    assert 'Unknown rule "unknown-refrence". Did you mean unknown-reference' in result.stderr


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    result = run("check", lay_out(tmp_path), "--as-of", "8/15/2026")
    assert result.exit_code == 2
    assert '"8/15/2026" is not a date. Write it as 2026-08-15.' in result.stderr


def test_only_new_errors_fail_against_a_revision(repository: Path) -> None:
    catalog = repository / "catalog"
    assert run("check", catalog, "--as-of", AS_OF).exit_code == 1
    assert run("check", catalog, "--as-of", AS_OF, "--base", "HEAD").exit_code == 0
    lay_out(catalog, MISSING, changed(WELDING_3, ("[weld-safely]", "[weld-gently]")))
    result = run("check", catalog, "--as-of", AS_OF, "--base", "HEAD", "--only", "L201", "--format", "json")
    assert result.exit_code == 1
    news = {finding["entity"]: finding["new"] for finding in json.loads(result.stdout)["findings"]}
    assert news == {"aspen-ridge/welding": False, "aspen-ridge/welding-3": True}


def test_only_new_errors_fail_against_a_folder(tmp_path: Path) -> None:
    base, head = lay_out(tmp_path / "base", MISSING), lay_out(tmp_path / "head", MISSING)
    assert run("check", head, "--as-of", AS_OF, "--base", base).exit_code == 0


def test_a_catalog_that_was_not_there_before_is_all_new(repository: Path) -> None:
    other = lay_out(repository / "other", MISSING)
    assert run("check", other, "--as-of", AS_OF, "--base", "HEAD").exit_code == 1


def test_a_link_in_an_old_revision_is_not_followed(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: [the secret\n", encoding="utf-8")
    link = repository / "catalog" / WELDING_3
    link.unlink()
    link.symlink_to(secret)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "A link")
    result = run("check", repository / "catalog", "--as-of", AS_OF, "--base", "HEAD")
    assert "the secret" not in result.output
    assert result.exit_code == 0
    assert "F105" in result.output


@pytest.mark.parametrize("revision", ["--output=/tmp/x", "-h", "no-such-branch", " "])
def test_a_revision_that_is_none_is_refused(repository: Path, revision: str) -> None:
    result = run("check", repository / "catalog", f"--base={revision}")
    assert result.exit_code == 2
    assert "git revision" in result.stderr


def test_the_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    folder, output = lay_out(tmp_path / "catalog", MISSING), tmp_path / "report.json"
    result = run("check", folder, "--as-of", AS_OF, "--format", "json", "--output", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(output.read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog", "report.json"]
    result = run("check", folder, "--output", tmp_path / "nowhere" / "report.txt")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_github_gets_the_whole_report_in_its_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run("check", lay_out(tmp_path / "catalog", MISSING), "--as-of", AS_OF, "--format", "github")
    assert result.stdout.startswith("::error file=")
    assert 'No course called "weldng-2"' in summary.read_text(encoding="utf-8")


def test_the_same_catalog_gives_the_same_report(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, MISSING)
    reports = {run("check", folder, "--as-of", AS_OF, "--format", "sarif").stdout for _ in range(2)}
    assert len(reports) == 1


def test_help_has_an_example() -> None:
    assert "pathways check --base origin/main" in run("check", "--help").stdout


def test_the_example_catalog_names_its_code_lists() -> None:
    assert any(name.startswith("_codes/") for name in FILES)
