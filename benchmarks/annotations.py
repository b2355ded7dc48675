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
- attribution: of the quantities with the right value whose gold names who says so: the same name, its last word or the
  same head (residents of two villages, residents);
- entities: the type and the name, which must be the gold name or one of its variants; an entity counts once;
- quotes: the same words; speakers: of found quotes, the same name (or its last word), null for null.

Gold items marked `optional` are neither asked for nor held against us.
"""

from __future__ import annotations

import argparse
import re
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
from service.document import Annotations, Block, Moment, Sentence  # noqa: E402
from service.sentences import split  # noqa: E402
from tests.articles.comparing import (  # noqa: E402
    Item,
    bare,
    overlap,
    pair,
    right_action,
    right_object,
    same_date,
    same_entity,
    same_quantity,
    same_quote,
    same_speaker,
)
from tests.articles.parts import UNSEEN, WRITTEN, folder  # noqa: E402


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
    detail(scores, language, pairs, gold["entities"])
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


def detail(scores: Scores, language: str, pairs: Sequence[tuple[Item, Any]], names: Sequence[Item]) -> None:
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
    told = [(i, q) for i, q in pairs if i.get("attribution")]
    other = [(i, q) for i, q in told if not same_source(i["attribution"], q.attribution, names)]
    scores.add(
        language,
        "attribution",
        len(told) - len(other),
        sum(q.attribution is not None for _, q in told),
        len(told),
        [f"- {i['text']}: {i['attribution']}; ours {q.attribution}" for i, q in other],
    )
    scores.add(
        language,
        "qualifier",
        len(qualified),
        len(pairs),
        len(pairs),
        [f"- {i['text']} {i['qualifier']}; ours {q.qualifier}" for i, q in pairs if i["qualifier"] != q.qualifier],
    )


def same_source(gold: str, found: str | None, names: Sequence[Item]) -> bool:
    """Whether both name the same source: as one of the names of the gold, or one of them with where it is from."""
    if found is None:
        return False
    for entity in names:
        if {bare(gold), bare(found)} <= {bare(name) for name in (entity["name"], *entity["variants"])}:
            return True
    heads = {bare(re.split(r" (?:of|in|at|from|for|on|near) ", name, maxsplit=1)[0]) for name in (gold, found)}
    alone = {bare(gold), bare(found)} & heads  # one of them is the head alone
    return same_speaker(gold, found) or (len(heads) == 1 and bool(alone))


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
        "attribution",
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
