"""Trains the word-piece weights of `service/language` (service/language/pieces.npz).

    python benchmarks/language_training.py CORPORA [--out FILE] [--steps 2500]
    python benchmarks/malay_training.py CORPORA

CORPORA holds train.{ru,id}-en.tsv.xz and lid-flores101-devtest.tar.xz. English, Russian and Indonesian are learned from
the training files alone; the other languages from the FIRST half of each FLORES list (the second half is for
benchmarks/language.py); languages without a list there (sv, da, no, …) from text drawn out of langdetect's trigram
profiles; transliterated Russian from Russian training sentences in six common schemes. Needs torch (extra `training`).
The word lists of Russian's neighbours are the most frequent words of their Wikipedias (langidentify, Apache 2.0:
``pip install langidentify-full-model``).

A softmax over sums of pieces: whole words and 1- to 4-grams inside a word. A word's sum can be remembered, so reading
is one look-up a word. Examples are whole sentences and snippets of 1 to 8 words; names (capitals inside a sentence)
count less.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import lzma
import random
import tarfile
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from langdetect.detector_factory import PROFILES_DIRECTORY

from service.language.pieces import pieces, tokens
from service.language.script import CYRILLIC as CYRILLIC_WORD
from service.language.vocabulary import NEIGHBOURS, positions

LATIN = {
    "ces": "cs", "ceb": "ceb", "fra": "fr", "azj": "az", "por": "pt", "nld": "nl", "ita": "it", "tgl": "tl",
    "msa": "ms", "ron": "ro", "pol": "pl", "hun": "hu", "uzb": "uz", "bos": "hr", "hrv": "hr", "fin": "fi", "vie": "vi",
    "spa": "es", "deu": "de", "tur": "tr", "swh": "sw", "jav": "jv", "est": "et",
}  # fmt: skip
CYRILLIC = {
    "bel": "be", "kir": "ky", "mon": "mn", "mkd": "mk", "bul": "bg", "ukr": "uk", "srp": "sr", "kaz": "kk", "tgk": "tg",
}  # fmt: skip
PROFILES = ("af", "ca", "cy", "da", "lt", "lv", "no", "sk", "sl", "so", "sq", "sv")
GENERAL = ("news/wiki/report", "talk/subtitle/conversation", "religious", "web", "software UI", "technical docs")
VOCABULARY = {"en": (25_000, 3, 2.0), "ru": (45_000, 3, 2.0), "id": (27_000, 2, 0.2)}
"""How many words at most, seen how often at least, and by what ratio more often than in the other two."""
NEIGHBOUR_WORDS = 40_000
"""How many words for each neighbour of Russian; its Wikipedia has the rarest of them once or twice in a million."""
BITS = 8
"""A word: about 2 % of unknown words pass for known."""
SHARES = (6, 2, 0.3, 1, 0.25, 0.4)

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
SCHEMES = (
    {},
    {"ё": "e", "ъ": "", "ь": ""},
    {"ь": "'", "ъ": "''", "ё": "e"},
    {"ё": "jo", "й": "j", "ю": "ju", "я": "ja", "х": "h", "ц": "c", "щ": "shh", "ь": "'", "ъ": ""},
    {"ё": "e", "й": "i", "ю": "iu", "я": "ia", "ъ": "ie", "ь": ""},
    {"ё": "ë", "ж": "ž", "ч": "č", "ш": "š", "щ": "šč", "й": "j", "ю": "ju", "я": "ja", "х": "ch",
     "ц": "c", "ь": "ʹ", "э": "è", "ъ": ""},
)  # fmt: skip


def romanized(text: str, scheme: dict[str, str]) -> str:
    """Russian in Latin letters by one scheme."""
    out = []
    for character in text:
        low = character.lower()
        latin = scheme.get(low, LETTERS.get(low, low))
        out.append(latin.capitalize() if character != low else latin)
    return "".join(out)


def training_pairs(path: Path, chance: random.Random, size: int) -> tuple[list[str], list[str]]:
    """Foreign and English sentences of a training file, running text preferred to software strings."""
    weights = dict(zip(GENERAL, SHARES, strict=True))
    rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _source, domain, _licence, foreign, english = line.rstrip("\n").split("\t")
            if len(foreign) >= 25 and "%" not in foreign and "\\" not in foreign and "://" not in foreign:
                rows.append((chance.random() ** (1 / weights.get(domain, 0.3)), foreign, english))
    rows.sort(reverse=True)
    chosen = rows[:size]
    return [row[1] for row in chosen], [row[2] for row in chosen]


def drawn(profile: str, chance: random.Random, sentences: int) -> list[str]:
    """Sentences of pseudo-words that have the profile's trigrams."""
    counts = json.loads((Path(PROFILES_DIRECTORY) / profile).read_text(encoding="utf-8"))["freq"]
    follow: dict[str, list[tuple[str, int]]] = {}
    for gram, count in counts.items():
        if len(gram) == 3:
            follow.setdefault(gram[:2].lower(), []).append((gram[2].lower(), count))
        if len(gram) == 2 and gram[0] == " " and gram[1] != " ":
            follow.setdefault(" ", []).append((gram[1].lower(), count))

    def word() -> str:
        text = " "
        while len(text) < 15:
            options = follow.get(text[-2:] if len(text) > 1 else " ")
            if not options:
                break
            nexts, weights = zip(*options, strict=True)
            letter = chance.choices(nexts, weights)[0]
            if letter == " ":
                break
            text += letter
        return text.strip()

    return [" ".join(word() for _ in range(20)) for _ in range(sentences)]


def corpora(folder: Path, script: str, chance: random.Random) -> dict[str, list[str]]:
    """Training sentences by language code."""
    texts: dict[str, list[str]] = {}
    russian, english = training_pairs(folder / "train.ru-en.tsv.xz", chance, 30_000)
    with tarfile.open(folder / "lid-flores101-devtest.tar.xz") as archive:
        for member in archive:
            code = (LATIN if script == "latin" else CYRILLIC).get(Path(member.name).stem)
            if code and (file := archive.extractfile(member)):
                lines = file.read().decode("utf-8").splitlines()
                texts.setdefault(code, []).extend(lines[: len(lines) // 2])
    if script == "cyrillic":
        return {"ru": russian, **texts}
    indonesian, english_too = training_pairs(folder / "train.id-en.tsv.xz", chance, 30_000)
    texts["en"] = [*english, *english_too]
    texts["id"] = indonesian
    texts["ru-Latn"] = [romanized(text, chance.choice(SCHEMES)) for text in russian]
    for profile in PROFILES:
        texts[profile] = drawn(profile, chance, 1500)
    return texts


class Examples:
    """Draws training examples as (piece numbers, weights, label)."""

    def __init__(self, texts: dict[str, list[str]], index: dict[str, int], codes: list[str], chance: random.Random):
        self.codes, self.chance, self.index = codes, chance, index
        self.sentences = {code: [tokens(text) for text in texts[code]] for code in codes}
        self.known: dict[str, list[int]] = {}
        self.odds = [2.5 if code in ("en", "ru", "id") else 1.5 if code == "ms" else 1.0 for code in codes]

    def numbers(self, word: str) -> list[int]:
        if word not in self.known:
            self.known[word] = [self.index[p] for p in pieces(word) if p in self.index]
        return self.known[word]

    def one(self) -> tuple[list[int], list[float], int]:
        label = self.chance.choices(range(len(self.codes)), self.odds)[0]
        words = self.chance.choice(self.sentences[self.codes[label]])
        if self.chance.random() < 0.6:
            size = self.chance.randint(1, 8)
            start = self.chance.randint(0, max(0, len(words) - size))
            words = words[start : start + size]
        numbers: list[int] = []
        weights: list[float] = []
        for word, weight, _plain in words:
            if len(words) > 8 and self.chance.random() < 0.3:  # a word left out: rare words must not decide alone
                continue
            found = self.numbers(word)
            numbers += found
            weights += [weight] * len(found)
        return numbers, weights, label

    def batch(self, size: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        numbers: list[int] = []
        weights: list[float] = []
        offsets, labels = [], []
        for _ in range(size):
            n, w, label = self.one()
            offsets.append(len(numbers))
            labels.append(label)
            numbers += n
            weights += w
        return torch.tensor(numbers), torch.tensor(weights), torch.tensor(offsets), torch.tensor(labels)


def fit(examples: Examples, size: int, steps: int, start: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Weights (pieces x languages) and bias."""
    torch.manual_seed(0)
    bag = torch.nn.EmbeddingBag(size, len(examples.codes), mode="sum")
    bag.weight.data = torch.zeros_like(bag.weight) if start is None else torch.tensor(start)
    bias = torch.nn.Parameter(torch.zeros(len(examples.codes)))
    optimizer = torch.optim.AdamW([{"params": bag.parameters(), "weight_decay": 0.01}, {"params": [bias]}], lr=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [0.02, 0.02], total_steps=steps)
    for step in range(steps):
        numbers, weights, offsets, labels = examples.batch(256)
        loss = torch.nn.functional.cross_entropy(bag(numbers, offsets, weights) + bias, labels, label_smoothing=0.004)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 250 == 0:
            print(f"step {step} loss {loss.item():.4f}", flush=True)
    return bag.weight.detach().numpy(), bias.detach().numpy()


def train(texts: dict[str, list[str]], keep: int, steps: int, chance: random.Random) -> dict[str, np.ndarray]:
    """A first fit over many pieces chooses those worth keeping, a second fit trains these."""
    codes = sorted(texts)
    counts: Counter[str] = Counter()
    for code in codes:
        own: Counter[str] = Counter()
        for text in texts[code][:6000]:
            for word, _weight, plain in tokens(text):
                if plain:
                    own.update(pieces(word))
        scale = 1e6 / sum(own.values())
        counts.update({piece: count * scale for piece, count in own.items() if count >= 6})
    vocabulary = [piece for piece, _ in counts.most_common(40_000)]
    examples = Examples(texts, {p: i for i, p in enumerate(vocabulary)}, codes, chance)
    weights, _ = fit(examples, len(vocabulary), steps)
    value = np.abs(weights - weights.mean(axis=1, keepdims=True)).max(axis=1)
    value *= np.sqrt(np.array([counts[piece] for piece in vocabulary]))
    best = sorted(np.argsort(-value)[:keep].tolist())
    examples = Examples(texts, {vocabulary[i]: n for n, i in enumerate(best)}, codes, chance)
    weights, bias = fit(examples, len(best), steps, weights[best])
    weights -= weights.mean(axis=1, keepdims=True)
    step = float(np.abs(weights).max() / 127)
    return {
        "codes": np.array(" ".join(codes).encode()),
        "pieces": np.array("\n".join(vocabulary[i] for i in best).encode()),
        "weights": np.round(weights / step).astype(np.int8),
        "step": np.array(step, dtype=np.float32),
        "bias": (bias - bias.mean()).astype(np.float32),
    }


def counted(lines: Iterable[str]) -> Counter[str]:
    """Words that are no names."""
    return Counter(word for line in lines for word, _weight, plain in tokens(line) if plain)


def running_text(path: Path) -> tuple[list[str], list[str]]:
    """All foreign and English lines of a training file that are running text."""
    foreign, english = [], []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _source, domain, _licence, one, other = line.rstrip("\n").split("\t")
            if domain.startswith(("news", "talk", "religious", "web", "fiction", "game")) or len(one) > 60:
                foreign.append(one)
                english.append(other)
    return foreign, english


def wikipedia_words(code: str) -> list[str]:
    """The most frequent Cyrillic words of a language's Wikipedia."""
    found = importlib.util.find_spec("langidentify_full_model")
    assert found is not None and found.origin is not None, "pip install langidentify-full-model"
    with gzip.open(Path(found.origin).parent / "data" / f"topwords-{code}.txt.gz", "rt", encoding="utf-8") as lines:
        next(lines)  # how many words were counted
        words = (line.split()[0] for line in lines)
        return list(islice(filter(CYRILLIC_WORD.fullmatch, words), NEIGHBOUR_WORDS))


def filtered(words: Sequence[str]) -> np.ndarray:
    """A Bloom filter of the words."""
    bits = np.zeros(len(words) * BITS // 8, dtype=np.uint8)
    for word in words:
        for place in positions(word, len(bits) * 8):
            bits[place // 8] |= 1 << place % 8
    return bits


def known_words(folder: Path) -> dict[str, np.ndarray]:
    """Bloom filters of the word forms of en, ru, id and of the neighbours of Russian."""
    russian, english = running_text(folder / "train.ru-en.tsv.xz")
    indonesian, english_too = running_text(folder / "train.id-en.tsv.xz")
    counts = {"ru": counted(russian), "id": counted(indonesian), "en": counted([*english, *english_too])}
    totals = {code: sum(count.values()) for code, count in counts.items()}
    arrays = {}
    for code, (size, fewest, ratio) in VOCABULARY.items():
        others = [other for other in counts if other != code]
        own = [
            word
            for word, count in counts[code].most_common()
            if count >= fewest and all(count / totals[code] > ratio * counts[o][word] / totals[o] for o in others)
        ][:size]
        print(code, "knows", len(own), "words, the rarest", counts[code][own[-1]], "times", flush=True)
        arrays[f"known_{code}"] = filtered(own)
    return arrays | {f"known_{code}": filtered(wikipedia_words(code)) for code in NEIGHBOURS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=Path("service/language/pieces.npz"))
    parser.add_argument("--words-only", type=Path, help="take the pieces from this file and count the words anew")
    parser.add_argument("--steps", type=int, default=1500)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    arrays = known_words(arguments.corpora)
    if arguments.words_only:
        with np.load(arguments.words_only) as before:
            arrays = {**before, **arrays}
    for script, keep in (("cyrillic", 2000), ("latin", 5200)):
        if arguments.words_only:
            break
        chance = random.Random(20)
        texts = corpora(arguments.corpora, script, chance)
        print(script, {code: len(lines) for code, lines in texts.items()}, flush=True)
        for name, array in train(texts, keep, arguments.steps, chance).items():
            arrays[f"{script}_{name}"] = array
    np.savez_compressed(arguments.out, **arrays)
    print(arguments.out, arguments.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
