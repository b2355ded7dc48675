"""Compares the sentence splitter with others from PyPI, on our hard cases and on news sentences joined into paragraphs.

    python benchmarks/sentences.py [CORPORA]

Prints boundary precision, recall and F1 and microseconds of processor time a sentence. pysbd, sentencex, razdel, syntok
and blingfire are used when installed (``pip install pysbd sentencex razdel syntok blingfire``).

Hard cases: the rules have been tuned on all of them by now; docs/sentences.md tells what each group gave at first look.
Paragraphs: five neighbouring lines of the development sets. ``plain`` holds lines that each end like a sentence and
hold no second one; ``whole`` holds every line as it stands, with headlines that have no full stop. Every second
paragraph and all of FLORES-101 are the ``held out`` part, whose errors nobody looked at. What nobody can decide is
counted apart: boundaries after a line without an end mark, and inside a line that plainly holds two sentences.
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
ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
"""An end mark at the end of a line."""
Splitter = Callable[[str, str], list[int]]


def lines_of(path: Path) -> list[str]:
    """The lines of a development set with single spaces."""
    return [" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def is_plain(line: str) -> bool:
    """Whether a line is one sentence with an end mark and a capital."""
    return bool(ENDED.search(line)) and line[:1].isupper() and not TWO.search(line)


def joined(folder: Path, language: str, *, plain: bool, held_out: bool) -> list[Case]:
    """Paragraphs of five lines with the spans of the lines, one of the two parts."""
    found = []
    for name in SETS[language]:
        path = folder / "dev" / name
        if not path.exists():
            continue
        lines = [line for line in lines_of(path) if not plain or is_plain(line)]
        for at in range(0, len(lines) - 4, 5):
            if (name.startswith("flores") or at // 5 % 2 == 1) != held_out:
                continue
            text, spans = "", []
            for line in lines[at : at + 5]:
                text += " " if text else ""
                spans.append((len(text), len(text) + len(line)))
                text += line
            found.append(Case(text, tuple(spans)))
    return found


def undecidable(found: list[Case], splitter: Splitter, language: str) -> tuple[int, int]:
    """Errors of a splitter that no rule could avoid, and all its errors."""
    hopeless = errors = 0
    for case in found:
        true = {start for start, _ in case.spans[1:]}
        got = set(splitter(case.text, language)[1:])
        errors += len(true ^ got)
        hopeless += sum(not ENDED.search(case.text[:start].rstrip()) for start in true - got)
        hopeless += sum(
            bool(TWO.search(case.text[first:last]))
            for first, last in case.spans
            for start in got - true
            if first < start < last
        )
    return hopeless, errors


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
    try:
        razdel = importlib.import_module("razdel")
        found["razdel"] = lambda text, _: [part.start for part in razdel.sentenize(text)]
    except ImportError:
        print("razdel is not installed")
    try:
        segmenter, tokenizer = importlib.import_module("syntok.segmenter"), importlib.import_module("syntok.tokenizer")

        def syntok(text: str, _: str) -> list[int]:
            tokens = tokenizer.Tokenizer().tokenize(text)
            return [sentence[0].offset for sentence in segmenter.split(tokens)]

        found["syntok"] = syntok
    except ImportError:
        print("syntok is not installed")
    try:
        blingfire = importlib.import_module("blingfire")
        found["blingfire"] = lambda text, _: starts(text, blingfire.text_to_sentences(text).split("\n"))
    except ImportError:
        print("blingfire is not installed")
    return found


def measure(splitter: Splitter, found: list[Case], language: str) -> tuple[float, float, float, float]:
    """Precision, recall, F1 of inner boundaries; microseconds a sentence."""
    right = wrong = missed = sentences = 0
    began = time.process_time()
    for case in found:
        true = {start for start, _ in case.spans[1:]}
        got = set(splitter(case.text, language)[1:])
        right, wrong, missed = right + len(true & got), wrong + len(got - true), missed + len(true - got)
        sentences += len(case.spans)
    spent = (time.process_time() - began) * 1e6 / max(sentences, 1)
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
            "cases, tuning": cases(language, "tuning"),
            "cases, measuring": cases(language, "measuring"),
            "cases, learned": cases(language, "learned"),
            "cases, fresh": cases(language, "fresh"),
            "cases, closed": cases(language, "closed"),
        }
        for kind in ("plain", "whole"):
            for part in ("tuning", "held out"):
                found = joined(folder, language, plain=kind == "plain", held_out=part == "held out")
                sets[f"{kind}, {part}"] = found
        for name, found in sets.items():
            for splitter, function in splitters.items():
                if found:
                    precision, recall, f1, spent = measure(function, found, language)
                    print(f"{language} {name:19}{splitter:12}{precision:10.4f}{recall:9.4f}{f1:9.4f}{spent:13.1f}")
            if name.startswith(("plain", "whole")) and found:
                hopeless, errors = undecidable(found, ours, language)
                boundaries = sum(len(case.spans) - 1 for case in found)
                f1 = 1 - (errors - hopeless) / (2 * boundaries)
                print(
                    f"{language} {name:19}of our {errors} errors {hopeless} are undecidable; F1 without them {f1:.4f}"
                )


if __name__ == "__main__":
    main()
