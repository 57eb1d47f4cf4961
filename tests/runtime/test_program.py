"""The program says which release it is."""

from __future__ import annotations

from generator.runtime.program import Program, this_program


def test_the_package_says_its_repository_and_site() -> None:
    known = this_program()
    assert known.address == "https://github.com/example/pathway-catalog"
    assert known.site.endswith("/")
    assert known.version[0].isdecimal()


def test_a_workflow_is_called_by_its_commit_with_the_version_beside_it() -> None:
    program = Program("1.2.0", "https://github.com/a/b", "https://a.github.io/b/", "0" * 40)
    assert program.workflow("check") == f"a/b/.github/workflows/check.yml@{'0' * 40} # v1.2.0"


def test_where_nobody_knows_the_commit_the_version_is_called() -> None:
    program = Program("1.2.0", "https://github.com/a/b", "https://a.github.io/b/", "")
    assert program.workflow("check") == "a/b/.github/workflows/check.yml@v1.2.0"
