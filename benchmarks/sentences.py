"""Compares the sentence splitter with others from PyPI, on our hard cases and on news sentences joined into paragraphs.

    python benchmarks/sentences.py [CORPORA]

Prints boundary precision, recall and F1 and microseconds a sentence. pysbd and sentencex are used when installed
(``pip install pysbd sentencex``). Paragraphs: five neighbouring lines of the development sets that each end like a
sentence; lines that plainly hold two sentences are left out, lines with abbreviations stay. The ``measuring`` half of
the cases was not looked at while the rules were tuned.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.sentences import split
from tests.sentences.cases import Case, cases

LANGUAGES = ("en", "ru", "id")
SETS = {
    "en": ("newstest2020-ruen.ru-en.en", "indonlg-news-test.id-en.en", "flores101-devtest.ru-en.en"),
    "ru": ("newstest2020-ruen.ru-en.ru", "wmt2021-ruen-refA.ru-en.ru", "flores101-devtest.ru-en.ru"),
    "id": ("indonlg-news-test.id-en.id", "flores101-devtest.id-en.id"),
}
TWO = re.compile(r"[^\W\d_]{4,}[.!?…]+[\"'”’»)]*\s+[\"'“«(—–-]*\s*[^\W\d_a-zа-яё]")
"""A word of four letters and more, an end mark, a capital: such a line holds two sentences and is left out."""
Splitter = Callable[[str, str], list[int]]


def joined(folder: Path, language: str) -> list[Case]:
    """Paragraphs of five sentences with their true spans."""
    found = []
    for name in SETS[language]:
        path = folder / "dev" / name
        if not path.exists():
            continue
        lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines()]
        lines = [line for line in lines if line.rstrip("\"'”’»)").endswith((".", "!", "?", "…")) and line[:1].isupper()]
        lines = [line for line in lines if not TWO.search(line)]
        for at in range(0, len(lines) - 4, 5):
            text, spans = "", []
            for line in lines[at : at + 5]:
                text += " " if text else ""
                spans.append((len(text), len(text) + len(line)))
                text += line
            found.append(Case(text, tuple(spans)))
    return found


def ours(text: str, language: str) -> list[int]:
    return [start for start, _ in split(text, language)]


def starts(text: str, sentences: list[str]) -> list[int]:
    """Where sentences given as strings begin."""
    found, position = [], 0
    for sentence in sentences:
        sentence = sentence.strip()
        if sentence:
            at = text.find(sentence, position)
            found.append(at if at >= 0 else position)
            position = max(position, found[-1] + len(sentence))
    return found


def others() -> dict[str, Splitter]:
    """Splitters that are installed."""
    found: dict[str, Splitter] = {}
    try:
        sentencex = importlib.import_module("sentencex")
        found["sentencex"] = lambda text, language: starts(text, list(sentencex.segment(language, text)))
    except ImportError:
        print("sentencex is not installed")
    try:
        pysbd = importlib.import_module("pysbd")
        segmenters = {code: pysbd.Segmenter(language="en" if code == "id" else code) for code in LANGUAGES}
        found["pysbd"] = lambda text, language: starts(text, segmenters[language].segment(text))
    except ImportError:
        print("pysbd is not installed")
    return found


def measure(splitter: Splitter, found: list[Case], language: str) -> tuple[float, float, float, float]:
    """Precision, recall, F1 of inner boundaries; microseconds a sentence."""
    right = wrong = missed = sentences = 0
    began = time.perf_counter()
    for case in found:
        true = {start for start, _ in case.spans[1:]}
        got = set(splitter(case.text, language)[1:])
        right, wrong, missed = right + len(true & got), wrong + len(got - true), missed + len(true - got)
        sentences += len(case.spans)
    spent = (time.perf_counter() - began) * 1e6 / max(sentences, 1)
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="?", default=Path("../shared/corpora"))
    folder = parser.parse_args().corpora
    splitters = {"ours": ours, **others()}
    print(f"{'set':22}{'splitter':12}{'precision':>10}{'recall':>9}{'F1':>9}{'us/sentence':>13}")
    for language in LANGUAGES:
        sets = {
            f"{language} cases, tuning": cases(language, "tuning"),
            f"{language} cases, measuring": cases(language, "measuring"),
            f"{language} joined": joined(folder, language),
        }
        for name, found in sets.items():
            for splitter, function in splitters.items():
                if found:
                    precision, recall, f1, spent = measure(function, found, language)
                    print(f"{name:22}{splitter:12}{precision:10.4f}{recall:9.4f}{f1:9.4f}{spent:13.1f}")


if __name__ == "__main__":
    main()
