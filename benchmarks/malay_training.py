"""Learns how Malay or Indonesian a word is, and puts it into service/language/pieces.npz.

    python benchmarks/malay_training.py CORPORA [--tessdata FOLDER] [--out FILE]

Needs scikit-learn, wordfreq and the word counts of langidentify (``pip install scikit-learn wordfreq
langidentify-full-model``) and the word lists of the text recognizer tesseract (``apt-get install tesseract-ocr
tesseract-ocr-msa tesseract-ocr-ind``; its tools unpack them). A word starts from the log odds of its frequency in Malay
(wordfreq's list) against Indonesian (wordfreq's list and the training text), from the log odds of its frequency in the
Malay against the Indonesian Wikipedia (langidentify: 61 and 168 million words) and from which of tesseract's two lists,
made of text of the web, have it; a logistic regression over sentences then finds what this, the lexicon's verdicts
(malay.toml) and each single word are worth. Sentences: the FIRST halves of both FLORES lists and the Indonesian news of
the training text, each half of the news seen with frequencies counted in the other. Prints the trade of one error for
the other on the first halves, each fifth of them left out of the fit in turn, on the second halves, on the news
development set and on Indonesian training news that neither counts nor fit have seen.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import lzma
import math
import random
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from wordfreq import get_frequency_dict

from service.language.malay import ending_lean, lean, listed, sequence_lean
from service.language.pieces import Role, Words, words_of
from service.language.vocabulary import knows

NEWS = frozenset(
    {"desmond-smeru", "desmond-ausaid", "panl-int", "panl-eco", "panl-sci", "panl-spo", "indonlg-news-valid"}
    | {"indonlg-general-valid", "nusax-train", "tico19"}
)
"""Sources of running Indonesian text."""
HELD = 4_000
"""Sentences of news to measure on; counts and fit take the others."""
FLOOR = 1e-6
COMMON = 1e-5
MOST = 4.0
"""Bound of a word's log odds."""
RARE = 2e-7
"""Added to a word's share of a Wikipedia: their lists end at 3e-7."""
COMMON_THERE = 5e-7
MOST_THERE = 5.0
"""Bound of a word's log odds between the two Wikipedias."""
OWN = 0.4
"""How strongly a single word's own weight is held back: its feature is so small."""
ALONE = 3.0
"""The most that a word speaks for Malay which the lexicon does not have: no single word is a proof."""
LEAST = 0.2
STEPS = 30
"""Weights are kept in thirtieths."""
TAILS = ("nya", "lah", "pun", "kah")
TESSDATA = Path("/usr/share/tesseract-ocr/5/tessdata")
PARTS = 5
Sentence = tuple[str, Words]
Trade = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Scores of Malay and of Indonesian sentences."""
Row = dict[str, float]
"""Features of a sentence."""


def sentences(texts: Iterable[str]) -> list[Sentence]:
    return [(text, words_of(text)) for text in texts]


def flores(corpora: Path, name: str) -> tuple[list[Sentence], list[Sentence]]:
    """First and second half."""
    with tarfile.open(corpora / "lid-flores101-devtest.tar.xz") as archive:
        file = archive.extractfile(f"{name}.txt")
        assert file is not None
        lines = file.read().decode("utf-8").splitlines()
    return sentences(lines[: len(lines) // 2]), sentences(lines[len(lines) // 2 :])


def training_text(corpora: Path) -> tuple[list[str], list[str]]:
    """Indonesian news sentences in a fixed random order, and all other text."""
    news, rest = [], []
    with lzma.open(corpora / "train.id-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source, _domain, _licence, text, _english = line.rstrip("\n").split("\t")
            (news if source in NEWS and len(text) > 40 else rest).append(text)
    random.Random(1).shuffle(news)
    return news, rest


def word_list(tessdata: Path, name: str) -> frozenset[str]:
    """tesseract's word list of a language, lower-cased."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder, name)
        for command in (
            ["combine_tessdata", "-u", f"{tessdata / name}.traineddata", f"{parts}."],
            ["dawg2wordlist", f"{parts}.lstm-unicharset", f"{parts}.lstm-word-dawg", f"{parts}.words"],
        ):
            subprocess.run(command, check=True, capture_output=True)
        return frozenset(Path(f"{parts}.words").read_text(encoding="utf-8").lower().split())


class Web:
    """Which of the two word lists have a word."""

    def __init__(self, tessdata: Path) -> None:
        self.malay, self.indonesian = word_list(tessdata, "msa"), word_list(tessdata, "ind")

    def kind(self, word: str, counted: bool) -> str:
        """The feature of a word, apart for those whose frequency is known."""
        malay, indonesian = (any(form in known for form in forms(word)) for known in (self.malay, self.indonesian))
        lists = "both lists" if malay and indonesian else "Malay list" if malay else "Indonesian list"
        return f"{lists if malay or indonesian else 'no list'}{'' if counted else ', uncounted'}"


def forms(word: str) -> list[str]:
    """The word, and without a particle at its end."""
    return [word, *(word[: -len(tail)] for tail in TAILS if word.endswith(tail) and len(word) > len(tail) + 3)]


class Wikipedia:
    """Log odds of Malay against Indonesian by word frequency in the two Wikipedias."""

    def __init__(self) -> None:
        found = importlib.util.find_spec("langidentify_full_model")
        assert found is not None and found.origin is not None, "pip install langidentify-full-model"
        folder = Path(found.origin).parent / "data"
        self.malay, self.indonesian = (self._shares(folder / f"topwords-{code}.txt.gz") for code in ("ms", "id"))

    @staticmethod
    def _shares(path: Path) -> dict[str, float]:
        """Share of all words, from a list of words with natural logarithms."""
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            next(lines)  # how many words were counted
            return {word: math.exp(float(log)) for word, log in map(str.split, lines)}

    def of(self, word: str) -> float | None:
        """None for a word that neither has, with or without a particle."""
        for form in forms(word):
            malay, indonesian = self.malay.get(form, 0.0), self.indonesian.get(form, 0.0)
            if malay or indonesian:
                odds = math.log((malay + RARE) / (indonesian + RARE))
                return max(-MOST_THERE, min(MOST_THERE, odds))
        return None

    def features(self, word: str) -> Row:
        value = self.of(word)
        if value is None:
            return {"in no Wikipedia": 1.0}
        return {"Wikipedia+" if value > 0 else "Wikipedia-": value}


class Odds:
    """Log odds of Malay against Indonesian by word frequency."""

    def __init__(self, news: Sequence[str], rest: Sequence[str], web: Web, wikipedia: Wikipedia) -> None:
        self.web, self.wikipedia = web, wikipedia
        counts = Counter(word for text in rest for word in words_of(text).lowered)
        for text in news:
            counts.update(dict.fromkeys(words_of(text).lowered, 3))
        total = counts.total()
        self.malay = dict(get_frequency_dict("ms"))
        listed_there = get_frequency_dict("id")
        self.indonesian = {
            word: (listed_there.get(word, 0.0) + counts[word] / total) / 2 for word in {*listed_there, *counts}
        }

    def of(self, word: str) -> float | None:
        """None for a word that neither language is known to have, with or without a particle."""
        for form in forms(word):
            malay, indonesian = self.malay.get(form, 0.0), self.indonesian.get(form, 0.0)
            if malay or indonesian:
                return max(-MOST, min(MOST, math.log((malay + FLOOR) / (indonesian + FLOOR))))
        return None

    def kind(self, word: str, value: float) -> str:
        """The feature that a word's odds go with: words of one language that the other has too are trusted apart."""
        if value < 0:
            return "Indonesian, in both" if self.malay.get(word, 0.0) > COMMON else "Indonesian"
        if self.indonesian.get(word, 0.0) > COMMON:
            return "Malay, in both"
        return "Malay, rare in both" if self.indonesian.get(word, 0.0) > FLOOR or knows("id", word) else "Malay"


def features(sentence: Sentence, odds: Odds) -> Row:
    """What a sentence says; the names of whole-word features begin with ``=``."""
    text, (lowered, roles, _) = sentence
    found: Counter[str] = Counter()
    for word, role in dict.fromkeys(zip(lowered, roles, strict=True)):
        said, value = listed(word), odds.of(word)
        if said:
            found["listed+" if said > 0 else "listed-"] += said
        if role not in (Role.PLAIN, Role.OPENING):
            found["name"] += value or 0.0
            continue
        found["words"] += 1
        if value is None:
            found["known" if knows("id", word) else "strange"] += 1
            found["ending"] += ending_lean(word) if said is None else 0.0
        else:
            found[odds.kind(word, value)] += value
        found[odds.web.kind(word, value is not None)] += 1
        found.update(odds.wikipedia.features(word))
        found[f"={word}"] = OWN
    found["text"] = sequence_lean(text, lowered)
    return dict(found)


class Model:
    """The regression, and what it makes of a word."""

    def __init__(self, malay: Sequence[Sentence], parallel: Sequence[Sentence], news: Sequence[Row], odds: Odds):
        self.odds = odds
        rows = [*(features(sentence, odds) for sentence in (*malay, *parallel)), *news]
        seen = Counter(name for row in rows for name in row)
        rows = [{name: value for name, value in row.items() if seen[name] > 1} for row in rows]
        self.vectors = DictVectorizer()
        matrix = self.vectors.fit_transform(rows)
        matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
        labels = [1] * len(malay) + [0] * (len(parallel) + len(news))
        shares = [2.0] * len(malay) + [1.0] * (len(parallel) + len(news))
        fit = LogisticRegression(C=1.0, max_iter=300, solver="liblinear").fit(matrix, labels, sample_weight=shares)
        self.coefficients = dict(zip(self.vectors.get_feature_names_out(), fit.coef_[0].tolist(), strict=True))
        self.intercept = float(fit.intercept_[0])

    def scores(self, texts: Sequence[Sentence]) -> NDArray[np.float64]:
        return np.array(
            [
                self.intercept
                + sum(self.coefficients.get(name, 0.0) * value for name, value in features(text, self.odds).items())
                for text in texts
            ]
        )

    def word(self, word: str) -> float:
        """The weight of a plain word, the lexicon's verdict in it."""
        value, said = self.odds.of(word), listed(word)
        if said == 0.0:
            return 0.0
        own = OWN * self.coefficients.get(f"={word}", 0.0) + self.coefficients["words"]
        own += self.coefficients[self.odds.web.kind(word, value is not None)]
        own += sum(self.coefficients[name] * told for name, told in self.odds.wikipedia.features(word).items())
        if value is not None:
            own += value * self.coefficients[self.odds.kind(word, value)]
        if said is None:
            return min(own, ALONE)
        return own + said * self.coefficients["listed+" if said > 0 else "listed-"]


def words_of_interest(model: Model) -> Iterable[str]:
    frequent = {
        word
        for table in (model.odds.malay, model.odds.indonesian)
        for word, rate in table.items()
        if rate > 1.5 * FLOOR
    }
    web = model.odds.web.malay ^ model.odds.web.indonesian
    there = model.odds.wikipedia
    encyclopedic = {
        word for table in (there.malay, there.indonesian) for word, share in table.items() if share > COMMON_THERE
    }
    seen = {name[1:] for name in model.coefficients if name.startswith("=")}
    return frequent | web | encyclopedic | set(lean().words) | seen


def left_out(malay: Sequence[Sentence], parallel: Sequence[Sentence], news: Sequence[Row], odds: Odds) -> Trade:
    """Scores of Malay and Indonesian sentences by models that have not seen them, a fifth at a time."""
    scores: tuple[list[float], list[float]] = ([], [])
    for part in range(PARTS):
        seen = [[s for place, s in enumerate(texts) if place % PARTS != part] for texts in (malay, parallel)]
        model = Model(seen[0], seen[1], news, odds)
        for found, texts in zip(scores, (malay, parallel), strict=True):
            found += model.scores(texts[part::PARTS]).tolist()
    return np.array(scores[0]), np.array(scores[1])


def print_trade(name: str, missed: NDArray[np.float64], scores: NDArray[np.float64]) -> None:
    row = [f"{recall}: {float((missed <= np.quantile(scores, recall)).mean()):.3f}" for recall in (0.99, 0.995, 0.998)]
    print(f"Malay missed at a recall of Indonesian {name} of", ", ".join(row))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--tessdata", type=Path, default=TESSDATA)
    parser.add_argument("--out", type=Path, default=Path("service/language/pieces.npz"))
    arguments = parser.parse_args()
    news, rest = training_text(arguments.corpora)
    held, halves = sentences(news[:HELD]), (news[HELD::2], news[HELD + 1 :: 2])
    web, wikipedia = Web(arguments.tessdata), Wikipedia()
    fit = [
        features(sentence, counted)
        for seen, unseen in (halves, halves[::-1])
        for counted in (Odds(unseen, rest, web, wikipedia),)
        for sentence in sentences(seen)
    ]
    odds = Odds(news[HELD:], rest, web, wikipedia)
    (malay, malay_unseen), (parallel, parallel_unseen) = (flores(arguments.corpora, code) for code in ("msa", "ind"))
    model = Model(malay, parallel, fit, odds)
    for name, value in sorted(model.coefficients.items()):
        if not name.startswith("="):
            print(f"{name:20} {value:.3f}")
    print(f"{'intercept':20} {model.intercept:.3f}")
    development = (arguments.corpora / "dev" / "indonlg-news-test.id-en.id").read_text(encoding="utf-8").splitlines()
    indonesian = {"FLORES": parallel_unseen, "news": sentences(development), "training news": held}
    missed = model.scores(malay_unseen)
    print_trade("FLORES, first halves, left out", *left_out(malay, parallel, fit, odds))
    for name, texts in indonesian.items():
        print_trade(name, missed, model.scores(texts))
    weights = {word: round(STEPS * model.word(word)) for word in words_of_interest(model) if word.isalpha()}
    known = sorted(word for word, value in weights.items() if abs(value) >= STEPS * LEAST)
    print(len(known), "words")
    with np.load(arguments.out) as before:
        arrays = dict(before)
    arrays["malay_words"] = np.array("\n".join(known).encode())
    arrays["malay_odds"] = np.array([max(-127, min(127, weights[word])) for word in known], dtype=np.int8)
    np.savez_compressed(arguments.out, **arrays)
    print(arguments.out, arguments.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
