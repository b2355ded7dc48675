"""Translation quality into English: BLEU and chrF on the development sets, speed and size beside them.

    python benchmarks/quality.py [--sentences N] [--beam 4] [--packages FOLDER …] [--json FILE]

Compared on the same sentences: the source copied through, a word-by-word dictionary (FreeDict), and every package
found. Packages are read straight from their files with CTranslate2 and SentencePiece, one sentence a line, without the
service's guards, so that the figures are the model's own. The sets are for development: nothing was trained on them.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import ctranslate2
import sentencepiece

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
DEVELOPMENT = (CORPORA / "dev", ROOT / "models" / "training" / "written" / "dev")
SETS = {
    "ru": ("flores101-devtest", "newstest2020-ruen", "wmt2021-ruen-refA", "written-news", "written-more"),
    "id": ("flores101-devtest", "indonlg-news-test", "written-news", "written-more"),
}
LEXICONS = {"ru": ("rus-eng", False), "id": ("eng-ind", True)}
PUBLISHED = (
    "published elsewhere, not measured here: Firefox tiny ru-en, FLORES devtest, BLEU 30.4; "
    "official Argos ru-en 1.9, BLEU 38.3 (test set not stated, as LibreTranslate reports)"
)

Translate = Callable[[Sequence[str]], list[str]]
_WORD = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Score:
    """One system on one set. `size_mb` in 10^6 bytes; `words_per_second` counts source words."""

    system: str
    language: str
    dataset: str
    sentences: int
    bleu: float
    chrf: float
    words_per_second: float
    size_mb: float


def copied(sentences: Sequence[str]) -> list[str]:
    """The source as it is: the floor."""
    return list(sentences)


def read_lexicon(language: str) -> dict[str, str]:
    """First translation of each word, folded."""
    name, english_first = LEXICONS[language]
    words: dict[str, str] = {}
    with lzma.open(CORPORA / "lexicon" / f"freedict-{name}.tsv.xz", "rt", encoding="utf8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            word, english = (fields[1], fields[0]) if english_first else (fields[0], fields[1])
            words.setdefault(word.casefold(), english)
    return words


def word_by_word(words: dict[str, str]) -> Translate:
    """Every word looked up, unknown ones kept."""

    def translate(sentences: Sequence[str]) -> list[str]:
        return ["".join(words.get(part.casefold(), part) for part in _WORD.findall(line)) for line in sentences]

    return translate


def package_translator(package: Path, unpacked: Path, beam: int, threads: int) -> Translate:
    """The model of an .argosmodel file (SentencePiece kind). Raises ValueError for another kind."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(unpacked)
    (folder,) = [path for path in unpacked.iterdir() if path.is_dir()]
    if not (folder / "sentencepiece.model").exists():
        raise ValueError(f"{package.name} has no SentencePiece model")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(folder / "model"), device="cpu", inter_threads=threads, intra_threads=1)
    prefix = json.loads((folder / "metadata.json").read_text(encoding="utf8")).get("target_prefix")

    def translate(sentences: Sequence[str]) -> list[str]:
        results = translator.translate_batch(
            tokenizer.encode(list(sentences), out_type=str),
            target_prefix=[[prefix]] * len(sentences) if prefix else None,
            beam_size=beam, max_batch_size=2048, batch_type="tokens", max_decoding_length=256,
        )  # fmt: skip
        # joined by hand: the English pieces need not be those of the source's tokenizer
        lines = ["".join(result.hypotheses[0]).replace("\u2581", " ").strip() for result in results]
        return [line.removeprefix(prefix).strip() if prefix else line for line in lines]

    return translate


def measure(system: str, translate: Translate, language: str, dataset: str, limit: int, size: int) -> Score:
    """Translates one set and scores it (sacreBLEU's defaults: 13a tokenizer, chrF2)."""
    import sacrebleu

    name = f"{dataset}.{language}-en"
    base = next((folder / name for folder in DEVELOPMENT if (folder / f"{name}.en").exists()), None)
    if base is None:
        raise FileNotFoundError(f"no {name}.en in {' or '.join(map(str, DEVELOPMENT))}")
    sentences, references = (
        Path(f"{base}.{side}").read_text(encoding="utf8").splitlines()[:limit] for side in (language, "en")
    )
    began = time.perf_counter()
    found = translate(sentences)
    seconds = time.perf_counter() - began
    words = sum(len(line.split()) for line in sentences)
    bleu = sacrebleu.corpus_bleu(found, [references]).score
    chrf = sacrebleu.corpus_chrf(found, [references]).score
    return Score(
        system,
        language,
        dataset,
        len(sentences),
        round(bleu, 1),
        round(chrf, 1),
        round(words / max(seconds, 1e-9)),
        size / 1e6,
    )


def found_packages(folders: Sequence[Path]) -> list[tuple[str, Path]]:
    """(language, file) of every package into English in the folders."""
    files = [path for folder in folders if folder.exists() for path in sorted(folder.rglob("*.argosmodel"))]
    matches = [(re.match(r"translate-(\w+?)_en", path.name), path) for path in files]
    return [(match[1], path) for match, path in matches if match and match[1] in SETS]


def table(scores: Sequence[Score]) -> str:
    """Scores as aligned text."""
    head = f"{'system':34} {'pair':6} {'set':22} {'n':>5} {'BLEU':>6} {'chrF':>6} {'words/s':>9} {'MB':>6}"
    rows = [
        f"{s.system:34} {s.language + '-en':6} {s.dataset:22} {s.sentences:5} {s.bleu:6.1f} {s.chrf:6.1f} "
        f"{s.words_per_second:9,.0f} {s.size_mb:6.1f}"
        for s in scores
    ]
    return "\n".join([head, *rows])


def main() -> int:
    """Prints the table; 0 when the development sets are there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sentences", type=int, default=100_000, help="at most so many a set")
    options.add_argument("--beam", type=int, default=4)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--packages", type=Path, nargs="*", default=[ROOT / "models" / "compact"])
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    if not CORPORA.exists():
        print(f"no development sets at {CORPORA}", file=sys.stderr)
        return 1
    systems: list[tuple[str, str, Translate, int]] = []
    for language in SETS:
        systems.append(("source copied", language, copied, 0))
        systems.append(("FreeDict word by word", language, word_by_word(read_lexicon(language)), 0))
    with tempfile.TemporaryDirectory() as folder:
        for number, (language, path) in enumerate(found_packages(chosen.packages)):
            translate = package_translator(path, Path(folder) / str(number), chosen.beam, chosen.threads)
            systems.append((path.stem, language, translate, path.stat().st_size))
        scores = [
            measure(name, translate, language, dataset, chosen.sentences, size)
            for language, datasets in SETS.items()
            for dataset in datasets
            for name, spoken, translate, size in systems
            if spoken == language
        ]
    print(table(scores))
    print(f"beam {chosen.beam}, {chosen.threads} threads, int8 on CPU; {PUBLISHED}")
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(score) for score in scores], indent=1), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
