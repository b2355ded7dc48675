"""Learn the tagger and parser of service/annotate/syntax.py from a spaCy model's parses of English sentences.

    python benchmarks/syntax_model.py parse ../shared/corpora MODEL PARSED   # spacy and an English model with a parser
    python benchmarks/syntax_model.py train PARSED [--epochs 4]              # torch

The shipped lexicon/annotate-syntax.npz: en_core_web_sm 3.8.0 (MIT) read 88,723 sentences of news, encyclopedia and talk
(all of the news with figures in them); four passes on one core took ten minutes. Against the teacher, on 1,500
sentences held back: tags 0.976, heads 0.895, heads with labels 0.879. Only the weights are kept.
"""

from __future__ import annotations

import argparse
import importlib
import pickle
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from annotation_models import COARSE, LEXICON, english_sentences  # noqa: E402

from service.annotate import syntax  # noqa: E402
from service.annotate.tokens import Token, tokenize  # noqa: E402

WIDTH, WORD, ENDING, SHAPE = 64, 48, 32, 8
ENDINGS, VOCABULARY = 2_000, 14_000
ARC, LABEL = 48, 20
TOKENS = 1_500
"""Tokens of one step."""
Example = tuple[list[str], list[str], list[int], list[str]]


def sentences(corpora: Path) -> list[str]:
    """News with figures, other news, some talk; nothing whose licence forbids what is made of it."""
    news, talk = english_sentences(corpora, 6, 60, refused=("NC", "machine"))
    figures = [s for s in news if re.search(r"\d", s)]
    rest = [s for s in news if not re.search(r"\d", s)]
    chance = random.Random(7)
    found = chance.sample(figures, min(90_000, len(figures))) + chance.sample(rest, min(50_000, len(rest)))
    found += chance.sample(talk, min(15_000, len(talk)))
    chance.shuffle(found)
    return found


# The teacher


def pieces(tokens: Sequence[Token]) -> list[tuple[str, int | None]]:
    """Our tokens as spaCy cuts them: "Turkey's" is two; the second has no number."""
    found: list[tuple[str, int | None]] = []
    for at, token in enumerate(tokens):
        ending = next((e for e in ("'s", "n't") if token.lower.endswith(e) and len(token.text) > len(e)), "")
        found.append((token.text[: len(token.text) - len(ending)] if ending else token.text, at))
        if ending:
            found.append((token.text[-len(ending) :], None))
    return found


def example(tokens: Sequence[Token], cut: Sequence[tuple[str, int | None]], parsed: Any) -> Example:
    """Tags, heads and labels of our tokens."""
    owners: list[int] = []
    for _, at in cut:
        owners.append(at if at is not None else owners[-1])
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for (_, at), word in zip(cut, parsed, strict=True):
        if at is None:
            tags[-1] = "POS" if word.tag_ == "POS" else tags[-1]
            continue
        holder = word
        while holder.head.i != holder.i and owners[holder.head.i] == at:
            holder = holder.head
        tags.append(COARSE.get(word.tag_, word.tag_))
        heads.append(-1 if holder.head.i == holder.i else owners[holder.head.i])
        labels.append(holder.dep_)
    return [t.text for t in tokens], tags, heads, labels


def parse(corpora: Path, model: str, target: Path) -> None:
    """The teacher's parses of all sentences, pickled."""
    spacy = importlib.import_module("spacy")
    document = importlib.import_module("spacy.tokens").Doc
    teacher = spacy.load(model, disable=["lemmatizer", "ner"])

    def documents() -> Iterator[tuple[Any, tuple[Sequence[Token], list[tuple[str, int | None]]]]]:
        for text in sentences(corpora):
            tokens = tokenize(text)
            if 3 <= len(tokens) <= 80:
                cut = pieces(tokens)
                yield document(teacher.vocab, words=[word for word, _ in cut]), (tokens, cut)

    read = [example(tokens, cut, parsed) for parsed, (tokens, cut) in teacher.pipe(documents(), as_tuples=True)]
    target.write_bytes(pickle.dumps(read))
    print(f"{len(read)} sentences")


# The student


class Coding:
    """Words, tags and labels as numbers."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.counts = Counter(syntax.features(word, ENDINGS)[0] for words, *_ in examples for word in words)
        self.vocabulary = [word for word, count in self.counts.most_common(VOCABULARY) if count >= 3]
        self.tags = sorted({tag for _, tags, _, _ in examples for tag in tags})
        found = Counter(label for *_, labels in examples for label in labels)
        self.labels = [label for label, count in found.most_common() if count >= 20]
        self._words = {word: at + 2 for at, word in enumerate(self.vocabulary)}
        self._tags = {tag: at for at, tag in enumerate(self.tags)}
        self._labels = {label: at for at, label in enumerate(self.labels)}

    def rows(self, example: Example) -> list[list[int]]:
        """Six rows of numbers: word, ending, shape, tag, head (0: root), label."""
        words, tags, heads, labels = example
        features = [syntax.features(word, ENDINGS) for word in words]
        opening, shapes = True, []
        for word, (_, _, shape) in zip(words, features, strict=True):
            shapes.append(shape + (5 if opening else 0))
            opening = word in '":(“' or (opening and not word[0].isalpha())
        return [
            [self._words.get(known, 1) for known, _, _ in features],
            [ending for _, ending, _ in features],
            shapes,
            [self._tags[tag] for tag in tags],
            [head + 1 for head in heads],
            [self._labels.get(label, self._labels["dep"]) for label in labels],
        ]


def network(coding: Coding) -> Any:
    """The network of syntax.py in PyTorch; its parameters have the names of the archive."""
    torch = importlib.import_module("torch")
    nn = torch.nn
    frequency = torch.tensor([0.0, 0.0, *(coding.counts[word] for word in coding.vocabulary)])

    class Network(nn.Module):  # type: ignore[misc, name-defined, unused-ignore]
        def __init__(self) -> None:
            super().__init__()
            self.word, self.suf = nn.Embedding(len(coding.vocabulary) + 2, WORD), nn.Embedding(ENDINGS, ENDING)
            self.shape = nn.Embedding(10, SHAPE)
            nn.init.normal_(self.word.weight, std=0.3)
            nn.init.normal_(self.suf.weight, std=0.3)
            self.inp = nn.Linear(WORD + ENDING + SHAPE, WIDTH)
            self.conv = nn.ModuleList([nn.Linear(3 * WIDTH, WIDTH) for _ in syntax.DILATIONS])
            self.norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in syntax.DILATIONS])
            self.tag = nn.Linear(WIDTH, len(coding.tags))
            self.ad, self.ah, self.hb = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC), nn.Linear(ARC, 1)
            self.root, self.U = nn.Parameter(torch.zeros(WIDTH)), nn.Parameter(torch.randn(ARC, ARC) * 0.1)
            self.dist = nn.Parameter(torch.zeros(2 * syntax.FAR + 1))
            self.ld, self.lh = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
            self.V = nn.Parameter(torch.randn(len(coding.labels), LABEL + 1, LABEL + 1) * 0.05)
            self.drop = nn.Dropout(0.1)

        def hidden(self, words: Any, endings: Any, shapes: Any, inside: Any) -> Any:
            if self.training:  # seldom words are often read as unknown ones
                unknown = torch.rand(words.shape) < 0.25 / (0.25 + frequency[words])
                words = torch.where(unknown, torch.ones_like(words), words)
            inside = inside.unsqueeze(-1).float()
            x = torch.cat([self.word(words), self.suf(endings), self.shape(shapes)], -1)
            x = self.inp(self.drop(x)) * inside
            for dilation, conv, norm in zip(syntax.DILATIONS, self.conv, self.norm, strict=True):
                empty = torch.zeros_like(x[:, :dilation])
                left = torch.cat([empty, x[:, :-dilation]], 1)[:, : x.shape[1]]
                right = torch.cat([x[:, dilation:], empty], 1)[:, : x.shape[1]]
                x = norm(x + self.drop(torch.relu(conv(torch.cat([left, x, right], -1))))) * inside
            return x

        def arcs(self, x: Any, inside: Any) -> tuple[Any, Any]:
            size, count, _ = x.shape
            heads = torch.cat([self.root.expand(size, 1, WIDTH), x], 1)
            right = torch.relu(self.ah(heads))
            scores = torch.relu(self.ad(x)) @ self.U @ right.transpose(1, 2) + self.hb(right).transpose(1, 2)
            steps = torch.arange(count)
            far = self.dist[(steps - steps.unsqueeze(1)).clamp(-syntax.FAR, syntax.FAR) + syntax.FAR]
            far = far - torch.eye(count) * 1e9
            scores = torch.cat([scores[:, :, :1], scores[:, :, 1:] + far], 2)
            known = torch.cat([torch.ones(size, 1, dtype=torch.bool), inside], 1)
            return scores.masked_fill(~known.unsqueeze(1), -1e9), heads

        def names(self, x: Any, heads: Any, chosen: Any) -> Any:
            one = torch.ones(*x.shape[:2], 1)
            holders = heads.gather(1, chosen.unsqueeze(-1).expand(-1, -1, WIDTH))
            left = torch.cat([torch.relu(self.ld(x)), one], -1)
            right = torch.cat([torch.relu(self.lh(holders)), one], -1)
            mixed = torch.einsum("bni,lij->bnlj", left, self.V)
            return (mixed * right.unsqueeze(2)).sum(-1)

    return Network()


def batch(items: Sequence[list[list[int]]]) -> tuple[list[Any], Any]:
    """Six tensors padded to the longest, and which places are filled."""
    torch = importlib.import_module("torch")
    longest = max(len(item[0]) for item in items)
    padded = [[row + [0] * (longest - len(row)) for row in rows] for rows in zip(*items, strict=True)]
    inside = [[True] * len(item[0]) + [False] * (longest - len(item[0])) for item in items]
    return [torch.tensor(rows) for rows in padded], torch.tensor(inside)


def batches(items: Sequence[list[list[int]]], seed: int) -> list[list[int]]:
    """Sentences of like length together, in an order of chance."""
    chance = random.Random(seed)
    found: list[list[int]] = [[]]
    size = 0
    for at in sorted(range(len(items)), key=lambda i: len(items[i][0]) + 4 * chance.random()):
        found[-1].append(at)
        size += len(items[at][0])
        if size > TOKENS:
            found.append([])
            size = 0
    found = [ids for ids in found if ids]
    chance.shuffle(found)
    return found


def agreement(net: Any, items: Sequence[list[list[int]]]) -> tuple[float, float, float]:
    """Tags, heads, heads with labels as the teacher has them."""
    torch = importlib.import_module("torch")
    right = [0, 0, 0, 0]
    net.eval()
    with torch.no_grad():
        for at in range(0, len(items), 50):
            (words, endings, shapes, tags, heads, labels), inside = batch(items[at : at + 50])
            x = net.hidden(words, endings, shapes, inside)
            scores, holders = net.arcs(x, inside)
            chosen = scores.argmax(-1)
            same = (chosen == heads) & inside
            named = net.names(x, holders, chosen).argmax(-1) == labels
            tagged = (net.tag(x).argmax(-1) == tags) & inside
            for place, value in enumerate((inside, tagged, same, same & named)):
                right[place] += int(value.sum())
    net.train()
    return right[1] / right[0], right[2] / right[0], right[3] / right[0]


def train(source: Path, epochs: int) -> None:
    torch = importlib.import_module("torch")
    torch.manual_seed(1)
    loss_of = torch.nn.functional.cross_entropy
    examples: list[Example] = pickle.loads(source.read_bytes())
    random.Random(3).shuffle(examples)
    coding = Coding(examples[1_500:])
    held, items = ([coding.rows(e) for e in part] for part in (examples[:1_500], examples[1_500:]))
    net = network(coding)
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-3, betas=(0.9, 0.98))
    steps, step = len(batches(items, 0)) * epochs, 0
    for epoch in range(epochs):
        for ids in batches(items, epoch):
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * min(1.0, (step + 1) / 300) * max(0.03, 1 - 0.97 * step / steps)
            (words, endings, shapes, tags, heads, labels), inside = batch([items[i] for i in ids])
            x = net.hidden(words, endings, shapes, inside)
            scores, holders = net.arcs(x, inside)
            loss = loss_of(net.tag(x)[inside], tags[inside]) + loss_of(scores[inside], heads[inside])
            loss = loss + loss_of(net.names(x, holders, heads)[inside], labels[inside])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            step += 1
        print(epoch, *(f"{share:.4f}" for share in agreement(net, held)), flush=True)
        pack(net, coding)


def pack(net: Any, coding: Coding) -> None:
    """The archive that syntax.py reads: half precision, the label weights as one matrix."""
    weights = {name: value.numpy() for name, value in net.state_dict().items()}
    weights["V"] = weights["V"].reshape(len(coding.labels), -1).T
    lists = {"vocabulary": coding.vocabulary, "tags": coding.tags, "labels": coding.labels}
    np.savez_compressed(
        LEXICON / "annotate-syntax.npz",
        **{name: value.astype(np.float16) for name, value in weights.items()},
        **{name: np.array("\n".join(words)) for name, words in lists.items()},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    first = steps.add_parser("parse")
    first.add_argument("corpora", type=Path)
    first.add_argument("model")
    first.add_argument("parsed", type=Path)
    second = steps.add_parser("train")
    second.add_argument("parsed", type=Path)
    second.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    if options.step == "parse":
        parse(options.corpora, options.model, options.parsed)
    else:
        train(options.parsed, options.epochs)


if __name__ == "__main__":
    main()
