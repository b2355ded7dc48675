"""Packages are tried before they are accepted: real processes on real, cut, empty and made-up model files."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.packages.errors import UnusableError
from service.translation.probe import Bounds, probe

from .conftest import Workshop, packed


def test_a_package_that_translates_is_accepted(workshop: Workshop, ukrainian: Path, tmp_path: Path) -> None:
    archive = packed(ukrainian, tmp_path / "uk.argosmodel")
    installed = workshop.call("install", "--allow-unlocked", archive)
    assert (installed.exit_code, installed.stdout) == (0, "translate-uk_en-1.4: installed\n")
    assert workshop.call("verify", "--load").stdout == "translate-uk_en-1.4: sound\n"


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "vocabulary", "tokenizer", "zeros"])
def test_one_that_does_not_is_refused_in_one_line(
    workshop: Workshop, ukrainian: Path, tmp_path: Path, damage: str
) -> None:
    model = (ukrainian / "model" / "model.bin").read_bytes()
    changes = {
        "garbage": {"model/model.bin": bytes(range(256)) * 400},
        "cut": {"model/model.bin": model[: len(model) // 2]},
        "empty": {"model/model.bin": b""},
        "zeros": {"model/model.bin": bytes(len(model))},
        "tokenizer": {"sentencepiece.model": b"no tokenizer"},
        "vocabulary": {"model/shared_vocabulary.json": b"[]"},
    }[damage]
    archive = packed(ukrainian, tmp_path / "uk.argosmodel", changes)
    refused = workshop.call("install", "--allow-unlocked", archive)
    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith(f"dragoman: {archive}: the package does not translate: ")
    assert refused.stderr.count("\n") == 1
    assert workshop.store.folders() == []
    assert workshop.leftovers() == []


def test_verify_finds_a_package_that_is_whole_and_does_not_load(workshop: Workshop) -> None:
    """Its bytes are the lock's, so that it is installed; but they are no model."""
    made = workshop.archive()
    workshop.lock_it(made)
    assert workshop.call("install", made.path).exit_code == 0
    assert workshop.call("verify").exit_code == 0
    loaded = workshop.call("verify", "--load")
    assert loaded.exit_code == 1
    assert loaded.stdout.startswith("translate-ru_en-1.9: the package does not translate: ")


def test_a_process_that_takes_too_long_or_too_much_is_ended(ukrainian: Path) -> None:
    with pytest.raises(UnusableError, match="no answer after 0 s"):
        probe(ukrainian, "uk", "en", Bounds(seconds=0.01, bytes_a_second=1e12))
    with pytest.raises(UnusableError, match="does not translate"):
        probe(ukrainian, "uk", "en", Bounds(memory=150 << 20, memory_factor=0))


def test_the_process_writes_nothing_and_sees_no_environment(
    ukrainian: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "never.py"))
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path / "data"))
    before = sorted(path.stat().st_mtime_ns for path in ukrainian.rglob("*"))
    assert probe(ukrainian, "uk", "en").strip()
    assert sorted(path.stat().st_mtime_ns for path in ukrainian.rglob("*")) == before
    assert list(tmp_path.iterdir()) == []
