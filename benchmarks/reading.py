"""What reading costs without translation: milliseconds a stage, and seconds for long and hostile input.

    python benchmarks/reading.py [--part en|ru|id|all] [--rounds N] [--cold] [--long] [--hostile]

Articles: the plain texts of tests/articles/{en,ru,id}. Each is read `--rounds` times in one thread; the median of the
processor time is taken. Before each round the memories of whole texts and lines are emptied. Three rows a language:

* ``en``: the articles as they are, 1,750 characters on average, half of their lines furniture; scaled to 3,000.
  Words that were met before are known, as in a service that runs.
* ``en, lengthened``: each with paragraphs of the others in its middle, so that it has 3,000 characters; not scaled.
* ``en, new words``: as the first row, but each article is read once by a process that knows the words of the others
  alone.

`--cold` prints what the first article of a process costs, imports and all.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import TypeVar

from service import furniture, language, layout, masthead
from service.article import Article
from service.decode import decode
from service.intake import read, split
from service.language import opinions
from service.language.weights import memory
from service.lines import forget
from service.masthead import items
from service.wording import page_odds

ARTICLES = Path(__file__).resolve().parent.parent / "tests" / "articles"
STAGES = ("decode", "layout", "language", "furniture", "masthead", "sentences", "intake.read")
LENGTH = 3_000
SIZES = (500_000, 1_000_000, 2_000_000, 5_000_000)
HOSTILE = (
    "1 мая 2020 ",
    "By A B and ",
    "Слово. ",
    "a",
    "© ",
    "- ",
    "LONDON (",
    "Tags\n",
    "«",
    "© 2020 Some Site News\n",
)
T = TypeVar("T")


def fresh() -> None:
    """Empty what remembers whole texts and lines."""
    forget()
    items.forget()
    opinions.forget()
    page_odds.cache_clear()


def timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def stages(data: bytes) -> Iterator[float]:
    """Seconds of each of `STAGES` for one article."""
    fresh()
    seconds, decoded = timed(lambda: decode(data))
    yield seconds
    seconds, arranged = timed(lambda: layout.arrange(decoded))
    yield seconds
    text = arranged.source.text
    seconds, blocks = timed(lambda: language.identify(text, arranged.blocks))
    yield seconds
    seconds, sorted_blocks = timed(lambda: furniture.sort(text, blocks, evidence=arranged.evidence))
    yield seconds
    seconds, head = timed(lambda: masthead.read(text, sorted_blocks.kept, evidence=arranged.evidence))
    yield seconds
    yield timed(lambda: split(text, head.blocks))[0]
    fresh()
    yield timed(lambda: read(Article(data, "text/plain", None)))[0]


def texts_of(part: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted((ARTICLES / part).glob("*.txt"))]


def lengthened(data: bytes, others: list[bytes]) -> bytes:
    """The article with paragraphs of `others` after the middle of its own, up to `LENGTH` characters."""
    text, paragraphs = prose(data)
    if len(text) >= LENGTH or not paragraphs:
        return data
    place = paragraphs[len(paragraphs) // 2][1]
    missing, filling = LENGTH - len(text), ""
    for other, spans in map(prose, others):
        for start, end in spans[1:]:
            if len(filling) < missing:
                filling += "\n\n" + other[start:end]
    return (text[:place] + filling[:missing] + text[place:]).encode()


def prose(data: bytes) -> tuple[str, list[tuple[int, int]]]:
    """The text and the spans of its full sentences' paragraphs."""
    arranged = layout.arrange(decode(data))
    text = arranged.source.text
    spans = [block.span for block in arranged.blocks]
    return text, [span for span in spans if text[slice(*span)].count(" ") >= 10 and text[span[1] - 1] in ".!?"]


def forget_words() -> None:
    memory("latin").forget()
    memory("cyrillic").forget()


def print_row(name: str, times: list[tuple[float, ...]], scale: float) -> None:
    totals = [1_000 * scale * sum(column) for column in zip(*times, strict=True)]
    print(f"{name:16}" + "".join(f"{total:12.2f}" for total in totals), flush=True)


def median_stages(data: bytes, rounds: int) -> tuple[float, ...]:
    return tuple(median(times) for times in zip(*(tuple(stages(data)) for _ in range(rounds)), strict=True))


def print_stages(parts: list[str], rounds: int) -> None:
    print(f"milliseconds of one thread for {LENGTH:,} characters of plain text, median of {rounds}\n")
    print(f"{'':16}" + "".join(f"{stage:>12}" for stage in STAGES))
    for part in parts:
        articles = texts_of(part)
        scale = LENGTH / sum(len(decode(data).text) for data in articles)
        for data in articles:
            read(Article(data, "text/plain", None))
        print_row(part, [median_stages(data, rounds) for data in articles], scale)
        longer = [lengthened(data, articles[n + 1 :] + articles[:n]) for n, data in enumerate(articles)]
        for data in longer:
            read(Article(data, "text/plain", None))
        print_row(f"{part}, lengthened", [median_stages(data, rounds) for data in longer], 1 / len(longer))
        new = []
        for number, data in enumerate(articles):
            forget_words()
            for other in articles[:number] + articles[number + 1 :]:
                read(Article(other, "text/plain", None))
            new.append(tuple(stages(data))[:-1])
        print_row(f"{part}, new words", [(*times, sum(times)) for times in new], scale)


COLD = """
import sys, time
started = time.process_time()
from service.article import Article
from service.intake import read
imported = time.process_time()
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    began = time.process_time()
    read(Article(data, "text/plain", None))
    print(f"{1000 * (time.process_time() - began):.0f}", end=" ")
print(f"(imports {1000 * (imported - started):.0f})")
"""


def print_cold(parts: list[str]) -> None:
    """Milliseconds of the first five articles of a process of its own."""
    print("\nthe first articles of a process, milliseconds of processor time")
    for part in parts:
        paths = [str(path) for path in sorted((ARTICLES / part).glob("*.txt"))[:5]]
        done = subprocess.run([sys.executable, "-c", COLD, *paths], check=True, capture_output=True, text=True)
        print(f"{part:16}{done.stdout}", end="")


def print_long(kinds: dict[str, str]) -> None:
    """Seconds by size: furniture and masthead, and the whole of reading."""
    print(f"\n{'seconds':28}" + "".join(f"{size / 1e6:>16.1f} MB" for size in SIZES))
    for name, piece in kinds.items():
        row = []
        for size in SIZES:
            data = (piece * (size // len(piece.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")
            arranged = layout.arrange(decode(data.encode()))
            blocks = language.identify(arranged.source.text, arranged.blocks)
            fresh()
            marks = timed(lambda b=blocks, t=arranged.source.text: masthead.read(t, furniture.sort(t, b).kept))[0]  # type: ignore[misc]
            fresh()
            whole = timed(lambda d=data: read(Article(d.encode(), "text/plain", None), max_sentences=10**7))[0]  # type: ignore[misc]
            row.append(f"{marks:7.2f} /{whole:7.2f}   ")
        print(f"{name.strip()!r:28}" + "".join(f"{cell:>19}" for cell in row), flush=True)


def article_of(part: str) -> str:
    """All plain texts of a language, one after the other."""
    return "\n\n".join(decode(path.read_bytes()).text for path in sorted((ARTICLES / part).glob("*.txt")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("en", "ru", "id", "all"), default="all")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--cold", action="store_true", help="the first articles of a process")
    parser.add_argument("--long", action="store_true", help="articles joined up to 5 MB")
    parser.add_argument("--hostile", action="store_true", help="one line or piece said again up to 5 MB")
    arguments = parser.parse_args()
    parts = ["en", "ru", "id"] if arguments.part == "all" else [arguments.part]
    print_stages(parts, arguments.rounds)
    if arguments.cold:
        print_cold(parts)
    if arguments.long or arguments.hostile:
        print("\nfurniture and masthead / whole of reading")
    if arguments.long:
        print_long({part: article_of(part) for part in parts})
    if arguments.hostile:
        print_long({piece: piece for piece in HOSTILE})
    return 0


if __name__ == "__main__":
    sys.exit(main())
