"""Articles with gold whose bylines are rewritten in other forms, moved, glued to the text, or joined by other names.

The forms (`bylines.toml`) are those of newsrooms; the names that fill them are authors of other articles with gold.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.articles import Case, cases, squeeze
from service.decode import decode
from tests.articles.parts import OPENED

_FORMS = Path(__file__).with_suffix(".toml")
_LONGEST_LINE = 110
"""Characters of a byline that is rewritten; names in longer lines leave the article as it is."""
_LEAST_PARAGRAPH = 10
_NO_AUTHOR, _ABOVE = 0.12, 0.62
"""Up to which draw an article gets no author, and one above its text."""
_GLUED = 0.12
_BETWEEN = (" ", " ", " - ", ". ", " — ")


@cache
def forms() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The forms and what fills them, by language."""
    return tomllib.loads(_FORMS.read_text())


@cache
def names(language: str) -> list[str]:
    """Full names of the authors of all opened parts."""
    gold = (str(one) for part in OPENED for case in cases(part) if case.language == language for one in _authors(case))
    return sorted({name for name in gold if " " in name and "." not in name})


def rewritten(case: Case, count: int) -> Iterator[Case]:
    """`count` forms of the article with their authors as gold; none of a page, or where its byline is in the text."""
    draw = random.Random(case.name)
    for _ in range(count):
        found = _rewritten(case, draw)
        if found is not None:
            yield found


def _authors(case: Case) -> Sequence[str]:
    return [str(one) for one in case.gold.get("authors") or ()]


def _rewritten(case: Case, draw: random.Random) -> Case | None:
    if case.gold.get("media_type") == "text/html":
        return None
    lines = decode(case.body).text.split("\n")
    dropped = _bylines(lines, _authors(case))
    title, text = title_and_text(case, lines)
    if dropped is None or len(text) < 2:
        return None
    inserted: dict[int, list[str]] = {}
    before, behind, authors = "", "", list[str]()
    where = draw.random()
    if where >= _NO_AUTHOR:
        above = where < _ABOVE
        form, authors = _filled(draw.choice(forms()[case.language]["above" if above else "below"]), case.language, draw)
        if draw.random() < _GLUED and "\n" not in form:
            before = form + draw.choice(_BETWEEN) if above else ""
            behind = "" if above else draw.choice((" ", "  ")) + form
        elif above:
            beside = text[0] if title is None or title > text[0] or draw.random() < 0.6 else title + 1
            beside = title if title is not None and beside == title + 1 and draw.random() < 0.4 else beside
            inserted[beside] = [form]
        else:
            inserted[text[-1] + 1] = [form]
    for _ in range(draw.choice((0, 1, 1, 2))):
        other, _named = _filled(draw.choice(forms()[case.language]["others"]), case.language, draw, authors)
        spot = draw.choice((text[0], *3 * (text[-1] + 1,), title or 0, len(lines)))
        beside = inserted.setdefault(spot, [])
        beside.insert(draw.randrange(len(beside) + 1), other)
    found: list[str] = []
    for index, line in enumerate([*lines, ""]):
        for form in inserted.get(index, ()):
            found += [form, *([""] if draw.random() < 0.3 else [])]
        if index not in dropped:
            found.append((before if index == text[0] else "") + line + (behind if index == text[-1] else ""))
    body = "\n".join(found).encode()
    return replace(case, body=body, gold={**case.gold, "charset": "utf-8", "authors": authors})


def _bylines(lines: Sequence[str], authors: Sequence[str]) -> set[int] | None:
    """Lines that name an author; None where one stands in a long line or in none."""
    found: set[int] = set()
    for name in authors:
        named = [index for index, line in enumerate(lines) if name.casefold() in line.casefold()]
        if not named or any(len(lines[index]) > _LONGEST_LINE for index in named):
            return None
        found.update(named)
    return found


def title_and_text(case: Case, lines: Sequence[str]) -> tuple[int | None, list[int]]:
    """The line of the title and those of the paragraphs."""
    title = squeeze(str(case.gold.get("title")))
    other = {squeeze(str(one)) for one in (*case.gold["furniture"], *case.gold["masthead"])}
    other |= {title, squeeze(str(case.gold.get("subtitle")))}
    text = [n for n, line in enumerate(lines) if len(line.split()) > _LEAST_PARAGRAPH and squeeze(line) not in other]
    return next((n for n, line in enumerate(lines) if squeeze(line) == title), None), text


def _filled(form: str, language: str, draw: random.Random, taken: Sequence[str] = ()) -> tuple[str, list[str]]:
    """The form with names drawn for it, and the authors among them."""
    own = forms()[language]
    n, m, k, o, p, q = draw.sample([name for name in names(language) if name not in taken], 6)
    first, *_, last = n.split()
    values = {"n": n, "m": m, "k": k, "o": o, "p": p, "q": q, "N": n.upper()}
    values["i"] = first[0] + draw.choice((". ", ".")) + last
    values["a"] = draw.choice(forms()["en"]["agencies"] if draw.random() < 0.3 else own["agencies"])
    values |= {key: draw.choice(own[name]) for key, name in _DRAWN.items()}
    values["R"] = values["r"].capitalize()
    values["h"] = re.sub(r"\W", "", last.lower())[:8] if last.isascii() else "redak"
    authors = {"{n}": n, "{N}": n, "{i}": values["i"], "{m}": m, "{k}": k}
    return form.format(**values), list(dict.fromkeys(name for mark, name in authors.items() if mark in form))


_DRAWN = {"c": "towns", "r": "roles", "s": "sites", "d": "days", "x": "sections", "g": "holders"}
