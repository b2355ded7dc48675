from __future__ import annotations

import threading
from pathlib import Path

import pytest

from service.packages import Discovery, discover
from service.packages.catalog import verify

from .conftest import Workshop
from .test_store import flip

MODELS = Path(__file__).parents[2] / "models"


def found(workshop: Workshop, **options: bool) -> Discovery:
    return discover(workshop.models, workshop.data, workshop.cache, **options)


def install(workshop: Workshop, version: str, **options: object) -> None:
    made = workshop.archive(version=version, seed=int(version.replace(".", "")))
    workshop.lock_it(made)
    workshop.installer().install(workshop.lock.select(f"ru=={version}"), str(made.path))


def bundle(workshop: Workshop, codes: tuple[str, str] = ("ru", "en"), **options: object) -> None:
    made = workshop.archive(codes, "0.1", folder=workshop.models / "compact", **options)  # type: ignore[arg-type]
    workshop.lock_it(made, kind="compact")


def test_a_fresh_clone_has_both_languages_with_one_model(tmp_path: Path) -> None:
    discovery = discover(MODELS, tmp_path / "data", tmp_path / "cache")
    assert discovery.problems == ()
    indonesian, russian = discovery.packages
    assert [(p.pair, p.kind) for p in discovery.packages] == [(("id", "en"), "compact"), (("ru", "en"), "compact")]
    assert russian.from_name == "Russian"
    assert russian.path != indonesian.path
    assert (russian.model_key == indonesian.model_key) == (
        (russian.model_path / "model.bin").read_bytes() == (indonesian.model_path / "model.bin").read_bytes()
    )
    assert not (tmp_path / "data").exists()
    assert discover(MODELS, tmp_path / "data", tmp_path / "cache") == discovery


def test_argos_translate_and_ctranslate2_read_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "HOME",
    ):  # argostranslate makes folders there
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    ctranslate2 = pytest.importorskip("ctranslate2")
    from argostranslate.package import Package

    package = discover(MODELS, tmp_path / "data", tmp_path / "cache").packages[0]
    stock = Package(package.path)
    assert (stock.from_code, stock.to_code, stock.package_version) == ("id", "en", package.version)
    translator = ctranslate2.Translator(str(package.model_path), intra_threads=1)
    assert translator.translate_batch([stock.tokenizer.encode("Selamat pagi.")], beam_size=1)[0].hypotheses[0]


def test_official_beats_custom_beats_compact_and_higher_versions_win(workshop: Workshop) -> None:
    bundle(workshop)
    assert [p.kind for p in found(workshop).packages] == ["compact"]
    custom = workshop.archive(version="99.0", seed=7)
    workshop.installer(allow_unlocked=True).install_from(str(custom.path))
    assert [p.kind for p in found(workshop).packages] == ["custom"]
    install(workshop, "1.9")
    install(workshop, "1.10")
    discovery = found(workshop)
    assert [(p.kind, p.version) for p in discovery.packages] == [("official", "1.10")]
    assert [(p.kind, p.version) for p in discovery.shadowed] == [
        ("official", "1.9"),
        ("custom", "99.0"),
        ("compact", "0.1"),
    ]
    assert not discovery.packages[0].placeholder
    assert discovery.shadowed[2].placeholder


def test_a_damaged_package_is_left_out_and_the_next_one_serves(workshop: Workshop) -> None:
    bundle(workshop)
    install(workshop, "1.9")
    flip(workshop.store.folder("translate-ru_en-1.9") / "model/model.bin")
    discovery = found(workshop)
    assert [p.kind for p in discovery.packages] == ["compact"]
    assert [p.package for p in discovery.problems] == ["translate-ru_en-1.9"]
    assert "model/model.bin has changed" in discovery.problems[0].reason
    assert [p.kind for p in found(workshop, thorough=False).packages] == ["official"]


def test_an_installed_package_that_the_lock_contradicts_is_left_out(workshop: Workshop) -> None:
    install(workshop, "1.9")
    workshop.entries.clear()
    workshop.lock_it(workshop.archive(seed=99))
    discovery = found(workshop)
    assert discovery.packages == ()
    assert "another archive than the lock's" in discovery.problems[0].reason


def test_rubbish_in_the_store_is_a_problem_not_a_crash(workshop: Workshop) -> None:
    install(workshop, "1.9")
    (workshop.store.root / "rubbish").mkdir()
    (workshop.store.root / "a file").write_text("x")
    assert [p.package for p in found(workshop).problems] == ["rubbish"]
    assert len(found(workshop).packages) == 1


def test_a_missing_lock_leaves_installed_packages_usable(workshop: Workshop) -> None:
    install(workshop, "1.9")
    (workshop.models / "packages.toml").unlink()
    discovery = found(workshop)
    assert [p.version for p in discovery.packages] == ["1.9"]
    assert [p.package for p in discovery.problems] == ["packages.toml"]


def test_the_cache_mends_itself_and_follows_a_new_archive(workshop: Workshop) -> None:
    bundle(workshop)
    (before,) = found(workshop).packages
    flip(before.model_path / "model.bin")
    assert found(workshop).packages == (before,)
    assert verify(workshop.models, workshop.data, workshop.cache) == {"translate-ru_en-0.1": []}
    workshop.entries.clear()
    bundle(workshop, seed=5)
    (after,) = found(workshop).packages
    assert after.model_key != before.model_key


def test_a_compact_archive_that_differs_from_the_lock_is_refused(workshop: Workshop) -> None:
    bundle(workshop)
    flip(workshop.models / "compact/translate-ru_en-0_1.argosmodel")
    discovery = found(workshop)
    assert discovery.packages == ()
    assert "expected sha256" in discovery.problems[0].reason
    assert len(verify(workshop.models, workshop.data, workshop.cache)["translate-ru_en-0.1"]) == 1


def test_a_cache_that_cannot_be_written(workshop: Workshop) -> None:
    """A filled cache needs no writing at all; an empty one is a problem that names the setting."""
    bundle(workshop)
    workshop.cache.write_text("a file where the folder should be")
    discovery = found(workshop)
    assert discovery.packages == ()
    assert "DRAGOMAN_CACHE" in discovery.problems[0].reason
    workshop.cache.unlink()
    found(workshop)
    locks = workshop.cache / "packages/.locks"
    for lock in locks.iterdir():
        lock.unlink()
    locks.rmdir()
    locks.write_text("no lock can be made here")
    assert len(found(workshop).packages) == 1


def test_model_keys_tell_models_apart(workshop: Workshop) -> None:
    bundle(workshop, ("ru", "en"), seed=1)
    bundle(workshop, ("id", "en"), seed=1)
    bundle(workshop, ("uk", "en"), seed=2, tokenizer="bpe.model")
    indonesian, russian, ukrainian = found(workshop).packages
    assert russian.model_key == indonesian.model_key != ukrainian.model_key
    assert [p.tokenizer for p in (russian, ukrainian)] == ["sentencepiece", "bpe"]
    assert ukrainian.tokenizer_path.read_bytes() == b"tokenizer"


def test_services_that_start_together_unpack_safely(workshop: Workshop) -> None:
    bundle(workshop, size=1_000_000)
    results: list[Discovery] = []
    threads = [threading.Thread(target=lambda: results.append(found(workshop))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(result.packages) for result in results] == [1, 1, 1, 1]
    assert [result.problems for result in results] == [()] * 4
