"""From parallel text to prepared data: clean, check against the held-out sets, augment, tokenize, write one file."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from models.training.augmentation import augment
from models.training.corpus import LANGUAGES, Pair, Policy, read_lexicon, read_pairs, read_policy, without_duplicates
from models.training.gazetteer import place_pairs
from models.training.held_out import HeldOut, read_held_out
from models.training.prepared import Prepared, describe, encode, save
from models.training.shipped import package_tokenizer, package_weights
from models.training.tokenization import MOST_LINES, train_tokenizer

LEXICONS = (("rus-eng", "ru", False), ("eng-ind", "id", True))
LIMIT_MIB = 60
WRITTEN = Path(__file__).with_name("written")


def gather(corpora: Path, policy: Policy, places: bool = False, written: Path | None = None) -> list[Pair]:
    """Every clean pair of the corpora folder that the policy lets in, of the `written` one, GeoNames' places if asked.

    Without duplicates; what was written for the project comes first, and so stays.
    """
    pairs: list[Pair] = []
    for language in LANGUAGES:
        for folder in (written, corpora) if written else (corpora,):
            for path in sorted(folder.glob(f"train.{language}-en*.tsv*")):
                pairs.extend(read_pairs(path, language, policy))
    for name, language, english_first in LEXICONS:
        for path in sorted((corpora / "lexicon").glob(f"freedict-{name}.tsv*")):
            pairs.extend(read_lexicon(path, language, english_first, policy))
    if places:
        pairs.extend(place_pairs(policy.domain_weight["gazetteer"]))
    return list(without_duplicates(pairs))


def count(pairs: list[Pair]) -> dict[str, dict[str, int]]:
    """Pairs by language and domain, for the log and the package's README."""
    table: dict[str, Counter[str]] = {}
    for pair in pairs:
        table.setdefault(pair.language, Counter())[pair.domain] += 1
    return {language: dict(sorted(domains.items())) for language, domains in sorted(table.items())}


def licences(pairs: list[Pair]) -> dict[str, list[str]]:
    """Licence to the sources under it, as their publishers state it."""
    table: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.domain != "augmented":
            table.setdefault(pair.licence, set()).add(pair.source)
    return {licence: sorted(sources) for licence, sources in sorted(table.items())}


def checked(pairs: list[Pair], held_out: HeldOut) -> list[Pair]:
    """The pairs without any that overlap the held-out sets. Prints what was found and what is left (0)."""
    kept = list(held_out.without(pairs))
    print(
        f"held-out check: {len(pairs) - len(kept):,} of {len(pairs):,} pairs overlap "
        f"{len(held_out):,} held-out sentences; removed"
    )
    return kept


def prepare(
    corpora: Path,
    out: Path,
    pieces: int,
    english_pieces: int,
    seed: int = 1,
    places: bool = False,
    package: Path | None = None,
    written: Path | None = None,
) -> Prepared:
    """The whole way; writes prepared.npz and facts.json to `out`.

    With a `package` its tokenizer is kept, so that a run can go on from its weights.
    """
    if package is not None:  # its faults show before the corpus is read
        package_weights(package)
        package_tokenizer(package, ["The package is read before the corpus."])
    policy = read_policy()
    held_out = read_held_out(*(folder / "dev" for folder in (corpora, written) if folder))
    pairs = checked(gather(corpora, policy, places, written), held_out)
    pairs += list(augment(pairs, seed))
    overlap = sum(map(held_out.overlaps, pairs))
    if overlap:
        pairs = checked(pairs, held_out)
        overlap = sum(map(held_out.overlaps, pairs))
    print(f"overlap with the held-out sets: {overlap}")
    random.Random(seed).shuffle(pairs)
    if package is None:
        tokenizer = train_tokenizer(pairs, pieces, english_pieces, seed)
    else:
        tokenizer = package_tokenizer(package, [pair.english for pair in pairs[:MOST_LINES]])
    facts = {"pairs": count(pairs), "licences": licences(pairs), "left_out": dict(policy.dropped), "overlap": overlap}
    prepared = encode(pairs, tokenizer, json.dumps(facts, ensure_ascii=False))
    out.mkdir(parents=True, exist_ok=True)
    save(prepared, out / "prepared.npz")
    (out / "facts.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf8")
    travels = "" if (out / "prepared.npz").stat().st_size <= LIMIT_MIB * 2**20 else " (too large to travel)"
    size = (out / "prepared.npz").stat().st_size / 2**20
    print(f"{describe(prepared)}\n{out / 'prepared.npz'}: {size:.1f} MiB{travels}")
    return prepared
