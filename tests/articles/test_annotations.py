"""The annotations hold: every text occurs in its article, every value parses; and the checker can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKER = Path(__file__).with_name("check_annotations.py")
EXAMPLE = "001-wire-refinery-fire"


def check(*arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(CHECKER), *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_annotations_have_no_fault() -> None:
    done = check()
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("text: Sept. 12\n", "text: Sept. 13\n", "'Sept. 13' listed 1 times, found 0"),
        ("value: '2020-09-12'", "value: '2020-09-31'", "has value '2020-09-31'"),
        ("qualifier: about", "qualifier: at_least", "do not go with at_least"),
        ("unit: percent", "unit: procent", "unit 'procent'"),
        ("speaker: Gareth Pryce", "speaker: Gareth Price", "speaker 'Gareth Price' is no person"),
    ],
)
def test_checker_finds_a_planted_fault(tmp_path: Path, before: str, after: str, message: str) -> None:
    for file in (CHECKER.parent / "en").glob(f"{EXAMPLE}.*"):
        shutil.copy(file, tmp_path)
    path = tmp_path / f"{EXAMPLE}.annotations.yaml"
    original = path.read_text(encoding="utf-8")
    assert before in original
    path.write_text(original.replace(before, after), encoding="utf-8")
    done = check(tmp_path)
    assert done.returncode == 1
    assert message in done.stdout
