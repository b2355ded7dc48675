"""How well the checks of a translation tell damage from good English.

Good English are human translations of news; damage is made from them: numbers changed, names dropped or replaced, words
repeated in loops, the source instead of English, the end cut off. Damage is made only of sentences that pass undamaged,
so that every flag counted is due to it. Data: ../shared/corpora, not part of the project.

    python -m benchmarks.faithfulness                        # all sets, a line for each language
    python -m benchmarks.faithfulness --data flores --show 5 # one set with its false alarms and misses

What the rules were tuned on and what not: docs/truth.md.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.damage import kinds, turn_qualifier
from benchmarks.damage import misspelling as damage_of_names
from service.translation import checks, misspelling, number_reader, qualifiers

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
SETS = {
    "flores": {"ru": "flores101-devtest.ru-en", "id": "flores101-devtest.id-en"},
    "flores-rest": {"ru": "flores101-devtest.ru-en", "id": "flores101-devtest.id-en"},
    "newstest2020": {"ru": "newstest2020-ruen.ru-en"},
    "wmt2021": {"ru": "wmt2021-ruen-refA.ru-en"},
    "indonlg": {"id": "indonlg-news-test.id-en"},
    "news": {"ru": "newstest20", "id": "panl-int panl-eco panl-spo"},
    "news-development": {"ru": "newstest20", "id": "panl-int panl-eco panl-spo"},
    "tico19": {"id": "tico19"},
}
"""File names of `dev`; for the last three what the names of sources in the training corpora begin with."""
SEEDS = {
    "news": "dragoman faithfulness second look",
    "news-development": "dragoman faithfulness development",
    "tico19": "dragoman faithfulness second look",
}
DEVELOPMENT = "dragoman faithfulness development"
LOOKED_AT = 1500
"""Sentences of that draw that somebody has read; the other draws leave them out."""
SENTENCES = 500
EACH = 40
"""Damaged sentences of each kind and language."""
MISSPELT = 200
"""Sentences with a misspelt name of each language; they are counted apart from the other damage."""
REST = "flores-rest"
Pair = tuple[str, str]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", choices=sorted(SETS), action="append", help="a set; all when left out")
    parser.add_argument("--qualifiers", action="store_true", help="only: qualifiers of numbers turned round")
    parser.add_argument("--each", type=int, default=EACH, help="damaged sentences of each kind and language")
    parser.add_argument(
        "--misspelt", type=int, default=MISSPELT, help="sentences with a misspelt name of each language"
    )
    parser.add_argument("--show", type=int, default=0, help="print this many missed damages and false alarms of each")
    chosen = parser.parse_args()
    if chosen.qualifiers:
        turned_round(chosen.data or list(SETS), chosen.show)
        return
    for data in chosen.data or SETS:
        total: Counter[str] = Counter()
        for language, name in SETS[data].items():
            pairs = read(data, name, language)
            print(f"\n{data} {language}: {len(pairs)} sentence pairs")
            total += false_alarms(pairs[:SENTENCES], language, chosen.show)
            total += damage(pairs, language, chosen.each, chosen.show)
            total += misspelt(pairs, language, chosen.misspelt, chosen.show)
        print(
            f"{data}: {total['flagged']} of {total['damaged']} damaged sentences flagged "
            f"({total['flagged'] / total['damaged']:.1%}); {total['alarms']} false alarms on {total['good']} "
            f"human translations ({total['alarms'] / total['good']:.1%})"
        )
        print(
            f"{data}: of {total['misspelt']} misspelt names {total['mended']} put right, {total['otherwise']} put "
            f"otherwise, {total['noticed']} flagged "
            f"({(total['mended'] + total['otherwise'] + total['noticed']) / max(1, total['misspelt']):.1%})"
        )


def read(data: str, name: str, language: str) -> list[Pair]:
    """The aligned sentences of a set: `flores` is the first half of FLORES-101, `flores-rest` the other."""
    if data in SEEDS:
        origins = load(tuple(name.split()), language)
        if data == "news-development":
            return draw(origins, SEEDS[data])
        seen = set(draw(origins, DEVELOPMENT, LOOKED_AT if data == "news" else 700))
        return [pair for pair in draw(origins, SEEDS[data], SENTENCES + LOOKED_AT) if pair not in seen][:SENTENCES]
    source = (CORPORA / "dev" / f"{name}.{language}").read_text(encoding="utf-8").splitlines()
    english = (CORPORA / "dev" / f"{name}.en").read_text(encoding="utf-8").splitlines()
    pairs = list(zip(source, english, strict=True))
    if data.startswith("flores"):
        return pairs[SENTENCES:] if data == REST else pairs[:SENTENCES]
    return pairs


def load(starts: tuple[str, ...], language: str) -> list[Pair]:
    """All pairs of the training corpora whose source's name begins so."""
    with lzma.open(CORPORA / f"train.{language}-en.tsv.xz", "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return [(row[3], row[4]) for row in rows if row[0].startswith(starts)]


def draw(pairs: Sequence[Pair], seed: str, count: int = SENTENCES) -> list[Pair]:
    """The first pairs in the order of their hashes."""
    return sorted(pairs, key=lambda pair: hashlib.sha256((seed + pair[0]).encode()).digest())[:count]


def flags(source: str, english: str, language: str) -> tuple[str, ...]:
    """All codes of a sentence, as the service would give them."""
    return (*checks.problems(source, english, language), *checks.doubts(source, english, language))


def false_alarms(pairs: Sequence[Pair], language: str, show: int) -> Counter[str]:
    """Flags on human translations, their names put right as in the service, and what a check costs."""
    codes: Counter[str] = Counter()
    alarms = []
    first = cost(pairs, language)
    for source, english in pairs:
        found = flags(source, mended(source, english, language), language)
        codes.update({flag.partition(":")[0] for flag in found})
        if found:
            alarms.append((found, source, english))
    share = len(alarms) / len(pairs)
    print(f"  false alarms {len(alarms)} of {len(pairs)} ({share:.1%}): {dict(codes.most_common())}")
    again = min(cost(pairs, language) for _ in range(3))
    print(f"  processor time a sentence: {first:.3f} ms the first time, {again:.3f} ms with words seen before")
    for found, source, english in alarms[:show]:
        print(f"    {found}\n      {source}\n      {english}")
    return Counter(alarms=len(alarms), good=len(pairs))


def turned_round(sets: Sequence[str], show: int) -> None:
    """Qualifiers before a number turned round in all sentences that have one, and flags where none is."""
    total: Counter[str] = Counter()
    for data in sets:
        for language, name in SETS[data].items():
            for source, english in read(data, name, language):
                total["good"] += 1
                if qualifiers.changed(source, english, language):
                    total["alarms"] += 1
                elif (turned := turn_qualifier(english)) is not None:
                    total["turned"] += 1
                    if qualifiers.changed(source, turned, language):
                        total["flagged"] += 1
                    elif total["turned"] - total["flagged"] <= show:
                        print(f"      {source}\n      {turned}")
    print(
        f"qualifiers turned round: {total['flagged']} of {total['turned']} flagged; "
        f"{total['alarms']} of {total['good']} human translations flagged"
    )


def cost(pairs: Sequence[Pair], language: str) -> float:
    """Mean milliseconds of processor time a sentence; what is remembered of whole sentences is forgotten before."""
    number_reader.read.cache_clear()
    started = time.process_time()
    for source, english in pairs:
        flags(source, english, language)
    return 1000 * (time.process_time() - started) / len(pairs)


def damage(pairs: Sequence[Pair], language: str, each: int, show: int) -> Counter[str]:
    """Damaged sentences, flagged or missed, by kind."""
    clean = {pair for pair in pairs if not flags(*pair, language)}
    total: Counter[str] = Counter()
    for kind, make in kinds(pairs).items():
        made = flagged = 0
        missed = []
        for source, english in random.Random(f"{kind} {language}").sample(pairs, len(pairs)):
            if (source, english) not in clean:
                continue
            damaged = make(source, english, random.Random(f"{kind} {source}"))
            if damaged is None or damaged == english:
                continue
            made += 1
            if flags(source, damaged, language):
                flagged += 1
            else:
                missed.append((source, english, damaged))
            if made == each:
                break
        print(f"  {kind:15} {flagged:3} of {made:3} flagged")
        for source, english, damaged in missed[:show]:
            print(f"      {source}\n      {english}\n      {damaged}")
        total += Counter(flagged=flagged, damaged=made)
    return total


def misspelt(pairs: Sequence[Pair], language: str, most: int, show: int) -> Counter[str]:
    """What becomes of misspelt names: put right as the translator has them, put otherwise (which may be another
    romanization), flagged or unnoticed.

    As in the service a name is put right first, and flags are those of the English after that.
    """
    make = damage_of_names(pairs, language)
    total: Counter[str] = Counter()
    missed = []
    for source, english in random.Random(f"misspelt {language}").sample(pairs, len(pairs)):
        total["touched"] += mended(source, english, language) != english
        if total["misspelt"] == most or flags(source, english, language):
            continue
        damaged = make(source, english, random.Random(f"misspelt {source}"))
        if damaged is None:
            continue
        total["misspelt"] += 1
        after = mended(source, damaged, language)
        if after == english:
            total["mended"] += 1
        elif after != damaged:
            total["otherwise"] += 1
            missed.append((source, english, after))
        elif flags(source, damaged, language):
            total["noticed"] += 1
        else:
            missed.append((source, english, damaged))
    print(
        f"  name misspelt   {total['mended']:3} put right, {total['otherwise']:3} put otherwise, "
        f"{total['noticed']:3} flagged of {total['misspelt']:3}; "
        f"names of {total['touched']} of {len(pairs)} human translations put otherwise"
    )
    for source, english, damaged in missed[:show]:
        print(f"      {source}\n      {english}\n      {damaged}")
    return total


def mended(source: str, english: str, language: str) -> str:
    """The English with names put right, as the service does it."""
    return misspelling.restored(english, misspelling.find(source, english, language))[0]


if __name__ == "__main__":
    main()
