"""Pages that newsrooms really published, with their gold, from folders outside the repository: their text is not ours.

    DRAGOMAN_FOUND_PAGES=FOLDER[:FOLDER …] python benchmarks/articles.py --part found

Beside each `NAME.txt` lies `NAME.yaml`: `language`, `title`, `subtitle`, `published` and `modified` (2020-10-08 or
2020-10-08T14:30, or as tests/articles has them), `published_alt` (as right), `authors`, `agency`, `section`, each left
out where the page states none; `FIELD_any: true` where it is open; `furniture`, `masthead` and `free` (either is
right): lists of whole lines. Every other line is the article's. The learners of the masthead and of the words of
furniture read them too, where the variable names some.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

PART = "found"
FOLDERS = "DRAGOMAN_FOUND_PAGES"
ANY_ZONE = "any"
"""Of a moment whose zone the labels leave open."""
MINUTE = len("2020-10-08T14:30")
LANGUAGES = ("en", "ru", "id")
LISTS = ("authors", "furniture", "masthead", "free")


def folders() -> list[Path]:
    """The folders that the environment names. Raises NotADirectoryError when one is none."""
    named = [Path(name) for name in os.environ.get(FOLDERS, "").split(os.pathsep) if name]
    for folder in named:
        if not folder.is_dir():
            raise NotADirectoryError(f"{FOLDERS}: {folder} is no folder")
    return named


def golds() -> Iterator[tuple[str, str, bytes, dict[str, Any]]]:
    """Name, language, text and gold, in the form of tests/articles, of every page."""
    for folder in folders():
        for path in sorted(folder.glob("*.yaml")):
            said = yaml.safe_load(path.read_text(encoding="utf-8"))
            _check(path, said)
            body = path.with_suffix(".txt").read_bytes()
            yield f"{folder.name}-{path.stem}", said["language"], body, _gold(said)


def _check(path: Path, said: Any) -> None:
    """Raises ValueError, with the file's name, when the labels are not in the form."""
    if not isinstance(said, dict) or said.get("language") not in LANGUAGES:
        raise ValueError(f"{path}: no language ({', '.join(LANGUAGES)})")
    for key in LISTS:
        if not isinstance(said.get(key) or [], list):
            raise ValueError(f"{path}: {key} is no list")


def _gold(said: dict[str, Any]) -> dict[str, Any]:
    """`skip` holds the fields that are open; site and dateline are never labelled."""
    skip = [key.removesuffix("_any") for key in said if key.endswith("_any")]
    return {
        "title": said.get("title"),
        "subtitle": said.get("subtitle"),
        "published": _moment(said.get("published")),
        "published_also": [_moment(said["published_alt"])] if said.get("published_alt") else [],
        "modified": _moment(said.get("modified")),
        "authors": said.get("authors") or [],
        "agency": said.get("agency"),
        "section": said.get("section"),
        "skip": [*skip, "site", "dateline"],
        "furniture": said.get("furniture") or [],
        "masthead": said.get("masthead") or [],
        "free": said.get("free") or [],
        "media_type": "text/plain",
    }


def _moment(text: object) -> dict[str, str | None] | None:
    """As tests/articles has it; a moment that is written so already stays."""
    if text is None or isinstance(text, dict):
        return text
    value = (text.isoformat() if isinstance(text, date) else str(text).replace(" ", "T"))[:MINUTE]
    return {"value": value, "precision": "minute" if "T" in value else "day", "timezone": ANY_ZONE}
