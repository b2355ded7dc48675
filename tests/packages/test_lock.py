from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from service.packages.errors import LockError
from service.packages.lock import read_lock, version_order

from .conftest import Workshop

MODELS = Path(__file__).parents[2] / "models"


def test_the_lock_of_the_project_names_the_official_archives() -> None:
    lock = read_lock(MODELS)
    russian, indonesian = lock.select("ru==1.9"), lock.select("translate-id_en==1.9")
    assert russian.sha256 == "e9ba8bf722d10a4a4c39f74289d5938fd47eac08dbe4ed0afd22d89445a5c3ac"
    assert russian.bytes == 156_239_112
    assert indonesian.sha256 == "b494f6109dd7ceae32cb44cc721a14039abce938dc773a70087e73301ef4fed4"
    assert {p.archive_name for p in lock.of_kind("official")} == {
        url.rpartition("/")[2] for p in lock.of_kind("official") for url in p.urls
    }


def test_the_compact_archives_are_the_locked_ones() -> None:
    compact = read_lock(MODELS).of_kind("compact")
    assert {p.from_code for p in compact} == {"ru", "id"}
    for package in compact:
        content = (MODELS / str(package.file)).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (package.sha256, package.bytes)
        assert package.licence
        assert package.quality


@pytest.mark.parametrize("wanted", ["translate-ru_en", "ru_en", "ru", "ru==1.9"])
def test_select_prefers_official_and_the_highest_version(workshop: Workshop, wanted: str) -> None:
    workshop.lock_it(workshop.archive(version="9.9", folder=workshop.models / "compact"), kind="compact")
    workshop.lock_it(workshop.archive(version="1.9"))
    workshop.lock_it(workshop.archive(version="1.10"))
    assert workshop.lock.select(wanted).version == ("1.9" if "==" in wanted else "1.10")


def test_versions_are_ordered_by_number() -> None:
    assert sorted(["1.10", "1.9", "0.1", "1.9.1"], key=version_order) == ["0.1", "1.9", "1.9.1", "1.10"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sha256": "00"}, "sha256"),
        ({"version": "../1"}, "version"),
        ({"name": "../x"}, "name"),
        ({"from": "RU/.."}, "from"),
        ({"urls": ["ftp://x/y"]}, "urls"),
        ({"urls": []}, "needs urls"),
        ({"colour": "red"}, "colour"),
        ({"bytes": 0}, "bytes"),
    ],
)
def test_a_wrong_entry_is_named(workshop: Workshop, change: dict[str, object], reason: str) -> None:
    workshop.lock_it(workshop.archive(), **change)
    with pytest.raises(LockError, match=reason) as caught:
        read_lock(workshop.models)
    assert "\n" not in str(caught.value)


def test_a_missing_broken_or_double_lock_is_an_error(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(LockError, match="DRAGOMAN_MODELS"):
        read_lock(tmp_path / "nowhere")
    (workshop.models / "packages.toml").write_text("schema = ")
    with pytest.raises(LockError, match="no TOML"):
        read_lock(workshop.models)
    made = workshop.archive()
    workshop.lock_it(made)
    workshop.lock_it(made)
    with pytest.raises(LockError, match="twice"):
        read_lock(workshop.models)
