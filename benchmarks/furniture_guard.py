"""How many sentences of news are taken for furniture or metadata: none should be.

    python benchmarks/furniture_guard.py [--sentences 24000] [--verbose]

Sentences of ../shared/corpora (English, Russian, Indonesian; development sets, then news, wikis and reports of the
training sets) are read as articles of twelve paragraphs, three times: bare, with furniture around the text, and with
furniture between the paragraphs. Prints the lines lost of each kind by language and reason, and the headlines (lines
without an end mark) lost. The corpora are not part of the project: without them the script says so, with status 2.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from service.article import Article  # noqa: E402
from service.intake import read  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
TRAINING = {"ru": "train.ru-en.tsv.xz", "id": "train.id-en.tsv.xz"}
DOMAIN = "news/wiki/report"
PARAGRAPHS = 12
LEAST_WORDS = 4
ENDS = (".", "!", "?", "…", '."', ".”", ".»", "».", '".', "”.", ".)")
ABOVE = {
    "en": """Home|World|Harbour towns agree on a common fund|By Dana Whitlock|3 March 2019, 14:05|Share|1,204 views""",
    "ru": """Главная|Новости|Портовые города договорились об общем фонде|Автор: Анна Белова|3 марта 2019, 14:05
Поделиться|Просмотров: 1204""",
    "id": """Beranda|Nasional|Kota Pelabuhan Sepakati Dana Bersama|Oleh Dana Wibowo|Minggu, 3 Maret 2019 14:05 WIB
Bagikan|Dibaca 1.204 kali""",
}
BETWEEN = {
    "en": """Advertisement|Read also: Ferries resume after storm|Subscribe to our newsletter""",
    "ru": """Реклама|Читайте также: Паромы возобновили рейсы|Подписывайтесь на наш канал в Telegram""",
    "id": """ADVERTISEMENT|Baca juga: Feri Kembali Berlayar|Ikuti kami di Google News""",
}
BELOW = {
    "en": """Share this article|Tags: ports, ferries|Related|Ferries resume after storm|2 comments
© 2019 The Harbour Post""",
    "ru": """Поделиться|Теги: порты, паромы|Читайте также|Паромы возобновили рейсы|2 комментария
© 2019 «Портовый вестник»""",
    "id": """Bagikan|Tag: pelabuhan, feri|Berita Terkait|Feri Kembali Berlayar|2 komentar|© 2019 Warta Pelabuhan""",
}
"""Lines, cut at ``|`` and line ends."""


def sentences(code: str, most: int) -> list[str]:
    """At most `most` different lines in a language, development sets first."""
    found: dict[str, None] = {}
    for line in _lines(code):
        if line.count(" ") + 1 >= LEAST_WORDS and len(line) <= 1_000:
            found.setdefault(line)
        if len(found) == most:
            break
    return list(found)


def _lines(code: str) -> Iterator[str]:
    for path in sorted((CORPORA / "dev").glob(f"*.{code}")):
        yield from path.read_text(encoding="utf-8").splitlines()
    names = TRAINING.items() if code == "en" else [(code, TRAINING[code])]
    for _, name in names:
        with lzma.open(CORPORA / name, "rt", encoding="utf-8") as rows:
            for row in rows:
                fields = row.rstrip("\n").split("\t")
                if len(fields) == 5 and fields[1] == DOMAIN:
                    yield fields[4 if code == "en" else 3]


def page(code: str, body: list[str], kind: str) -> str:
    """An article of these paragraphs; `kind` says where furniture stands."""
    if kind == "bare":
        return "\n\n".join(body)
    above, between, below = (_cut(part[code]) for part in (ABOVE, BETWEEN, BELOW))
    if kind == "around":
        return "\n".join([*above, "", *body, "", *below])
    lines = [*above[2:5], ""]
    for number, paragraph in enumerate(body):
        lines.append(paragraph)
        if number % 3 == 2:
            lines.append(between[number // 3 % len(between)])
    return "\n".join(lines)


def _cut(text: str) -> list[str]:
    return text.replace("\n", "|").split("|")


def lost(text: str, body: list[str]) -> list[tuple[str, str]]:
    """Reason and text of each paragraph of which more than half is gone."""
    reading = read(Article.from_text(text))
    source = reading.layout.source.text
    gone = [part for part in reading.removed if len(part.source_text) > 8]
    found = []
    wanted = set(body)
    for part in gone:
        for line in source[part.span[0] : part.span[1]].split("\n"):
            if any(line.strip() and line.strip() in one and 2 * len(line.strip()) > len(one) for one in wanted):
                found.append((part.reason, line.strip()))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=24_000, help="lines in each language")
    parser.add_argument("--verbose", action="store_true", help="print every line that was lost")
    arguments = parser.parse_args()
    if not (CORPORA / "dev").is_dir():
        print(f"no corpora at {CORPORA}: nothing measured", file=sys.stderr)
        return 2
    for code in ("en", "ru", "id"):
        lines = sentences(code, arguments.sentences)
        random.Random(code).shuffle(lines)
        print(f"{code}: {len(lines)} lines")
        for kind in ("bare", "around", "between"):
            reasons: Counter[str] = Counter()
            headlines = 0
            for start in range(0, len(lines), PARAGRAPHS):
                body = lines[start : start + PARAGRAPHS]
                for reason, line in lost(page(code, body, kind), body):
                    sentence = line.endswith(ENDS)
                    headlines += not sentence
                    reasons[reason] += sentence
                    if arguments.verbose:
                        print(f"    {reason}: {line[:150]}" if sentence else f"    ({reason}): {line[:150]}")
            told = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common() if count)
            print(f"  {kind:8} sentences lost {sum(reasons.values()):4}, headlines lost {headlines:4}   {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
