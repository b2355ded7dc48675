"""Build ``sentences-en.txt.gz``, ``-ru`` and ``-id``: words, or their beginnings, for the sentence splitter
(`service.lexicon.running_words`).

    python benchmarks/sentence_words.py ../shared/corpora

Counted in the training corpora, interface strings left out, inside sentences of four words and more of which most are
in lower case. Russian words are cut after some letters (`RUNNING`), so that rare forms count with others. Kept is what
stands `_LEAST` times in lower case and no more often than `_SHARE` with a capital inside a sentence: such a word with a
capital opens a sentence (the orthographic context of Kiss and Strunk, 2006). A word with a full stop behind it is not
counted there, for it may be an abbreviation. With a star: other words that the language knows, that is, those which
have capitals more often, which end a text twice, or which a dictionary (freedict) has. Only counts of words are used.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.lexicon import RUNNING

LEXICON = Path(__file__).parents[1] / "service" / "lexicon"
COLUMNS = {"en": (("ru", 4), ("id", 4)), "ru": (("ru", 3),), "id": (("id", 3),)}
"""The corpora of a language and the column of it in each."""
SCRIPT = {"en": re.compile(r"[a-z]+\Z"), "ru": re.compile(r"[а-яё]+\Z"), "id": re.compile(r"[a-z]+\Z")}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w|\.)")
_INSIDE = re.compile(r"[^\W_][,»”\"]? \Z")
"""What stands before a word inside a sentence."""
_LAST = re.compile(r"[^\W\d_]{3} ([^\W\d_]{3,})[.!?]\Z")
_CONSONANT = re.compile(r"[а-яё]+[бвгджзклмнпрстфхцчшщ]\Z")
_LONGEST = 8
_LEAST, _SHORTEST = 3, 4
_SHARE = {"en": 0.05, "ru": 0.05, "id": 0.1}


def sentences(corpora: Path, language: str) -> Iterator[str]:
    """Sentences of one language, interface strings aside."""
    for name, column in COLUMNS[language]:
        with lzma.open(corpora / f"train.{name}-en.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if fields[1] != "software UI":
                    yield fields[column]


def running(corpora: Path, language: str) -> set[str]:
    """The beginnings of words that the language writes in lower case, with a star those that it knows only."""
    letters = RUNNING[language]
    small, capital, last = Counter[str](), Counter[str](), Counter[str]()
    for text in sentences(corpora, language):
        if end := _LAST.search(text):
            last[end.group(1)[:letters]] += 1
        found = list(_WORD.finditer(text))
        if len(found) < _SHORTEST or 2 * sum(word.group().islower() for word in found) < len(found):
            continue
        for word in found[1:]:
            spelled = word.group()
            if spelled.islower():
                small[spelled[:letters]] += 1
            elif spelled[1:].islower() and _INSIDE.search(text[max(0, word.start() - 3) : word.start()]):
                capital[spelled.lower()[:letters]] += 1
    opening = {
        word
        for word, count in small.items()
        if count >= _LEAST and capital[word] <= _SHARE[language] * (count + capital[word])
    }
    seen = {word for word, count in small.items() if count >= _LEAST} | {word for word in last if last[word] > 1}
    script = SCRIPT[language]
    known = {word for word in seen | dictionary(corpora, language) if word not in opening and script.match(word)}
    return {word for word in opening if script.match(word)} | {f"{word}*" for word in known}


def dictionary(corpora: Path, language: str) -> set[str]:
    """Beginnings of the words of a dictionary that could be taken for shortened ones: Russian ones with a consonant."""
    if language != "ru":
        return set()
    with lzma.open(corpora / "lexicon" / "freedict-rus-eng.tsv.xz", "rt", encoding="utf-8") as lines:
        words = [line.split("\t")[0] for line in lines]
    return {word[: RUNNING[language]] for word in words if len(word) <= _LONGEST and _CONSONANT.match(word)}


def write(name: str, kept: set[str]) -> None:
    """One word a line, sorted, packed without a date."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write("\n".join(sorted(kept)).encode())
    (LEXICON / f"{name}.txt.gz").write_bytes(packed.getvalue())
    print(f"{name}: {len(kept)} words, {len(packed.getvalue())} bytes")


def main() -> None:
    for language in COLUMNS:
        write(f"sentences-{language}", running(Path(sys.argv[1]), language))


if __name__ == "__main__":
    main()
