"""What users install: the wheel holds all it needs, and the image and compose files keep their promises."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    committed = {path.name for path in (ROOT / "models" / "compact").glob("*.argosmodel")}
    assert committed
    assert {f"service/_models/compact/{name}" for name in committed} <= names
    assert "service/_models/packages.toml" in names
    assert {f"service/lexicon/{path.name}" for path in (ROOT / "service" / "lexicon").glob("*.toml")} <= names
    assert {f"service/page/{path.name}" for path in (ROOT / "service" / "page").iterdir() if path.is_file()} <= names
    articles = {path.name for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html")}
    assert {f"service/page/examples/{name}" for name in articles} <= names
    assert not [name for name in names if name.startswith(("tests/", "models/", "benchmarks/"))]


def test_the_installed_wheel_reads_an_article_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(site),
        "DRAGOMAN_DATA": str(tmp_path / "data"),
        "DRAGOMAN_CACHE": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "service", "normalize", "-"],
        input="Пожарные потушили огонь на складе в порту Мурманска.".encode(),
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    document = json.loads(done.stdout)
    assert document["translation"]["packages"][0]["name"] == "translate-ru_en"


def test_the_image_is_multi_stage_pinned_and_not_root() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    stages = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(stages) == 2
    assert "latest" not in text
    assert text.count("--require-hashes") == 2
    last = text.rsplit("FROM ", 1)[1]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "/health/ready" in last
    copied = re.findall(r"^COPY (?!--from)(.+?) \S+$", text, re.MULTILINE)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path


def test_compose_runs_with_a_read_only_root() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    service = compose["services"]["dragoman"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert {volume.split(":")[0] for volume in service["volumes"]} <= set(compose["volumes"])


def test_locks_pin_every_requirement_with_hashes() -> None:
    for name in ("service", "entities", "development", "build"):
        lock = (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9][\w.-]*)==\S+", lock, re.MULTILINE)
        assert pinned
        assert lock.count("--hash=sha256:") >= len(pinned)
        assert "index-url" not in lock
    service = (ROOT / "requirements" / "service.lock").read_text(encoding="utf-8")
    assert not re.findall(r"^(?:torch|stanza|spacy|nvidia-\S+|triton)==", service, re.MULTILINE)
