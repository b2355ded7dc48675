from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.packages.archive import Archive, Limits
from service.packages.errors import ArchiveError, PackageError

from .conftest import Workshop

TOP = "translate-ru_en-1_9"


def add(path: Path, name: str, content: bytes = b"x", mode: int = stat.S_IFREG | 0o644) -> None:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, content)


def unpack(path: Path, destination: Path, limits: Limits | None = None) -> list[str]:
    with Archive(path, limits) as archive:
        archive.unpack(destination)
    return sorted(str(p.relative_to(destination)) for p in destination.rglob("*") if p.is_file())


def test_only_what_translation_needs_is_unpacked(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive(extra={"stanza/ru.pt": b"x", "run.sh": b"x", "model/deep/extra.bin": b"y"})
    add(made.path, "__MACOSX/._metadata.json")
    assert unpack(made.path, tmp_path / "out") == [
        "README.md",
        "metadata.json",
        "model/config.json",
        "model/deep/extra.bin",
        "model/model.bin",
        "model/shared_vocabulary.json",
        "sentencepiece.model",
    ]
    with zipfile.ZipFile(made.path) as archive:
        assert (tmp_path / "out/model/model.bin").read_bytes() == archive.read(f"{TOP}/model/model.bin")


def test_modes_come_from_us(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive()
    add(made.path, f"{TOP}/model/run", mode=stat.S_IFREG | 0o6777)
    unpack(made.path, tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out/model/run").stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("name", "mode", "reason"),
    [
        ("../evil", stat.S_IFREG, "outside"),
        (f"{TOP}/model/../../../evil", stat.S_IFREG, "outside"),
        ("/etc/evil", stat.S_IFREG, "outside"),
        (f"{TOP}\\..\\evil", stat.S_IFREG, "outside"),
        ("C:/evil", stat.S_IFREG, "outside"),
        (f"{TOP}/model/link", stat.S_IFLNK, "link"),
        (f"{TOP}/stanza/link", stat.S_IFLNK, "link"),
        (f"{TOP}/model/pipe", stat.S_IFIFO, "link"),
        (f"{TOP}/model/MODEL.bin", stat.S_IFREG, "twice"),
        (f"{TOP}/" + "d/" * 20 + "x", stat.S_IFREG, "deep"),
        ("second/metadata.json", stat.S_IFREG, "one top folder"),
    ],
)
def test_hostile_entries_are_refused_before_anything_is_written(
    workshop: Workshop, tmp_path: Path, name: str, mode: int, reason: str
) -> None:
    made = workshop.archive()
    add(made.path, name, b"/etc/passwd", mode)
    with pytest.raises(ArchiveError, match=reason):
        unpack(made.path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive()
    add(made.path, f"{TOP}/model/model.bin")
    with pytest.raises(ArchiveError, match="twice"):
        unpack(made.path, tmp_path / "out")


@pytest.mark.parametrize("missing", ["metadata.json", "model/model.bin", "sentencepiece.model"])
def test_an_incomplete_package_is_refused(workshop: Workshop, tmp_path: Path, missing: str) -> None:
    made = workshop.archive()
    rest = tmp_path / "rest.argosmodel"
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(rest, "w") as new:
        for info in old.infolist():
            if not info.filename.endswith(missing):
                new.writestr(info, old.read(info))
    with pytest.raises(ArchiveError, match="is missing"):
        unpack(rest, tmp_path / "out")


@pytest.mark.parametrize(
    "metadata",
    [b"", b"[]", b"{", b"\xff", b'{"package_version": "1.9"}', b"[" * 100_000,
     b'{"package_version": "1.9", "from_code": "../ru", "to_code": "en"}',
     b'{"package_version": "1.9", "from_code": "ru", "to_code": "en", "type": "sbd"}'],
)  # fmt: skip
def test_bad_metadata_is_refused(workshop: Workshop, metadata: bytes) -> None:
    made = workshop.archive(extra={"metadata.json": metadata})
    with pytest.raises(ArchiveError, match=r"metadata\.json") as caught:
        Archive(made.path)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_refused_by_its_own_table(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive(extra={"model/zeros": bytes(40 << 20)})
    assert made.path.stat().st_size < 1 << 20
    with pytest.raises(ArchiveError, match="more than it may"):
        unpack(made.path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_bomb_that_lies_about_its_size_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive(extra={"model/zeros": bytes(5 << 20)})
    content = bytearray(made.content)
    size, lie = (5 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert content.count(size) == 2  # local header and central directory
    made.path.write_bytes(content.replace(size, lie))
    with pytest.raises(ArchiveError):
        unpack(made.path, tmp_path / "out")


def test_caps_count(workshop: Workshop, tmp_path: Path) -> None:
    made = workshop.archive()
    with pytest.raises(ArchiveError, match="entries"):
        unpack(made.path, tmp_path / "out", Limits(entries=3))
    with pytest.raises(ArchiveError, match="more than it may"):
        unpack(made.path, tmp_path / "out", Limits(unpacked=1000))


def test_no_zip_at_all(tmp_path: Path) -> None:
    for content in (b"", b"<html>not found</html>", b"PK\x03\x04 broken"):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(ArchiveError, match="not a zip archive"):
            Archive(tmp_path / "x")
    with pytest.raises(ArchiveError):
        Archive(tmp_path / "missing")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_is_an_archive_error_or_harmless(
    workshop: Workshop, tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]]
) -> None:
    made = workshop.archive(size=300)
    content = bytearray(made.content)
    for place, value in damage:
        content[place % len(content)] = value
    room = tmp_path_factory.mktemp("room")
    made.path.write_bytes(content)
    try:
        unpack(made.path, room / "out")
    except PackageError as error:
        assert "\n" not in str(error)
    assert {path.name for path in room.iterdir()} <= {"out"}
