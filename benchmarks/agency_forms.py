"""Articles with gold whose agency is another one, stands in another form and place, or beside ones that sent nothing.

The forms (`agency_forms.toml`) are those of newsrooms; names of people, towns and sites that fill them are invented.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.articles import Case
from benchmarks.bylines import title_and_text
from service.agencies import Agencies
from service.decode import decode
from service.masthead.agency_mentions import names_of_agencies

_FORMS = Path(__file__).with_suffix(".toml")
_SENT, _SWAPPED = 0.6, 0.7
"""Share of articles without agencies that get a source, and of those with one that get another."""
_OTHERS = (0, 1, 1, 2)
"""How many agencies that sent nothing an article gets, drawn from these."""
_PLACES = ("above", "above", "before", "behind", "below", "below", "told", "told")


@cache
def forms() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The forms and what fills them, by language."""
    return tomllib.loads(_FORMS.read_text())


def rewritten(case: Case, known: Agencies, count: int) -> Iterator[Case]:
    """`count` forms of an article in plain text, with their agency as gold; none of one with more than one agency."""
    if case.gold.get("media_type") == "text/html":
        return
    draw = random.Random(case.name)
    lines = decode(case.body).text.split("\n")
    _, text = title_and_text(case, lines)
    named = {name for line in lines for name, _ in names_of_agencies(line, known)}
    if len(text) < 2 or named - {case.gold.get("agency")}:
        return
    for _ in range(count):
        yield _rewritten(case, lines, text, known, draw)


def _rewritten(case: Case, lines: Sequence[str], text: Sequence[int], known: Agencies, draw: random.Random) -> Case:
    language, gold = case.language, case.gold.get("agency")
    changed = dict(enumerate(lines))
    houses = [one for one in forms()[language]["agencies"] if known.named(one)]
    own = draw.choice(houses)
    if gold is not None and draw.random() < _SWAPPED:
        changed = {at: _with_another(line, own, known) for at, line in changed.items()}
        gold = known.named(own)
    elif gold is None and draw.random() < _SENT:
        place = draw.choice(_PLACES)
        form = draw.choice(forms()[language][place])
        _put(changed, text, place, _filled(form, language, own, draw), draw)
        gold = known.named(own) if "{a}" in form else None
    for _ in range(draw.choice(_OTHERS)):
        place = draw.choice(("others", "asides"))
        other = draw.choice([one for one in houses if known.named(one) != gold])
        _put(changed, text, place, _filled(draw.choice(forms()[language][place]), language, other, draw), draw)
    body = "\n".join(changed[at] for at in range(len(lines))).encode()
    return replace(case, body=body, gold={**case.gold, "charset": "utf-8", "agency": gold})


def _with_another(line: str, own: str, known: Agencies) -> str:
    for _, (start, end) in reversed([*names_of_agencies(line, known)]):
        line = line[:start] + own + line[end:]
    return line


def _put(lines: dict[int, str], text: Sequence[int], place: str, form: str, draw: random.Random) -> None:
    """Add a form to the line at its place; a line of its own is joined by a line break."""
    first, last = text[0], text[-1]
    gap = draw.choice(("\n", "\n", "\n\n"))
    if place == "above":
        lines[first] = form + gap + lines[first]
    elif place == "before":
        lines[first] = form + lines[first]
    elif place == "behind":
        lines[last] += form
    elif place == "below":
        lines[last] += gap + form
    elif place in ("told", "asides"):
        at = draw.choice((first, first, text[1], last) if place == "told" else text)
        lines[at] = f"{lines[at]} {form}" if draw.random() < 0.7 or place == "asides" else f"{form} {lines[at]}"
    else:
        at = draw.choice((first, first, last, last, draw.choice(text)))
        lines[at] = form + gap + lines[at] if draw.random() < 0.5 else lines[at] + gap + form


def _filled(form: str, language: str, agency: str, draw: random.Random) -> str:
    own = forms()[language]
    n, p = draw.sample(own["people"], 2)
    town = draw.choice(own["towns"])
    values = {"a": agency, "b": draw.choice(own["agencies"]), "n": n, "p": p, "c": town, "C": town.upper()}
    values |= {key: draw.choice(own[name]) for key, name in (("d", "days"), ("s", "sites"), ("g", "holders"))}
    return re.sub(r"\{(\w)\}", lambda mark: values[mark[1]], form)
