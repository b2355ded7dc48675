"""What the reading stages find in articles with gold: one table, precision and recall by field and language.

    python benchmarks/articles.py --part PART|all [--verbose] [--baselines] [--speed]

PART is one of `PARTS`. Articles: tests/articles (README.md there says what the gold means), the layouts of
tests/articles/layouts filled with stories, pages of your own (benchmarks/found_pages.py) and, where it exists,
../shared/seeds with benchmarks/seeds.yaml. Only the
stages before translation run (`service.intake.read`). Of an unseen part (`UNSEEN`) and of layouts in closed files
(`tests.articles.layouts.CLOSED`) nothing but totals is ever printed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from service.article import Article
from service.document import Moment
from service.intake import Reading, read

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks import found_pages  # noqa: E402
from tests.articles.layouts import filled, is_closed  # noqa: E402
from tests.articles.parts import UNSEEN, WRITTEN, folder  # noqa: E402

PARTS = ("seeds", *WRITTEN, "layouts", found_pages.PART)
SEEDS = ROOT.parent / "shared" / "seeds"
FIELDS = ("title", "subtitle", "published", "modified", "authors", "agency", "site", "section", "dateline", "language")
KNOWN_DESKS = {"INTERFAX.RU": "Interfax"}


def squeeze(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Case:
    """One article with its gold."""

    name: str
    language: str
    body: bytes
    gold: dict[str, Any]
    part: str

    @property
    def article(self) -> Article:
        return Article(self.body, self.gold.get("media_type", "text/plain"), None)


@dataclass
class Tally:
    """Counts of one field: right, found but wrong, not found, of how many."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


@dataclass
class Score:
    """All tallies of a set of articles, by field and language; `faults` say what differs, a line each."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    lost_lines: Counter[str] = field(default_factory=Counter)
    lost_characters: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    articles: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, language: str, counts: tuple[int, int, int]) -> None:
        for code in (language, "all"):
            self.tallies[name, code].add(*counts)


def cases(part: str) -> Iterator[Case]:
    """The articles of one of the `PARTS`."""
    if part == "seeds":
        yield from _seed_cases()
    elif part == "layouts":
        for language in ("en", "ru", "id"):
            for one in filled(language):
                yield Case(one.name, language, one.text.encode(), one.gold, part)
    elif part == found_pages.PART:
        for name, language, body, gold in found_pages.golds():
            yield Case(name, language, body, gold, part)
    else:
        yield from _gold_cases(folder(part), part)


def _gold_cases(folder: Path, part: str) -> Iterator[Case]:
    for language in ("en", "ru", "id"):
        for path in sorted((folder / language).glob("*.yaml")):
            if path.name.endswith(".annotations.yaml"):
                continue
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
            article = next((path.with_suffix(end) for end in (".txt", ".html") if path.with_suffix(end).exists()), None)
            if article is not None:
                yield Case(f"{language}/{path.stem}", language, article.read_bytes(), gold, part)


def _seed_cases() -> Iterator[Case]:
    if not SEEDS.is_dir():
        return
    for name, short in yaml.safe_load((ROOT / "benchmarks" / "seeds.yaml").read_text(encoding="utf-8")).items():
        path = SEEDS / name
        lines = path.read_text(encoding="utf-8").split("\n")
        line = {key: lines[short[f"{key}_line"] - 1] for key in ("title", "subtitle") if f"{key}_line" in short}
        gold: dict[str, Any] = {
            **dict.fromkeys(FIELDS), **line, "authors": [], "masthead": [], "media_type": "text/plain",
            **{key: short[key] for key in ("published", "modified", "agency", "section", "language") if key in short},
            "furniture": [lines[number - 1] for number in short["removed_lines"]],
        }  # fmt: skip
        yield Case(f"seed {name[:3]}", short["language"], path.read_bytes(), gold, "seeds")


# ── comparing ───────────────────────────────────────────────────────────────────────────────────────────────────────


def compare(case: Case, reading: Reading, score: Score) -> None:
    """Add one article's result to the score."""
    language = case.language
    score.articles[language] += 1
    score.articles["all"] += 1
    found = found_values(reading)
    partly = case.part in ("layouts", found_pages.PART)
    skipped = {"language", *case.gold.get("skip", ())} if partly else set()
    for name in (name for name in FIELDS if name not in skipped):
        judge = _judge_authors if name == "authors" else _judge_moment if name in ("published", "modified") else _judge
        counts = judge(case.gold, name, found[name])
        score.add(name, language, counts)
        if counts[0] != counts[1] or counts[0] != counts[2]:
            score.faults[case.name].append(f"{name}: found {found[name]!r}, gold {case.gold.get(name)!r}")
    if case.gold["media_type"] == "text/html":
        _compare_page(case, reading, score)
    else:
        _compare_lines(case, reading, score)
    score.lost_characters[language] += unaccounted(reading)
    score.lost_characters["all"] += unaccounted(reading)


def found_values(reading: Reading) -> dict[str, Any]:
    """The masthead's values in the gold's form."""
    head = reading.masthead
    codes: Counter[str] = Counter()
    for sentence in (one for block in reading.sentences for one in block):
        codes[sentence.language] += sum(c.isalpha() for c in sentence.text)
    return {
        "title": squeeze(head.title.source_text) if head.title else None,
        "subtitle": squeeze(head.subtitle.source_text) if head.subtitle else None,
        "published": head.published,
        "modified": head.modified,
        "authors": [item.value for item in head.authors],
        "agency": head.agency.value if head.agency else None,
        "site": head.site.value if head.site else None,
        "section": head.section.value if head.section else None,
        "dateline": (head.dateline.place, head.dateline.agency) if head.dateline else None,
        "language": codes.most_common(1)[0][0] if codes else None,
    }


def _judge(gold: dict[str, Any], name: str, found: Any) -> tuple[int, int, int]:
    wanted = gold.get(name)
    if name == "dateline" and wanted is not None:
        wanted = (wanted["place"], wanted["agency"])
        right = found is not None and _same_place(found[0], wanted[0])
    else:
        right = found is not None and wanted is not None and _fold(found) == _fold(wanted)
    return int(right), int(found is not None), int(wanted is not None)


def _same_place(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return _fold(found) == _fold(wanted)


def _fold(text: str) -> str:
    return squeeze(text).casefold() if len(text) < 40 else squeeze(text)


def _judge_moment(gold: dict[str, Any], name: str, found: Moment | None) -> tuple[int, int, int]:
    allowed = [gold.get(name), *(gold.get(f"{name}_also") or [])]
    allowed = [item for item in allowed if item is not None]
    right = found is not None and any(_same_moment(found, item) for item in allowed)
    return int(right), int(found is not None), int(bool(allowed))


def _same_moment(found: Moment, wanted: dict[str, Any]) -> bool:
    """By tests/articles/README.md: seconds count where the gold has them, the same moment in another zone is right."""
    value, precision, zone = found.value, found.precision, found.timezone
    if precision == "second" and wanted["precision"] == "minute":
        value, precision = value[: len("2020-10-01T10:20")], "minute"
    if precision != wanted["precision"]:
        return False
    if wanted["timezone"] == found_pages.ANY_ZONE:
        return bool(value == wanted["value"])
    gold_zone = {"+00:00": "Z"}.get(str(wanted["timezone"]), wanted["timezone"])
    if zone == gold_zone or not zone or not gold_zone or "T" not in value:
        return bool(value == wanted["value"] and zone == gold_zone)
    return datetime.fromisoformat(value + zone) == datetime.fromisoformat(wanted["value"] + gold_zone)


def _judge_authors(gold: dict[str, Any], name: str, found: list[str]) -> tuple[int, int, int]:
    wanted = {_fold(item) for item in gold.get(name) or []}
    return len(wanted & {_fold(item) for item in found}), len(found), len(wanted)


def _compare_lines(case: Case, reading: Reading, score: Score) -> None:
    """Every source line of plain text: gone or kept, against furniture and masthead of the gold."""
    source = reading.layout.source.text
    gone = _mask(len(source), [part.span for part in reading.removed])
    removed: Counter[str] = Counter()
    present: Counter[str] = Counter()
    position = 0
    for raw in source.split("\n"):
        line = squeeze(raw)
        if line:
            present[line] += 1
            solid = [position + n for n, c in enumerate(raw) if not c.isspace()]
            if 2 * sum(gone[at] for at in solid) > len(solid):
                removed[line] += 1
        position += len(raw) + 1
    gold = case.gold
    furniture = Counter(map(squeeze, gold["furniture"]))
    open_ = Counter(map(squeeze, gold.get("free", ())))
    allowed = furniture + Counter(map(squeeze, gold["masthead"])) + open_
    right = sum(min(count, removed[line]) for line, count in furniture.items())
    extra = {line: count - allowed[line] for line, count in removed.items() if count > allowed[line]}
    _tally_lines(case, score, right, extra, sum(furniture.values()))
    for line, count in (allowed - open_).items():
        if removed[line] < count:
            score.faults[case.name].append(f"kept: {line[:100]}")


def _tally_lines(case: Case, score: Score, right: int, extra: dict[str, int], wanted: int) -> None:
    lost = sum(extra.values())
    score.add("furniture lines", case.language, (right, right + lost, wanted))
    for code in (case.language, "all"):
        score.lost_lines[code] += lost
    for line in extra:
        score.faults[case.name].append(f"LOST: {line[:120]}")


def _compare_page(case: Case, reading: Reading, score: Score) -> None:
    """A page: article blocks of the gold that are not in the kept text are lost, furniture found there was kept."""
    source = reading.layout.source.text
    kept = squeeze(" ".join(block.running_text(source) for block in reading.masthead.blocks))
    whole = {squeeze(block.running_text(source)) for block in reading.masthead.blocks}
    bodies = [squeeze(item) for item in case.gold.get("body") or []]
    inline = [squeeze(item) for item in case.gold.get("masthead_inline") or []]
    missing = {body: 1 for body in bodies if not _stands(body, kept) and not _stands(_without(body, inline), kept)}
    pieces = [squeeze(item) for item in case.gold["furniture"]]
    left = [piece for piece in pieces if piece in whole or (len(piece) > 30 and piece in kept)]
    _tally_lines(case, score, len(pieces) - len(left), missing, len(pieces))
    for piece in left:
        score.faults[case.name].append(f"kept: {piece[:100]}")


def _stands(body: str, kept: str) -> bool:
    return body in kept or _tail_of(body) in kept


def _without(body: str, inline: list[str]) -> str:
    """The body without the metadata glued to its ends, which the masthead takes."""
    for piece in inline:
        body = body.removeprefix(piece).removesuffix(piece).strip()
    return body


def _tail_of(body: str) -> str:
    """The body without its first words, where a dateline or drop cap may have been set apart."""
    return body[len(body) // 3 :] if len(body) > 120 else body


def _mask(length: int, spans: list[tuple[int, int]]) -> bytearray:
    mask = bytearray(length)
    for start, end in spans:
        mask[start:end] = b"\x01" * (end - start)
    return mask


def unaccounted(reading: Reading) -> int:
    """Characters that are not white space and lie in no block and no removed part."""
    source = reading.layout.source.text
    mask = _mask(len(source), [block.span for block in reading.masthead.blocks])
    for start, end in (part.span for part in reading.removed):
        mask[start:end] = b"\x01" * (end - start)
    return sum(1 for c, seen in zip(source, mask, strict=True) if not seen and not c.isspace())


# ── baselines ───────────────────────────────────────────────────────────────────────────────────────────────────────


def first_line(case: Case) -> dict[str, Any]:
    """ "The first line is the title", for plain text."""
    text = read(case.article).layout.source.text
    return {"title": next((squeeze(line) for line in text.split("\n") if line.strip()), None)}


def trafilatura_page(case: Case) -> dict[str, Any]:
    """trafilatura's title, date and authors of a page."""
    import trafilatura

    found = trafilatura.bare_extraction(case.body, with_metadata=True)
    if found is None:
        return {}
    authors = found.author.split("; ") if found.author else []
    return {"title": found.title, "published": found.date, "authors": authors}


def newspaper_page(case: Case) -> dict[str, Any]:
    """newspaper4k's title, date and authors of a page; empty when it is not installed."""
    try:
        from newspaper import Article as Page
    except ImportError:
        return {}
    page = Page("https://example.org/article", fetch_images=False)
    page.download(input_html=case.body.decode(str(case.gold["charset"]), errors="replace"))
    page.parse()
    date = page.publish_date.date().isoformat() if page.publish_date else None
    return {"title": page.title, "published": date, "authors": list(page.authors)}


def baseline(name: str, run: Callable[[Case], dict[str, Any]], chosen: list[Case]) -> None:
    """Title, day of publication and authors of another way of reading, in one line."""
    tallies = {key: Tally() for key in ("title", "published day", "authors")}
    for case in chosen:
        found = run(case)
        if not found:
            continue
        tallies["title"].add(*_judge(case.gold, "title", found.get("title")))
        day = (case.gold.get("published") or {}).get("value", "")[:10]
        if "published" in found:
            right = bool(day) and found["published"] == day
            tallies["published day"].add(int(right), int(bool(found["published"])), int(bool(day)))
            tallies["authors"].add(*_judge_authors(case.gold, "authors", found["authors"]))
    parts = [f"{key} P {t.precision:.3f} R {t.recall:.3f}" for key, t in tallies.items() if t.wanted]
    print(f"{name:28} {len(chosen):3} articles   " + "   ".join(parts or ["not installed or nothing read"]))


# ── printing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def print_score(title: str, score: Score) -> None:
    """Precision and recall by field and language, then what was lost."""
    codes = [code for code in ("en", "ru", "id") if score.articles[code]] + ["all"]
    print(f"\n{title}: " + ", ".join(f"{score.articles[code]} {code}" for code in codes))
    print(f"{'':18}" + "".join(f"{code + ' P':>9}{code + ' R':>7}" for code in codes) + "   right/found/wanted")
    for name in (*FIELDS, "furniture lines"):
        row = [score.tallies[name, code] for code in codes]
        total = score.tallies[name, "all"]
        cells = "".join(f"{tally.precision:9.3f}{tally.recall:7.3f}" for tally in row)
        print(f"{name:18}{cells}   {total.right}/{total.found}/{total.wanted}")
    print(f"{'lines lost':18}" + "".join(f"{score.lost_lines[code]:16}" for code in codes))
    print(f"{'characters lost':18}" + "".join(f"{score.lost_characters[code]:16}" for code in codes))


def print_speed(chosen: list[Case]) -> None:
    """Milliseconds an article for furniture and masthead alone, plain text scaled to 3,000 characters."""
    from service import furniture, language, layout, masthead
    from service.decode import decode

    seconds = characters = 0.0
    for case in chosen:
        if case.gold["media_type"] != "text/plain":
            continue
        arranged = layout.arrange(decode(case.body))
        text = arranged.source.text
        blocks = language.identify(text, arranged.blocks)
        for _ in range(4):
            started = time.process_time()
            kept = furniture.sort(text, blocks).kept
            masthead.read(text, kept)
            taken = time.process_time() - started
        seconds += taken
        characters += len(text)
    if characters:
        each = 1000 * seconds * 3000 / characters
        print(f"\nfurniture and masthead: {each:.2f} ms of processor time for 3,000 characters of plain text")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=(*PARTS, "all"), default="seen")
    parser.add_argument("--verbose", action="store_true", help="say what differs, article by article")
    parser.add_argument("--baselines", action="store_true", help="other ways of reading beside it")
    parser.add_argument("--speed", action="store_true", help="time furniture and masthead")
    parser.add_argument("names", nargs="*", help="only articles whose name holds one of these")
    arguments = parser.parse_args()
    parts = PARTS if arguments.part == "all" else (arguments.part,)
    for part in parts:
        score = Score()
        names = arguments.names
        chosen = [case for case in cases(part) if not names or any(name in case.name for name in names)]
        for case in chosen:
            compare(case, read(case.article), score)
        if arguments.verbose and part not in UNSEEN:
            for name, faults in score.faults.items():
                if not is_closed(name):
                    print(f"\n{name}", *faults, sep="\n    ")
        print_score(part, score)
        if arguments.baselines:
            pages = [case for case in chosen if case.gold["media_type"] == "text/html"]
            texts = [case for case in chosen if case.gold["media_type"] == "text/plain"]
            baseline("first line is the title", first_line, texts)
            baseline("trafilatura", trafilatura_page, pages)
            baseline("newspaper4k", newspaper_page, pages)
        if arguments.speed:
            print_speed(chosen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
