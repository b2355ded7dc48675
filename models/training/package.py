"""A model folder as `.argosmodel` files: what argostranslate and this service install.

The files inside have fixed dates and order, so the same model gives the same bytes and the same SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAMES = {"ru": "Russian", "id": "Indonesian", "en": "English"}
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
MODEL_FILES = ("model.bin", "config.json")


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A written package, for the lock file."""

    path: Path
    bytes: int
    sha256: str


def metadata(language: str, version: str) -> dict[str, Any]:
    """metadata.json as argostranslate reads it."""
    return {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": language,
        "from_name": NAMES[language],
        "to_code": "en",
        "to_name": NAMES["en"],
        "code": f"translate-{language}_en",
        "links": [],
    }


def check_model(model: Path) -> None:
    """Raises FileNotFoundError when the folder is no CTranslate2 model with its vocabularies."""
    for name in MODEL_FILES:
        if not (model / name).is_file():
            raise FileNotFoundError(f"{model / name} is missing: not a CTranslate2 model folder")
    if not any(model.glob("*vocabulary*")):
        raise FileNotFoundError(f"{model} holds no vocabulary")


def pack(
    model: Path, tokenizer: bytes, out: Path, version: str, readme: str, languages: tuple[str, ...] = ("ru", "id")
) -> list[PackageFile]:
    """One package a source language around one many-to-one model.

    `readme` is Markdown, `tokenizer` the SentencePiece model. Raises FileNotFoundError when `model` is no model folder.
    """
    check_model(model)
    out.mkdir(parents=True, exist_ok=True)
    written: list[PackageFile] = []
    for language in languages:
        stem = f"translate-{language}_en-{version.replace('.', '_')}"
        title = f"# {NAMES[language]} to English, compact {version}\n\n"
        contents: dict[str, bytes] = {
            "metadata.json": json.dumps(metadata(language, version), indent=2).encode(),
            "sentencepiece.model": tokenizer,
            "README.md": (title + readme).encode(),
        }
        contents |= {f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir()) if path.is_file()}
        path = out / f"{stem}.argosmodel"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, data in contents.items():
                entry = zipfile.ZipInfo(f"{stem}/{name}", ZIP_DATE)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, data)
        data = path.read_bytes()
        written.append(PackageFile(path, len(data), hashlib.sha256(data).hexdigest()))
    return written
