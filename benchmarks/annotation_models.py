"""Build what the annotators learned: tag counts, lists of personal names, weights of the words around a name.

    python benchmarks/annotation_models.py tags ../shared/corpora MODEL    # spacy and an English model with a tagger
    python benchmarks/annotation_models.py names                           # faker (MIT)
    python benchmarks/annotation_models.py contexts ../shared/corpora      # after names

Tags: 100,000 English sentences of news, encyclopedia and talk, tagged by spaCy (the shipped file: en_core_web_sm
3.8.0, MIT), counted as words with their tags. Contexts: names whose kind is sure by their own
words (a known country, "Ministry", a first and a family name) teach what stands around each kind. Only counts and
weights are kept.
"""

from __future__ import annotations

import gzip
import importlib
import io
import lzma
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from service.annotate.entities import candidates, contexts, gazetteer, known, name_lists  # noqa: E402
from service.annotate.entities.candidate import Candidate  # noqa: E402
from service.annotate.tokens import SentenceView, tokenize  # noqa: E402
from service.lexicon import table  # noqa: E402

LEXICON = ROOT / "service" / "lexicon"
KINDS = ("news", "wiki", "report", "talk")
MOST, TALK = 80_000, 20_000
COARSE = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "WDT": "WH", "WP": "WH"}
COARSE |= {"WRB": "WH", "WP$": "WH", "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "HYPH": "-", "NFP": "."}
COARSE |= {"LS": "CD", "FW": "NN", "XX": "NN", "ADD": "NNP", "AFX": "JJ"}


def english_sentences(
    corpora: Path, shortest: int, longest: int, refused: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """News and talk, `shortest` to `longest` words, each sentence once; none whose licence holds a `refused` word."""
    news: dict[str, None] = {}
    talk: dict[str, None] = {}
    for language in ("ru", "id"):
        with lzma.open(corpora / f"train.{language}-en.tsv.xz", "rt", encoding="utf-8") as lines:
            for row in lines:
                _, domain, licence, _, english = row.rstrip("\n").split("\t")
                if any(word in licence for word in refused):
                    continue
                if any(kind in domain for kind in KINDS) and shortest <= len(english.split()) <= longest:
                    (talk if "talk" in domain else news).setdefault(english)
    return list(news), list(talk)


def sentences(corpora: Path) -> list[str]:
    """English sentences of 9 to 55 words, news first, in a fixed order."""
    news, talk = english_sentences(corpora, 9, 55)
    found = random.Random(1).sample(news, min(MOST, len(news)))
    return found + random.Random(1).sample(talk, min(TALK, len(talk)))


def pack(name: str, text: str) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", mtime=0) as packed:
        packed.write(text.encode())
    (LEXICON / name).write_bytes(buffer.getvalue())
    print(f"{name}: {len(buffer.getvalue())} bytes")


# Tags


def tagged(corpora: Path, model: str) -> Iterator[list[tuple[str, str]]]:
    """Words as our tokenizer sees them, with spaCy's tags."""
    spacy = importlib.import_module("spacy")
    doc_class = importlib.import_module("spacy.tokens").Doc
    tagger = spacy.load(model, disable=["lemmatizer", "parser", "ner", "attribute_ruler"])
    for text in sentences(corpora):
        tokens = tokenize(text)
        pieces: list[tuple[str, int | None]] = []
        for index, token in enumerate(tokens):
            ending = "'s" if token.lower.endswith("'s") and len(token.text) > 2 else ""
            ending = ending or ("n't" if token.lower.endswith("n't") and len(token.text) > 3 else "")
            pieces.append((token.text[: len(token.text) - len(ending)] if ending else token.text, index))
            if ending:
                pieces.append((token.text[-len(ending) :], None))
        tags: list[str] = []
        for (_, index), word in zip(pieces, tagger(doc_class(tagger.vocab, words=[p for p, _ in pieces])), strict=True):
            if index is not None:
                tags.append(COARSE.get(word.tag_, word.tag_))
            elif word.tag_ == "POS":
                tags[-1] = "POS"
        yield [(token.text, tag) for token, tag in zip(tokens, tags, strict=True)]


def tags(corpora: Path, model: str) -> None:
    """``annotate-tags.tsv.gz``: a word and its tags a line, the commonest first."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in tagged(corpora, model):
        for word, tag in sentence:
            if not (tag == "NNP" and word[0].isupper()):
                words[word.lower()][tag] += 1
    kept = {}
    for word, counts in words.items():
        total = sum(counts.values())
        if total >= 5 and word[0].isalpha():
            top = [(tag, count) for tag, count in counts.most_common(4) if count >= max(2, 0.02 * total)]
            kept[word] = " ".join(tag for tag, _ in top)
    for word, written in verb_forms():
        kept.setdefault(word, written)
    pack("annotate-tags.tsv.gz", "\n".join(f"{w}\t{kept[w]}" for w in sorted(kept)))


def verb_forms() -> Iterator[tuple[str, str]]:
    """Forms of the verbs of annotate-actions.toml, for those that the sentences lack."""
    for section in ("forms", "irregular"):
        for participle, forms in table("annotate-actions", section).items():
            if " " in participle:
                continue
            yield participle, "VBN VBD" if participle.endswith("ed") or participle in forms else "VBN"
            for form in forms:
                if form.endswith("ing") and len(form) > 5:
                    yield form, "VBG"
                elif form.endswith("es") or (form.endswith("s") and form[:-1] in forms):
                    yield form, "VBZ"
                elif form.endswith("ed"):
                    yield form, "VBD VBN"
                else:
                    yield form, "VB VBP" if form == forms[0] else "VBD"


# Names

_RUSSIAN = "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch"
_RUSSIAN += " ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g"
_GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch"
)
_GEORGIAN += " ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
_ARMENIAN = "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o"
_ARMENIAN += " չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev"


def letters_of(pairs: str) -> dict[str, str]:
    """Letter to Latin letters; a hyphen stands for none."""
    parts = pairs.split()
    return {letter: roman.replace("-", "") for letter, roman in zip(parts[::2], parts[1::2], strict=True)}


def roman(name: str, locale: str) -> str | None:
    """A name in plain Latin letters, None where it has others."""
    lower = name.lower()
    if locale in ("ru_RU", "uk_UA", "bg_BG", "mk_MK"):
        letters = {**letters_of(_RUSSIAN), "'": "", **({"и": "y", "г": "h"} if locale == "uk_UA" else {})}
        lower = "".join(letters.get(c, c) for c in lower)
        lower = lower[:-2] + "y" if lower.endswith("iy") else lower
    elif locale in ("ka_GE", "hy_AM"):
        letters = letters_of(_GEORGIAN if locale == "ka_GE" else _ARMENIAN)
        lower = "".join(letters.get(c, c) for c in lower.replace("ու", "u"))
    plain = gazetteer.fold(unicodedata.normalize("NFC", lower))
    return plain if plain.isascii() and len(plain) > 1 and plain.replace("-", "").replace("'", "").isalpha() else None


def names() -> None:
    """``annotate-names.txt.gz``: first names, family names, first names of men only, of women only; a line each."""
    providers = Path(importlib.import_module("faker").__file__ or "").parent / "providers" / "person"
    given: set[str] = set()
    family: set[str] = set()
    men: set[str] = set()
    women: set[str] = set()
    for folder in sorted(p.parent.name for p in providers.glob("*_*/__init__.py")):
        provider = importlib.import_module(f"faker.providers.person.{folder}").Provider
        for attribute in dir(provider):
            listed = getattr(provider, attribute)
            if not attribute.startswith(("first_name", "last_name")) or not isinstance(listed, (tuple, list, dict)):
                continue
            parts = (roman(part, folder) for name in listed if isinstance(name, str) for part in name.split())
            found = {part for part in parts if part}
            (given if attribute.startswith("first") else family).update(found)
            if "female" in attribute:
                women |= found
            elif "male" in attribute:
                men |= found
    lines = (given, family, men - women, women - men)
    pack("annotate-names.txt.gz", "\n".join(" ".join(sorted(line)) for line in lines) + "\n")


# Contexts


def sure_kind(name: Candidate) -> str | None:
    """The kind of a name that its own words tell."""
    own = name.words
    if not own:
        return None
    heads = name_lists.word_set("organizations.heads") - name_lists.word_set("organizations.weak")
    of = name_lists.word_set("organizations.of")
    place = gazetteer.lookup(name.text)
    if gazetteer.fold(name.text) in known.known_organizations() or (
        len(own) > 1 and (own[-1] in heads or ("of" in own[1:] and own[own.index("of") - 1] in of))
    ):
        return "organization"
    given, family, common = name_lists.given_names(), name_lists.surnames(), name_lists.common_words()
    if place is None and len(own) > 1 and own[0] in given - common and own[-1] in family:
        return "person"
    if place is None and len(own) == 1 and name.role and own[0] in family:
        return "person"
    large = place is not None and (place.kind in ("country", "region") or place.population > 150_000)
    return "place" if large and (len(own) > 1 or own[0] not in given | common) else None


def context_rows(corpora: Path) -> Iterator[tuple[str, list[str]]]:
    for text in sentences(corpora):
        view = SentenceView(0, "paragraph", text, 0, (0, len(text)), text, "en", tokenize(text))
        if candidates.is_title_case(view):
            continue
        for name in candidates.find(view):
            kind = sure_kind(name)
            if kind is not None:
                yield kind, list(contexts.features(name))


def context_weights(corpora: Path) -> None:
    """``annotate-contexts.tsv``: a softmax regression by AdaGrad, rare kinds weighing more; small weights dropped."""
    rows = list(context_rows(corpora))
    counts = Counter(feature for _, features in rows for feature in set(features))
    index = {feature: i for i, feature in enumerate(sorted(f for f, n in counts.items() if n >= 8))}
    x = [[index[f] for f in features if f in index] for _, features in rows]
    y = np.array([contexts.KINDS.index(kind) for kind, _ in rows])
    scale = np.minimum(len(y) / (3 * np.bincount(y, minlength=3)), 3)
    weights, history = np.zeros((len(index), 3)), np.full((len(index), 3), 1e-6)
    order = np.random.default_rng(0)
    for _ in range(6):
        for i in order.permutation(len(x)):
            z = weights[x[i]].sum(0)
            p = np.exp(z - z.max())
            p /= p.sum()
            p[y[i]] -= 1
            step = scale[y[i]] * p[None, :] + 5e-3 * weights[x[i]]
            history[x[i]] += step * step
            weights[x[i]] -= 0.3 * step / np.sqrt(history[x[i]])
    weights -= weights.mean(1, keepdims=True)
    lines = [
        f"{feature}\t" + "\t".join(f"{w:.2f}" for w in weights[i])
        for feature, i in index.items()
        if abs(weights[i]).max() >= 0.25
    ]
    (LEXICON / "annotate-contexts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} names, {len(lines)} features")


if __name__ == "__main__":
    if sys.argv[1:2] == ["tags"] and len(sys.argv) == 4:
        tags(Path(sys.argv[2]), sys.argv[3])
    elif sys.argv[1:2] == ["names"]:
        names()
    elif sys.argv[1:2] == ["contexts"] and len(sys.argv) == 3:
        context_weights(Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
