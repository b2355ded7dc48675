from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service.packages.errors import StoreError
from service.packages.manifest import read_manifest
from service.packages.store import Store

from .conftest import Made, Workshop

KEY = "translate-ru_en-1.9"

DIE_WHILE_UNPACKING = """
import os, signal, sys
from pathlib import Path
from service.packages import archive, installer
from service.packages.lock import read_lock
from service.packages.store import Store

class Dying(archive.Archive):
    def unpack(self, destination):
        super().unpack(destination)
        os.kill(os.getpid(), signal.SIGKILL)

installer.Archive = Dying
models, data, path = map(Path, sys.argv[1:])
lock = read_lock(models)
installer.Installer(Store(data / "packages"), lock).install(lock.select("ru"), str(path))
"""


@pytest.fixture
def made(workshop: Workshop) -> Made:
    made = workshop.archive()
    workshop.lock_it(made)
    return made


def install(workshop: Workshop, made: Made, **options: object) -> str:
    return workshop.installer(**options).install(workshop.lock.select("ru"), str(made.path)).outcome


def flip(path: Path, place: int = 1000) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_the_note_says_what_was_installed(workshop: Workshop, made: Made) -> None:
    install(workshop, made)
    manifest = read_manifest(workshop.store.folder(KEY))
    assert (manifest.archive_sha256, manifest.archive_bytes) == (made.sha256, len(made.content))
    assert manifest.installed_from == str(made.path)
    assert set(manifest.files) == {
        "README.md",
        "metadata.json",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
        "sentencepiece.model",
    }


def test_a_flipped_byte_is_found_and_mended_by_installing_again(workshop: Workshop, made: Made) -> None:
    install(workshop, made)
    assert workshop.store.damage(KEY) == []
    model = workshop.store.folder(KEY) / "model/model.bin"
    flip(model)
    assert len(workshop.store.damage(KEY)) == 1
    assert workshop.store.damage(KEY)[0].startswith("model/model.bin has changed")
    assert workshop.store.damage(KEY, thorough=False) == []
    assert install(workshop, made) == "installed"
    assert workshop.store.damage(KEY) == []
    assert workshop.leftovers() == []


def test_missing_cut_added_and_linked_files_are_found(workshop: Workshop, made: Made) -> None:
    install(workshop, made)
    folder = workshop.store.folder(KEY)
    (folder / "model/config.json").unlink()
    (folder / "model/model.bin").write_bytes(b"short")
    (folder / "model/extra").write_bytes(b"x")
    (folder / "sentencepiece.model").unlink()
    (folder / "sentencepiece.model").symlink_to("/etc/passwd")
    assert workshop.store.damage(KEY, thorough=False) == [
        "model/config.json is missing",
        "model/extra does not belong there",
        "model/model.bin has 5 bytes, expected 200000",
        "sentencepiece.model is a link",
    ]


@pytest.mark.parametrize("note", [b"", b"{}", b"\xff", b"[1]"])
def test_a_damaged_note_is_an_error(workshop: Workshop, made: Made, note: bytes) -> None:
    install(workshop, made)
    (workshop.store.folder(KEY) / "dragoman.json").write_bytes(note)
    with pytest.raises(StoreError, match="damaged"):
        workshop.store.damage(KEY)
    assert install(workshop, made) == "installed"


def test_a_package_under_another_name_is_damage(workshop: Workshop, made: Made) -> None:
    install(workshop, made)
    workshop.store.folder(KEY).rename(workshop.store.folder("translate-ru_en-2.0"))
    assert workshop.store.damage("translate-ru_en-2.0") == ["dragoman.json speaks of translate-ru_en-1.9"]


def test_remove(workshop: Workshop, made: Made, refused: Callable[[], None]) -> None:
    install(workshop, made, keep_archives=True)
    assert workshop.store.kept(KEY).read_bytes() == made.content
    workshop.store.remove(KEY)
    refused()
    with pytest.raises(StoreError, match="not installed"):
        workshop.store.remove(KEY)


def test_a_crash_leaves_only_what_the_next_run_sweeps(workshop: Workshop, made: Made) -> None:
    command = [sys.executable, "-c", DIE_WHILE_UNPACKING, *map(str, (workshop.models, workshop.data, made.path))]
    assert subprocess.run(command, timeout=60).returncode == -9
    assert workshop.store.folders() == []
    assert [name for name in workshop.leftovers() if not name.startswith(".staging/")] == []
    assert workshop.leftovers() != []
    install(workshop, made)
    assert workshop.leftovers() == []
    assert workshop.store.damage(KEY) == []


def test_another_packages_crash_is_swept_but_not_its_work(workshop: Workshop, made: Made) -> None:
    staging = workshop.store.root / ".staging"
    for name in ("translate-id_en-1.9.aa", "translate-uk_en-1.0.bb"):
        (staging / name / "new").mkdir(parents=True)
    with workshop.store.lock("translate-uk_en-1.0"):
        install(workshop, made)
    assert [path.name for path in staging.iterdir()] == ["translate-uk_en-1.0.bb"]


def test_a_crash_between_two_renames_puts_the_old_package_back(workshop: Workshop, made: Made) -> None:
    install(workshop, made)
    staging = workshop.store.root / ".staging" / f"{KEY}.0123"
    staging.mkdir(parents=True)
    workshop.store.folder(KEY).rename(staging / "old")
    with workshop.store.lock(KEY):
        workshop.store.sweep(KEY)
    assert workshop.store.damage(KEY) == []
    assert workshop.leftovers() == []


def test_reading_creates_nothing_and_an_unwritable_root_is_said(tmp_path: Path) -> None:
    assert Store(tmp_path / "none").folders() == []
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"), Store(tmp_path / "file/x").lock("a"):
        pass
