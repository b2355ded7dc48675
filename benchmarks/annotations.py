"""Precision, recall and F1 of the annotators against the gold of tests/articles, by kind and language.

    python benchmarks/annotations.py [--part PART] [--view english|service] [--baseline MODEL] [--wrong]

`english`: the annotators read the gold English (the article itself, or its human translation). `service`: the whole
road,
compact translation included; only values and names are then compared, since the words differ. `--wrong` lists what is
wrong. How things compare:

- dates: the EDTF value, or one of the gold's `also`, in order of the text;
- quantities: the number and bounds (relative tolerance 1 %) and a word of the text;
- unit, qualifier, object+action: of the quantities with the right value; the same head noun (or one phrase inside the
  other) and the same action; what the gold leaves open (null) is not held against us;
- entities: the type and the name, which must be the gold name or one of its variants; an entity counts once;
- quotes: the same words; speakers: of found quotes, the same name (or its last word), null for null.

Gold items marked `optional` are neither asked for nor held against us.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "tests" / "articles"
sys.path[:0] = [str(ROOT), str(ARTICLES)]

from check_annotations import english_blocks, source_blocks  # noqa: E402

from service import english  # noqa: E402
from service.annotate import annotate  # noqa: E402
from service.annotate.actions import told  # noqa: E402
from service.annotate.entities.gazetteer import fold  # noqa: E402
from service.document import Annotations, Block, Moment, Sentence  # noqa: E402
from service.sentences import split  # noqa: E402
from tests.articles.parts import UNSEEN, WRITTEN, folder  # noqa: E402

Item = dict[str, Any]


@dataclass
class Score:
    """Counts of one kind."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.wanted if self.wanted else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (
            f"{precision:6.3f} {recall:6.3f} {f1:6.3f}   ({self.right} right, {self.found} found, {self.wanted} wanted)"
        )


def blocks_of(paragraphs: Sequence[str]) -> list[Block]:
    """English paragraphs as kept blocks, the first one the title."""
    blocks: list[Block] = []
    position = 0
    for number, paragraph in enumerate(paragraphs):
        pieces = [(start, end) for start, end in split(paragraph, "en") if paragraph[start:end].strip()]
        texts = [english.normalize(paragraph[start:end]) for start, end in pieces]
        sentences, offset = [], position
        for (start, end), text in zip(pieces, texts, strict=True):
            sentences.append(
                Sentence((position + start, position + end), (offset, offset + len(text)), "original", [], "en")
            )
            offset += len(text) + 1
        text = " ".join(texts)
        length = max(len(text), len(paragraph))
        blocks.append(
            Block(
                number,
                "title" if number == 0 else "paragraph",
                "en",
                1.0,
                (position, position + len(paragraph)),
                paragraph,
                text,
                (position, position + len(text)),
                sentences,
            )
        )
        position += length + 2
    return blocks


def moment(gold: Item) -> Moment | None:
    """The article's publication from the gold of the reading stages."""
    published = gold.get("published")
    return Moment(published["value"], published["precision"], None, "", None, "gold") if published else None


class Scores:
    """Scores by language and kind."""

    def __init__(self, keep: bool) -> None:
        self.table: dict[tuple[str, str], Score] = defaultdict(Score)
        self._keep = keep

    def add(self, language: str, kind: str, right: int, found: int, wanted: int, misses: Iterable[str] = ()) -> None:
        for key in ((language, kind), ("all", kind)):
            score = self.table[key]
            score.right += right
            score.found += found
            score.wanted += wanted
            if self._keep and key[0] != "all":
                score.misses += misses


def pair(
    wanted: list[Item], found: list[Any], same: Callable[[Item, Any], bool]
) -> tuple[list[tuple[Item, Any]], list[Item], list[Any]]:
    """Greedy pairs in order, of several that fit the one with the same words; what is left on both sides."""
    left = list(found)
    pairs, lost = [], []
    for item in sorted(wanted, key=lambda i: bool(i.get("optional"))):
        fitting = [f for f in left if same(item, f)]
        match = min(fitting, key=lambda f: getattr(f, "text", "") != item.get("text"), default=None)
        if match is None:
            lost.append(item)
        else:
            left.remove(match)
            pairs.append((item, match))
    return pairs, lost, left


def count(
    scores: Scores,
    language: str,
    kind: str,
    wanted: list[Item],
    found: list[Any],
    same: Callable[[Item, Any], bool],
    show: Callable[[Any], str],
) -> list[tuple[Item, Any]]:
    pairs, lost, extra = pair(wanted, found, same)
    must = [p for p in pairs if not p[0].get("optional")]
    missed = [item for item in lost if not item.get("optional")]
    misses = [
        f"- {item.get('text') or item.get('name')} {item.get('value', '')} {item.get('unit') or ''}" for item in missed
    ]
    misses += [f"+ {show(f)}" for f in extra]
    scores.add(language, kind, len(must), len(must) + len(extra), len(must) + len(missed), misses)
    return must


def overlap(one: str, other: str) -> bool:
    """Whether two stretches of text share a word or figure."""
    words = lambda text: {w.strip(".,;:()\"'’“”").lower() for w in text.replace("-", " ").split()}  # noqa: E731
    return bool(words(one) & words(other)) or one.lower() in other.lower() or other.lower() in one.lower()


def close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), abs(other)) + 1e-9


def same_quantity(strict: bool) -> Callable[[Item, Any], bool]:
    def same(item: Item, q: Any) -> bool:
        low = item["minimum"] if item["qualifier"] == "between" else item["value"]
        ours = q.minimum if q.qualifier == "between" else q.value
        high_right = item["qualifier"] != "between" or close(item["maximum"], q.maximum)
        vague = (
            ours is not None
            and low is not None
            and q.qualifier == "at_least"
            and item["qualifier"] == "at_least"
            and low <= ours
        )
        return (close(low, ours) or vague) and high_right and (not strict or overlap(item["text"], q.text))

    return same


def same_date(item: Item, value: str) -> bool:
    """One of the gold's values; "until Feb. 9" is right for a gold entry whose text is the bare "Feb. 9"."""
    if value in (item["value"], *item.get("also", ())):
        return True
    opened = item["text"].lower().split()[0] in _OPENING
    return not opened and value.removeprefix("../").removesuffix("/..") == item["value"]


_OPENING = ("by", "until", "till", "before", "since", "from", "starting", "through", "no", "after", "up", "beginning")


def same_words(one: str, other: str) -> bool:
    """The same head noun, or one phrase inside the other."""
    first, second = [fold(w).rstrip("s") for w in one.split()], [fold(w).rstrip("s") for w in other.split()]
    return bool(first and second) and (
        first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)
    )


def same_action(one: str, other: str) -> bool:
    """One verb in any form (flee, fled), or two words for one fate."""
    first, second = told(one), told(other)
    alike = any({one, other} <= words or {first, second} <= words for words in _SYNONYMS)
    return alike or first == second or one[:4] == other[:4]


_SYNONYMS = (
    frozenset(("killed", "died", "dead", "found dead", "lost their lives")),
    frozenset(("wounded", "injured", "hurt")),
    frozenset(("fallen", "down")),
    frozenset(("risen", "up")),
    frozenset(("burned", "set fire")),
    frozenset(("at large", "on the run")),
)
"""Actions of one meaning, as the gold's README compares them."""


def score_article(scores: Scores, language: str, gold: Item, found: Annotations, strict: bool) -> None:
    wanted_dates = [d if d["value"] else {**d, "optional": True} for d in gold["dates"]]
    resolved = [d for d in found.dates if not d.value.startswith("XXXX-XX")]
    count(
        scores,
        language,
        "dates",
        wanted_dates,
        resolved,
        lambda i, d: same_date(i, d.value) or (bool(i.get("optional")) and overlap(i["text"], d.text)),
        lambda d: f"{d.text} {d.value}",
    )
    pairs = count(
        scores,
        language,
        "quantities",
        gold["quantities"],
        found.quantities,
        same_quantity(strict),
        lambda q: f"{q.text} {q.value} {q.minimum} {q.maximum}",
    )
    detail(scores, language, pairs)
    score_names(scores, language, gold, found)
    quotes = count(scores, language, "quotes", gold["quotes"], found.quotes, same_quote(strict), lambda q: q.text[:70])
    right = [p for p in quotes if same_speaker(p[0]["speaker"], p[1].speaker)]
    wrong = [
        f"- {i['text'][:40]}: {i['speaker']}; ours {q.speaker}"
        for i, q in quotes
        if not same_speaker(i["speaker"], q.speaker)
    ]
    scores.add(language, "speakers", len(right), len(quotes), len(quotes), wrong)


def score_names(scores: Scores, language: str, gold: Item, found: Annotations) -> None:
    """People, organizations and places."""
    for kind, name in (("person", "people"), ("organization", "organizations"), ("place", "places")):
        count(
            scores,
            language,
            name,
            [e for e in gold["entities"] if e["type"] == kind],
            [e for e in found.entities if e.type == kind],
            same_entity,
            lambda e: f"{e.name} {e.variants}",
        )


def detail(scores: Scores, language: str, pairs: Sequence[tuple[Item, Any]]) -> None:
    """Unit, qualifier, and object with action, of the quantities whose value is right."""
    both = [p for p in pairs if right_object(*p) and right_action(*p)]
    wrong = [
        f"- {i['text']}: {i['object']}/{i['action']}; ours {q.object}/{q.action}"
        for i, q in pairs
        if not (right_object(i, q) and right_action(i, q))
    ]
    scores.add(language, "object+action", len(both), len(pairs), len(pairs), wrong)
    units = [p for p in pairs if p[0]["unit"] == p[1].unit]
    scores.add(
        language,
        "unit",
        len(units),
        len(pairs),
        len(pairs),
        [f"- {i['text']} {i['unit']}; ours {q.unit}" for i, q in pairs if i["unit"] != q.unit],
    )
    qualified = [p for p in pairs if p[0]["qualifier"] == p[1].qualifier]
    scores.add(
        language,
        "qualifier",
        len(qualified),
        len(pairs),
        len(pairs),
        [f"- {i['text']} {i['qualifier']}; ours {q.qualifier}" for i, q in pairs if i["qualifier"] != q.qualifier],
    )


def right_object(item: Item, q: Any) -> bool:
    return item["object"] is None or (q.object is not None and same_words(item["object"], q.object))


def right_action(item: Item, q: Any) -> bool:
    wanted = item["action"]
    if wanted == "claimed" and item["object"] == "lives":
        wanted = "killed"
    return wanted is None or (q.action is not None and same_action(wanted, q.action))


def same_entity(item: Item, e: Any) -> bool:
    gold = {bare(n) for n in (item["name"], *item["variants"])}
    return not gold.isdisjoint(bare(n) for n in (e.name, *e.variants))


def bare(name: str) -> str:
    return fold(name).replace('"', "").replace("“", "").replace("”", "").replace("’", "'").removeprefix("the ").strip()


def same_quote(strict: bool) -> Callable[[Item, Any], bool]:
    def plain(text: str) -> str:
        return " ".join("".join(c for c in english.normalize(text) if c.isalnum() or c == " ").split()).lower()

    def same(item: Item, q: Any) -> bool:
        return (
            plain(item["text"]) == plain(q.text)
            if strict
            else plain(item["source_text"]) in plain(q.source_text) or plain(item["text"]) == plain(q.text)
        )

    return same


def same_speaker(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return bare(one) == bare(other) or bare(one).split()[-1] == bare(other).split()[-1]


def articles(part: str) -> list[tuple[str, Path, Path]]:
    """Language, article and annotations of a part."""
    base = folder(part)
    found = []
    for language in ("en", "ru", "id"):
        for path in sorted((base / language).glob("*.annotations.yaml")):
            stem = path.name.removesuffix(".annotations.yaml")
            article = next(p for p in (path.with_name(stem + ".txt"), path.with_name(stem + ".html")) if p.exists())
            found.append((language, article, path))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=WRITTEN, default="seen")
    parser.add_argument("--view", choices=["english", "service"], default="english")
    parser.add_argument("--baseline", metavar="MODEL", help="a spaCy model whose names are scored beside ours")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--language", choices=["en", "ru", "id"])
    options = parser.parse_args()
    wrong = options.wrong and options.part not in UNSEEN
    scores = Scores(wrong)
    baseline = None
    if options.baseline:
        from annotations_baseline import Baseline

        baseline = Baseline(options.baseline)
    beside = Scores(False)
    run = Service() if options.view == "service" else None
    costs: list[float] = []
    for language, article, path in articles(options.part):
        if options.language and language != options.language:
            continue
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        reading = yaml.safe_load(article.with_suffix(".yaml").read_text(encoding="utf-8"))
        if run is None:
            blocks = blocks_of(english_blocks(gold, source_blocks(article, reading)))
            annotate(blocks, published=moment(reading)) if not costs else None
            begun = time.perf_counter()
            found = annotate(blocks, published=moment(reading))
            costs.append((time.perf_counter() - begun) / max(1, sum(len(b.text) for b in blocks)) * 3000)
        else:
            found = run.annotations(article)
        score_article(scores, language, gold, found, strict=run is None)
        if baseline is not None and run is None:
            score_names(beside, language, gold, baseline.annotations(blocks))
    report(scores, wrong)
    if baseline is not None:
        print("\nthe baseline alone:")
        report(beside, False)
    if costs:
        print(f"\nmilliseconds for 3,000 characters: median {median(costs) * 1000:.1f}, worst {max(costs) * 1000:.1f}")


class Service:
    """The whole road, in process."""

    def __init__(self) -> None:
        from service.runtime import Runtime
        from service.settings import settings

        self._runtime = Runtime(settings()).__enter__()

    def annotations(self, path: Path) -> Annotations:
        from service.article import Article

        kind = "text/html" if path.suffix == ".html" else "text/plain"
        document = self._runtime.pipeline.normalize(Article(path.read_bytes(), kind, None, {}))
        return Annotations(document.dates, document.quantities, document.entities, document.quotes)


def report(scores: Scores, wrong: bool) -> None:
    kinds = [
        "dates",
        "quantities",
        "unit",
        "qualifier",
        "object+action",
        "people",
        "organizations",
        "places",
        "quotes",
        "speakers",
    ]
    for language in ("en", "ru", "id", "all"):
        if (language, "people") not in scores.table:
            continue
        print(f"\n{language:18}precis. recall     F1")
        for kind in kinds:
            if (language, kind) not in scores.table:
                continue
            print(f"  {kind:14} {scores.table[language, kind].line()}")
            if wrong:
                print("".join(f"        {miss}\n" for miss in scores.table[language, kind].misses), end="")


if __name__ == "__main__":
    main()
