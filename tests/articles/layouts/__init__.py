"""Layouts of newsrooms as marked lines, filled with invented stories: raw articles with gold, many from little text.

A layout file (`en.layouts`, `en2.layouts`, `ru.layouts` …) holds stories and layouts. In a layout a line is

    @field value     gold: published and modified (`2019-03-12T14:05 +07:00`), authors (`A; B`), agency, site, section,
                     dateline (`PLACE | agency`), `skip` with the names of fields that are not judged
    F text           furniture          M text   masthead, or either
    T text           the title's line; `{}` is the story's title, the default
    U                the subtitle       D text   a dateline on a line of its own
    L text           the lead, `{}` is the story's; a dateline may stand before it
    2 3 4            paragraphs of the story, a line each
    B text           another line of the article
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("en", "ru", "id")
CLOSED = frozenset({10, 12, 14})
"""Numbers of the files that no rule is tuned on: of them only totals are looked at."""
_STRIDE = 7
"""How far apart the stories lie that follow each other in `mixed`."""
SPACINGS = ("parts", "loose", "tight")
"""Blank lines between parts of the page, between all lines, and none."""


@dataclass(frozen=True)
class Filled:
    """A layout filled with a story: its text, and gold in the form of the articles' YAML files."""

    name: str
    language: str
    text: str
    gold: dict[str, Any]


@dataclass(frozen=True)
class _Layout:
    name: str
    fields: dict[str, list[str]]
    lines: list[tuple[str, str]]


def is_closed(name: str) -> bool:
    """Whether the page of this name (`en10/nytimes loose`) is of a closed file."""
    number = name.partition("/")[0].lstrip("enruid")
    return number.isdecimal() and int(number) in CLOSED


def filled(language: str) -> Iterator[Filled]:
    """Every layout of a language in three spacings, each with another story of its file."""
    for path in sorted(FOLDER.glob(f"{language}*.layouts")):
        stories, layouts = _parsed(path.read_text(encoding="utf-8"))
        for number, layout in enumerate(layouts):
            for turn, spacing in enumerate(SPACINGS):
                yield _fill(layout, stories[(number + turn) % len(stories)], spacing, language, path.stem)


def mixed(language: str, draws: int) -> Iterator[Filled]:
    """Every layout of a language filled with `draws` stories out of its open files: more pairs of page and story."""
    read = [
        (path, *_parsed(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob(f"{language}*.layouts"))
        if not is_closed(path.stem)
    ]
    stories = [story for _path, found, _layouts in read for story in found]
    number = 0
    for path, _stories, layouts in read:
        for layout in layouts:
            for _ in range(draws):
                number += 1
                story = stories[number * _STRIDE % len(stories)]
                yield _fill(layout, story, SPACINGS[number % len(SPACINGS)], language, path.stem)


def _parsed(text: str) -> tuple[list[dict[str, str]], list[_Layout]]:
    stories: list[dict[str, str]] = []
    layouts: list[_Layout] = []
    for raw in text.split("\n"):
        if raw.startswith("[story"):
            stories.append({})
        elif raw.startswith("== "):
            layouts.append(_Layout(raw[3:].strip(), {}, []))
        elif not raw.strip():
            continue
        elif not layouts:
            key, _, value = raw.partition(": ")
            stories[-1][key] = value
        elif raw.startswith("@"):
            key, _, value = raw[1:].partition(" ")
            layouts[-1].fields.setdefault(key, []).append(value.strip())
        elif raw[0].isdigit():
            layouts[-1].lines.extend(("P", f"p{number}") for number in raw.split())
        else:
            layouts[-1].lines.append((raw[0], raw[2:]))
    return stories, layouts


def _fill(layout: _Layout, story: dict[str, str], spacing: str, language: str, file: str) -> Filled:
    lines: list[tuple[str, str]] = []
    for role, text in layout.lines:
        if role == "P" and text not in story:
            continue  # a short story on a long page
        filler = {"T": story["title"], "U": story["deck"], "L": story["lead"]}.get(role, "")
        whole = story[text] if role == "P" else text.replace("{title}", story["title"])
        lines.append((role, (whole or "{}").replace("{}", filler) if role in "TUL" else whole))
    text = ""
    for index, (role, line) in enumerate(lines):
        before = lines[index - 1][0] if index else role
        gap = spacing == "loose" or (spacing == "parts" and (role != before or role in "PBL"))
        text += ("\n\n" if gap else "\n") + line if index else line
    return Filled(f"{file}/{layout.name} {spacing}", language, text + "\n", _gold(layout, lines, story))


def _gold(layout: _Layout, lines: list[tuple[str, str]], story: dict[str, str]) -> dict[str, Any]:
    fields = layout.fields
    place, _, agency = fields.get("dateline", [""])[0].partition("|")
    by_role = {role: [line for one, line in lines if one == role] for role in "FMTU"}
    gold: dict[str, Any] = {
        "title": story["title"] if by_role["T"] else None,
        "subtitle": story["deck"] if by_role["U"] else None,
        "authors": [one.strip() for one in fields.get("authors", [""])[-1].split(";") if one.strip()],
        "dateline": {"place": place.strip() or None, "agency": agency.strip() or None}
        if "dateline" in fields
        else None,
        "furniture": by_role["F"],
        "masthead": by_role["M"],
        "skip": " ".join(fields.get("skip", [])).split(),
        "media_type": "text/plain",
    }
    for name in ("agency", "site", "section"):
        gold[name] = fields.get(name, [""])[0] or None
    for name in ("published", "modified"):
        values = [_moment(value) for value in fields.get(name, []) if value]
        gold[name] = values[0] if values else None
        gold[f"{name}_also"] = values[1:]
    return gold


def _moment(text: str) -> dict[str, str | None]:
    value, _, zone = text.partition(" ")
    precision = {4: "year", 7: "month", 10: "day", 16: "minute", 19: "second"}[len(value)]
    return {"value": value, "precision": precision, "timezone": zone.strip() or None}
