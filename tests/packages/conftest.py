"""Packages made for tests: real archives in the Argos format, with random bytes for a model."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service.cli.packages import app
from service.packages.download import Patience
from service.packages.installer import Installer
from service.packages.lock import PackageLock, read_lock
from service.packages.store import Store
from service.settings import settings
from tests.translation import synthetic

from .server import ArchiveServer

QUICK = Patience(failures=3, attempts=10, backoff=0.0, longest=0.01, connect=5, read=20)
COMMAND = [sys.executable, "-c", "from service.cli.packages import app; app()"]

INSTALL = """
import sys
from pathlib import Path
from service.packages.download import Patience
from service.packages.installer import Installer
from service.packages.lock import read_lock
from service.packages.store import Store

models, data = map(Path, sys.argv[1:])
lock = read_lock(models)
say = lambda line: print(line, file=sys.stderr, flush=True)
installer = Installer(Store(data / "packages"), lock, patience=Patience(read=600), notice=say)
print(installer.install(lock.select("ru")).outcome)
"""


def _undated(name: str) -> zipfile.ZipInfo:
    """A member without the time of day, so that an archive made twice is the same file."""
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o600 << 16
    return member


@dataclass
class Made:
    """One archive and what a lock entry for it says."""

    path: Path
    name: str
    version: str
    codes: tuple[str, str]

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Workshop:
    """A folder with `models/` (lock and compact packages), `data/` and `cache/`, and archives to fill them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.models = root / "models"
        self.data = root / "data"
        self.cache = root / "cache"
        (self.models / "compact").mkdir(parents=True)
        self.entries: list[str] = []
        self.write_lock()

    def archive(
        self,
        codes: tuple[str, str] = ("ru", "en"),
        version: str = "1.9",
        *,
        size: int = 200_000,
        seed: int = 1,
        tokenizer: str = "sentencepiece.model",
        folder: Path | None = None,
        extra: dict[str, bytes] | None = None,
    ) -> Made:
        name = f"translate-{codes[0]}_{codes[1]}"
        stem = f"{name}-{version.replace('.', '_')}"
        target = (folder or self.root) / f"{stem}.argosmodel"
        metadata = {"package_version": version, "from_code": codes[0], "to_code": codes[1], "from_name": "From"}
        files = {
            "metadata.json": json.dumps(metadata).encode(),
            "README.md": b"made for a test",
            tokenizer: b"tokenizer",
            "model/config.json": b"{}",
            "model/model.bin": random.Random(seed).randbytes(size),
            "model/shared_vocabulary.json": b"[]",
            **(extra or {}),
        }
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in files.items():
                archive.writestr(_undated(f"{stem}/{path}"), content, zipfile.ZIP_DEFLATED)
        return Made(target, name, version, codes)

    def lock_it(self, made: Made, *urls: str, kind: str = "official", **changes: object) -> None:
        """Add `made` to packages.toml; `changes` overrides single keys, None drops one."""
        entry: dict[str, object] = {
            "name": made.name,
            "from": made.codes[0],
            "to": made.codes[1],
            "version": made.version,
            "kind": kind,
            "bytes": made.path.stat().st_size,
            "sha256": made.sha256,
            "licence": "test",
            "placeholder": kind == "compact",
        }
        if kind == "compact":
            entry["file"] = f"compact/{made.path.name}"
        else:
            entry["urls"] = list(urls) or ["http://127.0.0.1:9/none"]
        entry |= changes
        lines = [f"{key} = {json.dumps(value)}" for key, value in entry.items() if value is not None]
        self.entries.append("[[package]]\n" + "\n".join(lines) + "\n")
        self.write_lock()

    def write_lock(self) -> None:
        (self.models / "packages.toml").write_text("schema = 1\n" + "\n".join(self.entries))

    @property
    def lock(self) -> PackageLock:
        return read_lock(self.models)

    @property
    def store(self) -> Store:
        return Store(self.data / "packages")

    def installer(self, **options: object) -> Installer:
        return Installer(self.store, self.lock, **{"patience": QUICK, **options})  # type: ignore[arg-type]

    @property
    def environment(self) -> dict[str, str]:
        names = {"MODELS": self.models, "DATA": self.data, "CACHE": self.cache}
        return {**os.environ, **{f"DRAGOMAN_{name}": str(path) for name, path in names.items()}}

    def call(self, *arguments: str | Path) -> Result:
        """Run `dragoman packages …` in this process, which is quicker than `command`."""
        settings.cache_clear()
        try:
            with pytest.MonkeyPatch.context() as patch:
                for name, value in self.environment.items():
                    patch.setenv(name, value)
                return CliRunner().invoke(app, [str(argument) for argument in arguments])
        finally:
            settings.cache_clear()

    def command(self, *arguments: str | Path, before: list[str]) -> subprocess.CompletedProcess[str]:
        """Run `dragoman packages …` in a process of its own, which the command `before` runs."""
        return self._run([*before, *COMMAND, *map(str, arguments)]).finish()

    def start(self) -> Running:
        """Install the Russian package in a process of its own, with endless patience for a server that holds."""
        return self._run([sys.executable, "-c", INSTALL, str(self.models), str(self.data)])

    def _run(self, command: list[str]) -> Running:
        pipe = subprocess.PIPE
        return Running(subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True))

    def leftovers(self) -> list[str]:
        """Everything below data/packages that is no lock file and no installed package."""
        root = self.data / "packages"
        hidden = [p for p in root.glob(".*/*") if p.parent.name != ".locks"]
        return sorted(str(p.relative_to(root)) for p in hidden)


@dataclass
class Running:
    process: subprocess.Popen[str]

    def finish(self) -> subprocess.CompletedProcess[str]:
        out, err = self.process.communicate(timeout=300)
        return subprocess.CompletedProcess(self.process.args, self.process.returncode, out, err)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def server() -> Iterator[ArchiveServer]:
    with ArchiveServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is reached directly, whatever proxy this machine uses."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("DRAGOMAN_PACKAGE_MIRROR", raising=False)


@pytest.fixture
def refused(workshop: Workshop) -> Callable[[], None]:
    """Assert that nothing is installed and nothing half-made is left."""

    def check() -> None:
        assert workshop.store.folders() == []
        assert workshop.leftovers() == []

    return check


UKRAINIAN = ["міст відкрили", "учора в місті", "дощ іде", "Новий міст у місті."]


@pytest.fixture(scope="session")
def ukrainian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small package that translates, into noise."""
    folder = tmp_path_factory.mktemp("probe") / "translate-uk_en-1_4"
    synthetic.sentencepiece_package(folder, "uk", UKRAINIAN, 60, synthetic.Shape(), package_version="1.4")
    return folder


def packed(folder: Path, target: Path, changes: Mapping[str, bytes] | None = None) -> Path:
    """An archive of the folder at `target`; `changes` replace files below it."""
    changed = changes or {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = str(file.relative_to(folder))
            archive.writestr(
                _undated(f"{folder.name}/{name}"), changed.get(name, file.read_bytes()), zipfile.ZIP_DEFLATED
            )
    return target
