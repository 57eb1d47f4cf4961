"""Commands are imported when somebody asks for them, and each is there under its name."""

from __future__ import annotations

import subprocess
import sys

import click

from generator.cli import main


def test_each_command_is_there_under_its_name() -> None:
    context = click.Context(main)
    names = main.list_commands(context)
    assert {"build", "check", "diff", "explain", "import", "new", "serve"} <= set(names)
    for name in names:
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name


def test_the_list_of_commands_has_them_all_and_imports_none() -> None:
    program = (
        "import sys; from generator.cli import main; main(['--help'], standalone_mode=False);"
        "print([name for name in sys.modules if name.startswith('generator.') and name != 'generator.cli'])"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    *lines, imported = ended.stdout.splitlines()
    listed = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :]]
    assert listed == main.list_commands(click.Context(main))
    assert all(line.endswith(".") for line in lines[lines.index("Commands:") + 1 :])
    assert imported == "['generator.runtime', 'generator.runtime.bug_report', 'generator.cli.last_words']"


def test_a_check_imports_nothing_that_draws_builds_or_writes_yaml() -> None:
    program = (
        "import sys; from generator.cli import main; main(['check', '--help'], standalone_mode=False);"
        "print([name for name in sys.modules if name.split('.')[0] in {'mkdocs', 'jinja2', 'ruamel', 'jsonschema'}])"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1] == "[]"
