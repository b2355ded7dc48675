"""Body, title, date and authors of the HTML pages in tests/articles: Dragoman beside extraction libraries.

    pip install -r requirements/benchmarks.in      # once, beside the development environment
    python benchmarks/pages.py [--part PART|known] [--verbose]

`known` are the pages of all opened parts (tests/articles/parts.py).

All read the same pages. The libraries get the text in its right charset, Dragoman gets the bytes. Scores, 0 to 1:

* tokens, sentences: F1 of the body's words and sentences against the gold body, as multisets, mean over the pages.
  Lines that say the title or subtitle are taken out of every answer first, since some give them with the body.
* title: share of pages with the right one. Date: right day of publication, or rightly none. Case, quotes and white
  space do not count.
* author: F1 over all names.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from service.article import Article  # noqa: E402
from service.intake import read  # noqa: E402
from service.layout.page import layout_of  # noqa: E402
from service.reading import SourceText  # noqa: E402
from tests.articles.parts import OPENED, UNSEEN, WRITTEN, folder  # noqa: E402

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'»”’)\]]*\s+|\n+")


@dataclass(frozen=True)
class Answer:
    """What one reader makes of a page. `date` is ISO 8601, only its day is compared."""

    body: str
    title: str | None = None
    date: str | None = None
    authors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """A page with its gold."""

    name: str
    data: bytes
    text: str
    gold: dict[str, Any]


@dataclass
class Score:
    """Sums over pages."""

    pages: int = 0
    tokens: float = 0.0
    sentences: float = 0.0
    titles: int = 0
    dates: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    seconds: float = 0.0

    def add(self, page: Page, answer: Answer) -> list[str]:
        """Count one answer; says what was wrong."""
        gold, wrong = page.gold, []
        heads = {plain(gold[key]) for key in ("title", "subtitle") if gold.get(key)}
        body = "\n".join(line for line in answer.body.splitlines() if plain(line) not in heads)
        truth = "\n".join(gold["body"])
        self.pages += 1
        self.tokens += f1(Counter(words(truth)), Counter(words(body)))
        self.sentences += f1(Counter(sentences(truth)), Counter(sentences(body)))
        if plain(answer.title) == plain(gold["title"]):
            self.titles += 1
        else:
            wrong.append(f"title {answer.title!r}, gold {gold['title']!r}")
        days = {
            (moment or {"value": ""})["value"][:10] for moment in [gold["published"], *gold.get("published_also", [])]
        }
        if (answer.date or "")[:10] in days:
            self.dates += 1
        else:
            wrong.append(f"date {answer.date!r}, gold {sorted(days)}")
        names, known = {plain(name) for name in answer.authors}, {plain(name) for name in gold["authors"]}
        self.found, self.given = self.found + len(names), self.given + len(known)
        self.right += len(names & known)
        if names != known:
            wrong.append(f"authors {answer.authors}, gold {gold['authors']}")
        return wrong

    def row(self) -> list[str]:
        """The table's columns."""
        author = 2 * self.right / max(1, self.found + self.given)
        means = [self.tokens, self.sentences, self.titles, self.dates]
        cells = [f"{value / max(1, self.pages):.3f}" for value in means]
        return [*cells, f"{author:.3f}", f"{1000 * self.seconds / max(1, self.pages):.1f}"]


def plain(text: str | None) -> str:
    """`text` without case, kinds of quotes and dashes, and outer punctuation."""
    return " ".join(re.findall(r"\w+|[%$€£₽]", (text or "").casefold().replace("ё", "е")))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def sentences(text: str) -> list[str]:
    return [known for known in map(plain, _SENTENCE_END.split(text)) if known]


def f1(truth: Counter[str], found: Counter[str]) -> float:
    """Harmonic mean of precision and recall of two multisets; two empty ones agree."""
    total = truth.total() + found.total()
    return 2 * (truth & found).total() / total if total else 1.0


def dragoman(page: Page) -> Answer:
    reading = read(Article(page.data, "text/html"))
    head, source = reading.masthead, reading.layout.source.text
    body = "\n".join(block.running_text(source) for block in head.blocks if block.kind != "title")
    return Answer(
        body,
        head.title.source_text if head.title else None,
        head.published.value if head.published else None,
        [author.value for author in head.authors],
    )


def dragoman_layout(page: Page) -> Answer:
    """The layout stage alone: no furniture rules, no masthead, metadata not read."""
    layout = layout_of(SourceText(page.text, "text/html", "utf-8"))
    kept = [block for block in layout.blocks if block.kind not in ("byline", "date")]
    return Answer("\n".join(block.text(layout.source.text) for block in kept))


def trafilatura(**options: bool) -> Callable[[Page], Answer]:
    def reader(page: Page) -> Answer:
        from trafilatura import bare_extraction
        from trafilatura.xml import xmltotxt

        found = bare_extraction(page.text, include_comments=False, with_metadata=True, **options)
        if found is None:
            return Answer("")
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
        return Answer(xmltotxt(found.body, include_formatting=False), found.title, found.date, authors)

    return reader


def newspaper4k(page: Page) -> Answer:
    import newspaper

    article = newspaper.Article("https://example.com/article", fetch_images=False)
    article.download(input_html=page.text)
    article.parse()
    date = article.publish_date
    return Answer(article.text, article.title, date.isoformat() if date else None, list(article.authors))


def readability(page: Page) -> Answer:
    from lxml import html
    from readability import Document

    document = Document(page.text)
    root = html.document_fromstring(document.summary())
    for block in root.iter("p", "li", "h1", "h2", "h3", "h4", "blockquote", "div", "br", "tr", "figcaption", "td"):
        block.tail = "\n" + (block.tail or "")
        if block.tag != "br":
            block.text = "\n" + (block.text or "")
    return Answer(root.text_content(), document.short_title())


READERS: dict[str, Callable[[Page], Answer]] = {
    "dragoman": dragoman,
    "dragoman, layout alone": dragoman_layout,
    "trafilatura": trafilatura(),
    "trafilatura, precision": trafilatura(favor_precision=True),
    "trafilatura, recall": trafilatura(favor_recall=True),
    "newspaper4k": newspaper4k,
    "readability-lxml": readability,
}
_NEEDS = {"newspaper4k": "newspaper", "readability-lxml": "readability"}


def pages(part: str) -> Iterable[Page]:
    if part == "known":
        for opened in OPENED:
            yield from pages(opened)
        return
    for language in ("en", "ru", "id"):
        for path in sorted((folder(part) / language).glob("*.html")):
            gold = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
            data = path.read_bytes()
            text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode(gold["charset"]))
            if repair := gold.get("repair"):
                text = text.encode(repair["encode"], "replace").decode(repair["decode"], "replace")
            yield Page(f"{language}/{path.stem}", data, text, gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=(*WRITTEN, "known"), default="seen")
    parser.add_argument("--verbose", action="store_true", help="say what was wrong on each page")
    parser.add_argument("--only", help="one reader, by its name in the table")
    options = parser.parse_args()
    known = list(pages(options.part))
    print(f"{len(known)} pages, {options.part}")
    print(f"{'':24}" + "".join(f"{name:>11}" for name in ("tokens", "sentences", "title", "date", "author", "ms/page")))
    for name, reader in READERS.items():
        if options.only not in (None, name):
            continue
        if (module := _NEEDS.get(name)) and importlib.util.find_spec(module) is None:
            print(f"{name:24}  not installed: pip install -r requirements/benchmarks.in")
            continue
        score, notes = measure(reader, known)
        cells = score.row()
        if name in ("dragoman, layout alone", "readability-lxml"):
            hidden = (2, 3, 4) if name.startswith("dragoman") else (3, 4)
            cells = ["-" if index in hidden else cell for index, cell in enumerate(cells)]
        print(f"{name:24}" + "".join(f"{cell:>11}" for cell in cells))
        if options.verbose and options.part not in UNSEEN:
            print("".join(f"    {note}\n" for note in notes), end="")


def measure(reader: Callable[[Page], Answer], known: list[Page]) -> tuple[Score, list[str]]:
    """Scores over all pages, after one page to warm up; a reader that fails on a page answers nothing."""
    score, notes = Score(), []
    reader(known[0])
    for page in known:
        start = time.perf_counter()
        try:
            answer = reader(page)
        except Exception as error:
            answer = Answer("")
            notes.append(f"{page.name}: {type(error).__name__}: {error}")
        score.seconds += time.perf_counter() - start
        notes.extend(f"{page.name}: {wrong}" for wrong in score.add(page, answer))
    return score, notes


if __name__ == "__main__":
    main()
