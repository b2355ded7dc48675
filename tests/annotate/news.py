"""Score organisations, quantities and speakers on the invented news of tests/annotate/corpus/news-*.txt.

    python -m tests.annotate.news [NUMBER ...] [--wrong]

One article a line, " ¶ " between its paragraphs. ``[name]`` is an organisation, ``[short=full]`` another name of one,
``[?name]`` one that may be found or not. ``{words|value|object|action}`` is a quantity: a range is ``low-high``, an
empty value a vague count (dozens), "?" before it one that may be left out, alternatives stand with "/", an empty
object or action is not compared. ``“words”<name>`` is a quotation with its speaker, ``<?>`` none; a single quoted word
may be left out. What counts as right is what benchmarks/annotations.py counts (tests/articles/comparing.py).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from service.document import Annotations
from tests.annotate.reading import annotated
from tests.annotate.sentences import CORPUS, Score, lines
from tests.articles.comparing import (
    Item,
    pair,
    right_action,
    right_object,
    same_entity,
    same_quantity,
    same_quote,
    same_speaker,
)

_BODY = re.compile(r"\[(\??)([^\]=]+)(?:=([^\]]+))?\]")
_COUNT = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([^|{}]*)\|([^|{}]*)\}")
_QUOTE = re.compile(r"“([^”]*)”<([^>]*)>")


def parts() -> list[str]:
    """The numbers of the corpus files."""
    return sorted(path.stem.removeprefix("news-") for path in Path(CORPUS).glob("news-*.txt"))


def gold(line: str) -> tuple[list[str], list[Item], list[Item], list[Item]]:
    """Paragraphs, organisations, quantities and quotations of a marked line."""
    bodies: dict[str, Item] = {}
    for free, name, full in _BODY.findall(line):
        body = bodies.setdefault(full or name, {"name": full or name, "variants": [], "optional": bool(free)})
        if full:
            body["variants"].append(name)
    line = _BODY.sub(r"\2", line)
    quotes = [
        {"text": _COUNT.sub(r"\1", text), "speaker": None if name == "?" else name}
        for text, name in _QUOTE.findall(line)
    ]
    line = _QUOTE.sub(r"“\1”", line)
    counts = [_quantity(*match) for match in _COUNT.findall(line)]
    return _COUNT.sub(r"\1", line).split(" ¶ "), list(bodies.values()), counts, quotes


def _quantity(words: str, value: str, things: str, actions: str) -> Item:
    free = value.startswith("?")
    value = value.removeprefix("?")
    low, _, high = value.partition("-")
    return {
        "optional": free,
        "text": words,
        "value": float(value) if value and not high else None,
        "minimum": float(low) if high else None,
        "maximum": float(high) if high else None,
        "qualifier": "between" if high else "exact" if value else "at_least",
        "objects": things.split("/") if things else [None],
        "actions": actions.split("/") if actions else [None],
    }


def score(part: str) -> dict[str, Score]:
    """Organisations; values; objects with actions of the right values; quotations; speakers of these."""
    kinds = ("organization", "value", "object and action", "quote", "speaker")
    scores = {kind: Score() for kind in kinds}
    for line in lines(f"news-{part}"):
        paragraphs, bodies, counts, quotes = gold(line)
        found = annotated(*paragraphs, published="2021-06-16")
        _bodies(scores["organization"], bodies, found)
        _counts(scores["value"], scores["object and action"], counts, found)
        _quotes(scores["quote"], scores["speaker"], quotes, found)
    return scores


def _bodies(score: Score, wanted: list[Item], found: Annotations) -> None:
    pairs, lost, extra = pair(wanted, [e for e in found.entities if e.type == "organization"], same_entity)
    must = [p for p in pairs if not p[0]["optional"]]
    missed = [item["name"] for item in lost if not item["optional"]]
    _add(score, len(must), [f"- {name}" for name in missed], [f"+ {e.name} {e.variants}" for e in extra])


def _counts(values: Score, details: Score, wanted: list[Item], found: Annotations) -> None:
    pairs, lost, extra = pair(wanted, list(found.quantities), same_quantity(strict=True))
    extra = [q for q in extra if q.value != 1]
    pairs = [p for p in pairs if not p[0]["optional"]]
    _add(
        values,
        len(pairs),
        [f"- {item['text']}" for item in lost if not item["optional"]],
        [f"+ {q.text}: {q.value} {q.object} {q.action}" for q in extra],
    )
    for item, q in pairs:
        right = any(right_object({"object": o}, q) for o in item["objects"]) and any(
            right_action({"action": a, "object": None}, q) for a in item["actions"]
        )
        told = f"{item['text']}: {item['objects']}, {item['actions']}; ours {q.object}, {q.action}"
        _add(details, int(right), [] if right else [f"- {told}"], [])
        details.found += not right


def _quotes(words: Score, names: Score, wanted: list[Item], found: Annotations) -> None:
    pairs, lost, extra = pair(wanted, list(found.quotes), same_quote(strict=True))
    long = [item["text"] for item in lost if " " in item["text"]]
    _add(words, len(pairs), [f"- {text}" for text in long], [f"+ {q.text}" for q in extra if " " in q.text])
    for item, q in pairs:
        right = same_speaker(item["speaker"], q.speaker)
        told = f"{item['text'][:60]}: {item['speaker']}; ours {q.speaker}"
        _add(names, int(right), [] if right else [f"- {told}"], [])
        names.found += not right


def _add(score: Score, right: int, missed: list[str], extra: list[str]) -> None:
    score.right += right
    score.found += right + len(extra)
    score.wanted += right + len(missed)
    score.wrong += missed + extra


def main(arguments: list[str]) -> None:
    totals: dict[str, Any] = {}
    for part in [a for a in arguments if a in parts()] or parts():
        for kind, result in score(part).items():
            total = totals.setdefault(kind, Score())
            total.right += result.right
            total.found += result.found
            total.wanted += result.wanted
            print(f"news-{part} {kind:18} {result}")
            if "--wrong" in arguments:
                print("".join(f"    {line}\n" for line in result.wrong), end="")
    for kind, total in totals.items():
        print(f"all    {kind:18} {total}")


if __name__ == "__main__":
    main(sys.argv[1:])
