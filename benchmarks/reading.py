"""What reading costs without translation: milliseconds a stage, and seconds for long and hostile input.

    python benchmarks/reading.py [--part en|ru|id|all] [--rounds N] [--long] [--hostile]

Articles: the plain texts of tests/articles/{en,ru,id}. Each is read `--rounds` times in one thread; the median is
taken, in processor time, and scaled to 3,000 characters. Before each round the memories of whole texts are emptied;
words that were met before stay known, as they are in a service that runs.
"""

from __future__ import annotations

import argparse
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
from service.lines import forget

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
    opinions.forget()


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


def print_stages(parts: list[str], rounds: int) -> None:
    print(f"milliseconds for {LENGTH:,} characters of plain text, median of {rounds}\n")
    print(f"{'':8}" + "".join(f"{stage:>12}" for stage in STAGES))
    for part in parts:
        totals = [0.0] * len(STAGES)
        characters = 0
        for path in sorted((ARTICLES / part).glob("*.txt")):
            data = path.read_bytes()
            characters += len(decode(data).text)
            taken = list(zip(*(tuple(stages(data)) for _ in range(rounds)), strict=True))
            totals = [total + median(times) for total, times in zip(totals, taken, strict=True)]
        scale = 1_000 * LENGTH / characters
        print(f"{part:8}" + "".join(f"{total * scale:12.2f}" for total in totals))


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
    parser.add_argument("--long", action="store_true", help="articles joined up to 5 MB")
    parser.add_argument("--hostile", action="store_true", help="one line or piece said again up to 5 MB")
    arguments = parser.parse_args()
    parts = ["en", "ru", "id"] if arguments.part == "all" else [arguments.part]
    print_stages(parts, arguments.rounds)
    if arguments.long or arguments.hostile:
        print("\nfurniture and masthead / whole of reading")
    if arguments.long:
        print_long({part: article_of(part) for part in parts})
    if arguments.hostile:
        print_long({piece: piece for piece in HOSTILE})
    return 0


if __name__ == "__main__":
    sys.exit(main())
