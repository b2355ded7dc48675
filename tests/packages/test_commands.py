"""`dragoman packages …`, and carrying packages to another machine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from .conftest import Made, Workshop, packed
from .server import ArchiveServer, Behaviour
from .test_store import flip

KEY = "translate-ru_en-1.9"


@pytest.fixture
def made(workshop: Workshop) -> Made:
    made = workshop.archive()
    workshop.lock_it(made)
    return made


def test_list_install_verify_remove(workshop: Workshop, made: Made) -> None:
    compact = workshop.archive(version="0.1", folder=workshop.models / "compact")
    workshop.lock_it(compact, kind="compact")
    listed = workshop.call("list")
    assert listed.exit_code == 0
    assert "Placeholder packages are in use" in listed.stdout
    assert workshop.call("install", "ru", "--from", made.path).stdout == f"{KEY}: installed\n"
    rows = json.loads(workshop.call("list", "--json").stdout)
    assert [(row["kind"], row["state"]) for row in rows] == [("official", "in use"), ("compact", "outranked")]
    assert workshop.call("verify").stdout == f"translate-ru_en-0.1: sound\n{KEY}: sound\n"
    flip(workshop.store.folder(KEY) / "model/model.bin")
    damaged = workshop.call("verify", "ru==1.9")
    assert damaged.exit_code == 1
    assert "model/model.bin has changed" in damaged.stdout
    assert workshop.call("remove", "ru").stdout == f"{KEY}: removed\n"
    assert workshop.store.folders() == []


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["install", "xx"], 1, "no package 'xx' in the lock"),
        (["install", "missing.argosmodel"], 1, "no such file"),
        (["install", "ru", "--from", "/nowhere"], 1, "no such file"),
        (["install", "http://127.0.0.1:9/x.argosmodel"], 1, "--allow-unlocked"),
        (["remove", "ru"], 1, "no such package is installed"),
        (["verify", "xx"], 1, "no such package is installed"),
        (["import", "/nowhere"], 1, "SHA256SUMS"),
        (["remove"], 2, "Missing argument"),
    ],
)
def test_errors_are_one_line_and_an_exit_code(
    workshop: Workshop, made: Made, arguments: list[str], code: int, reason: str
) -> None:
    finished = workshop.call(*arguments)
    assert finished.exit_code == code
    assert reason in finished.stderr
    assert isinstance(finished.exception, SystemExit)
    if code == 1:
        assert finished.stderr.startswith("dragoman: ")
        assert finished.stderr.count("\n") == 1


def test_one_failure_does_not_stop_the_rest(workshop: Workshop, made: Made) -> None:
    finished = workshop.call("install", "xx", made.path)
    assert finished.exit_code == 1
    assert finished.stdout == f"{KEY}: installed\n"


def check_by_hand(folder: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True, capture_output=True)


def test_export_and_import(workshop: Workshop, server: ArchiveServer, ukrainian: Path, tmp_path: Path) -> None:
    """One locked package fetched for the export and one custom package, to a machine that has neither."""
    made = workshop.archive()
    workshop.lock_it(made, server.url("/v1/x.argosmodel"))
    server.paths["/v1/x.argosmodel"] = Behaviour(made.content, cuts=[70_000])
    custom = packed(ukrainian, tmp_path / "uk.argosmodel")
    assert workshop.call("install", "--allow-unlocked", custom).exit_code == 0
    folder = tmp_path / "usb"
    exported = workshop.call("export", folder)
    assert exported.exit_code == 0, exported.stderr
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.txt",
        "SHA256SUMS",
        "packages.toml",
        "translate-ru_en-1_9.argosmodel",
        "translate-uk_en-1.4.argosmodel",
    ]
    check_by_hand(folder)
    requests = len(server.seen)
    there = Workshop(tmp_path / "there")
    there.entries = workshop.entries
    there.write_lock()
    refused = there.call("import", folder)
    assert refused.exit_code == 1
    assert "translate-uk_en-1.4" in refused.stderr
    imported = there.call("import", folder, "--allow-unlocked", "--keep-archives")
    assert imported.exit_code == 0, imported.stderr
    assert there.call("verify").stdout == f"{KEY}: sound\ntranslate-uk_en-1.4: sound\n"
    again = tmp_path / "again"
    assert there.call("export", again).exit_code == 0  # from the kept archives
    assert (again / "SHA256SUMS").read_text() == (folder / "SHA256SUMS").read_text()
    assert len(server.seen) == requests


@pytest.mark.parametrize("sums", ["", "nonsense\n", "0" * 64 + "  ../../evil.argosmodel\n"])
def test_import_checks_everything_first(workshop: Workshop, made: Made, tmp_path: Path, sums: str) -> None:
    folder = tmp_path / "usb"
    assert workshop.call("export", folder, "--from", made.path).exit_code == 0
    archive = folder / "translate-ru_en-1_9.argosmodel"
    flip(archive)
    finished = workshop.call("import", folder)
    assert finished.exit_code == 1
    assert f"expected sha256 {made.sha256}" in finished.stderr
    (folder / "SHA256SUMS").write_text(sums)
    finished = workshop.call("import", folder)
    assert finished.exit_code == 1
    assert "SHA256SUMS" in finished.stderr
    assert workshop.store.folders() == []
