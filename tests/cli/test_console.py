"""The console command as a whole: every command is there, and loads only what it needs."""

from __future__ import annotations

import subprocess
import sys

from service.cli.main import COMMANDS


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120)


def dragoman(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "service", *arguments)


def test_the_help_names_every_command() -> None:
    shown = dragoman("--help").stdout
    for command in COMMANDS:
        assert f" {command} " in shown


def test_every_command_has_help_under_its_name() -> None:
    for command in COMMANDS:
        shown = dragoman(command, "--help")
        assert shown.returncode == 0
        assert f"dragoman {command}" in shown.stdout.replace("python -m service", "dragoman")


def test_an_unknown_command_is_wrong_usage() -> None:
    done = dragoman("normalise")
    assert done.returncode == 2
    assert "No such command 'normalise'" in done.stderr


def test_help_and_keys_load_no_rules_of_reading() -> None:
    program = (
        "import sys\n"
        "from service.cli.main import COMMANDS, app\n"
        "for asked in [['keys', 'list'], *([command, '--help'] for command in COMMANDS)]:\n"
        "    app(asked, standalone_mode=False)\n"
        "print(sorted(name for name in sys.modules if name in ('service.pipeline', 'service.furniture', 'fastapi')))"
    )
    done = run(sys.executable, "-c", program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    assert done.stdout.count("Usage: ") == len(COMMANDS)
