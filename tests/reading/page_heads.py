"""Tops of pages with titles and subtitles (heads/*.heads), which tests read and weights are learned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "heads"
LANGUAGES = ("en", "ru", "id")
_UNREAD = " ! "


@dataclass(frozen=True)
class PageHead:
    """A top of a page over the beginning of an article; `unread`: spacings in which it is misread yet."""

    name: str
    language: str
    lines: tuple[str, ...]
    title: str | None
    subtitle: str | None
    unread: tuple[str, ...]

    def text(self, joiner: str = "\n") -> str:
        return joiner.join(self.lines) + "\n"


def page_heads(language: str) -> Iterator[PageHead]:
    """All heads of a language."""
    top, *parts = (FOLDER / f"{language}.heads").read_text(encoding="utf-8").split("\n== ")
    bodies: dict[str, list[str]] = {}
    for line in top.splitlines():
        if line.startswith("body"):
            number, _, text = line.removeprefix("body").partition(" ")
            bodies.setdefault(f"@{number}", []).append(text)
    for part in parts:
        name, *lines = (line for line in part.splitlines() if line.strip())
        yield _filled(name, language, lines, bodies)


def _filled(name: str, language: str, lines: list[str], bodies: dict[str, list[str]]) -> PageHead:
    found: list[str] = []
    title, subtitle, before = None, None, ""
    for line in lines:
        mark, _, text = line.partition("> ")
        if mark == "T":
            title = text
            found.append(before + text)
        elif mark == "S":
            subtitle = text
            found.append(text)
        elif mark == "G":
            before = text
        else:
            found += bodies.get(line, [line])
    name, _, unread = name.partition(_UNREAD)
    return PageHead(name, language, tuple(found), title, subtitle, tuple(unread.split()))
