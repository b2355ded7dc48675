"""The gold itself holds: every string occurs in its article, every date is a date, every file has its partner."""

import subprocess
import sys
from pathlib import Path

CHECKER = Path(__file__).with_name("check_gold.py")


def test_gold_files_have_no_fault() -> None:
    done = subprocess.run([sys.executable, str(CHECKER)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_checker_finds_a_planted_fault(tmp_path: Path) -> None:
    source = sorted((CHECKER.parent / "en").glob("*.txt"))[0]
    gold = source.with_suffix(".yaml").read_text(encoding="utf-8")
    (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / source.with_suffix(".yaml").name).write_text(gold.replace("furniture:\n", "furniture:\n- Not there\n"))
    done = subprocess.run([sys.executable, str(CHECKER), str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "'Not there' wanted 1 times" in done.stdout
