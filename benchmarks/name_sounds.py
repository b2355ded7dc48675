"""Learn how Russian letters read in the Latin letters of names: the learned part of ``names-sounds.toml``.

    python benchmarks/name_sounds.py ../shared/corpora            # prints the table
    python benchmarks/name_sounds.py ../shared/corpora --compare  # and how near it comes to the one in the lexicon

Pairs of names are taken from parallel sentences: a capitalized Russian word that no sentence begins with, in the
nominative, and the capitalized English word of the same sentence that is likest to its romanization. Expectation
maximization over monotone alignments then learns the share of every spelling (up to four Latin letters, or none) of one
letter, or of two letters where these read otherwise than one by one. A cost is -log of the share.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from service.lexicon import lexicon
from service.translation import russian
from service.translation.romanization import transliterate

KINDS = ("news", "wiki", "report", "talk", "prose", "religious", "web", "culture")
LIKE = 60.0
"""Least likeness (0 to 100) of a romanized name and its English counterpart."""
ROUNDS = 8
LONGEST = 4
"""Latin letters of one spelling."""
SURPRISE = 8.0
"""Times that two letters read so more often than one by one."""
LEAST_SHARE, LEAST_COUNT = 0.0035, 3.0
TWO = 0.02
"""Weight of a unit of two letters at the start: two letters are one by one in most names."""
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]{2,15}")
_ENGLISH = re.compile(r"[A-Z][a-z]{2,15}")
Table = dict[str, dict[str, float]]


def pairs(corpora: Path) -> list[tuple[str, str]]:
    """Different pairs of names, lower case, in order."""
    found: dict[tuple[str, str], None] = {}
    with lzma.open(corpora / "train.ru-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in lines:
            _, domain, _, source, english = row.rstrip("\n").split("\t")
            if any(kind in domain for kind in KINDS):
                for pair in _of_sentence(source, english):
                    found.setdefault(pair)
    return list(found)


def _of_sentence(source: str, english: str) -> Iterator[tuple[str, str]]:
    names = [m.group() for m in _ENGLISH.finditer(english)]
    if not names:
        return
    for match in _RUSSIAN.finditer(source):
        if match.start() < 2 or source[: match.start()].rstrip()[-1:] in '.!?«"–—:':
            continue
        reading = next((r for r in russian.readings(match.group().lower())[:3] if _is_name(r)), None)
        if reading is None:
            continue
        base = reading.inflect({"nomn"})
        name = (base.word if base is not None else reading.normal_form).lower()
        latin = transliterate(name).lower()
        best = max(names, key=lambda one: fuzz.ratio(latin, one.lower()))
        if fuzz.ratio(latin, best.lower()) >= LIKE:
            yield name, best.lower()


def _is_name(reading: russian.Reading) -> bool:
    return any(kind in reading.tag for kind in ("Name", "Surn", "Geox"))


def steps(name: str, latin: str) -> Iterator[tuple[int, int, int, int]]:
    """Every piece of an alignment: from (row, column) to (row, column)."""
    for row in range(len(name)):
        for column in range(len(latin) + 1):
            for units in (1, 2):
                if row + units > len(name):
                    break
                for width in range(0 if units == 1 else 1, LONGEST + 1):
                    if column + width <= len(latin):
                        yield row, column, row + units, column + width


def expect(name: str, latin: str, shares: Mapping[tuple[str, str], float], counts: Counter[tuple[str, str]]) -> None:
    """Add the expected number of times that each piece is used in one pair."""
    rows, columns = len(name) + 1, len(latin) + 1
    before = [[0.0] * columns for _ in range(rows)]
    after = [[0.0] * columns for _ in range(rows)]
    before[0][0] = after[-1][-1] = 1.0
    pieces = []
    for row, column, down, right in steps(name, latin):
        share = shares.get((name[row:down], latin[column:right]), 0.0)
        if share > 0:
            pieces.append((row, column, down, right, share))
    for row, column, down, right, share in pieces:
        before[down][right] += before[row][column] * share
    for row, column, down, right, share in reversed(pieces):
        after[row][column] += after[down][right] * share
    whole = before[-1][-1]
    if whole <= 0:
        return
    for row, column, down, right, share in pieces:
        weight = before[row][column] * share * after[down][right] / whole
        if weight > 1e-6:
            counts[name[row:down], latin[column:right]] += weight


def learn(names: Sequence[tuple[str, str]]) -> Table:
    """Shares of the spellings of every unit."""
    shares: dict[tuple[str, str], float] = {}
    for name, latin in names:
        for row, column, down, right in steps(name, latin):
            unit, spelling = name[row:down], latin[column:right]
            usual = 1.0 if spelling == transliterate(unit).lower() else 0.02 if len(spelling) <= 2 else 0.002
            shares[unit, spelling] = usual * (TWO if len(unit) == 2 else 1.0)
    counts: Counter[tuple[str, str]] = Counter()
    for _ in range(ROUNDS):
        counts = Counter()
        for name, latin in names:
            expect(name, latin, shares, counts)
        total = sum(counts.values())
        shares = {piece: count / total for piece, count in counts.items() if count > 0.05}
    table: Table = defaultdict(dict)
    sums: Counter[str] = Counter()
    for (unit, _), count in counts.items():
        sums[unit] += count
    for (unit, spelling), count in counts.items():
        if count >= LEAST_COUNT and count / sums[unit] >= LEAST_SHARE:
            table[unit][spelling or "-"] = count / sums[unit]
    single = {unit: dict(table[unit]) for unit in sorted(table) if len(unit) == 1}
    double = {unit: _surprising(unit, table[unit], single) for unit in sorted(table) if len(unit) == 2}
    return {**single, **{unit: spellings for unit, spellings in double.items() if spellings}}


def _surprising(unit: str, spellings: Mapping[str, float], single: Table) -> dict[str, float]:
    """The spellings of two letters that their own ones do not explain: дж is j."""
    kept = {}
    for spelling, share in spellings.items():
        apart = max(
            single.get(unit[0], {}).get(spelling[:cut] or "-", 0.0)
            * single.get(unit[1], {}).get(spelling[cut:] or "-", 0.0)
            for cut in range(len(spelling) + 1)
        )
        if share > SURPRISE * apart:
            kept[spelling] = share
    return kept


def compare(table: Table) -> None:
    """How near the learned costs of single letters come to the lexicon's."""
    shared = missing = extra = 0.0
    difference: list[float] = []
    for unit, line in lexicon("names-sounds").items():
        if len(unit) > 1:
            continue
        known = {s: float(c) for s, c in (piece.rsplit(":", 1) for piece in str(line).split())}
        learned = table.get(unit, {})
        for spelling, cost in known.items():
            if spelling in learned:
                shared += math.exp(-cost)
                difference.append(math.exp(-cost) * abs(cost + math.log(learned[spelling])))
            else:
                missing += math.exp(-cost)
        extra += sum(share for spelling, share in learned.items() if spelling not in known)
    print(f"single letters: share of spellings that both have {shared / (shared + missing):.3f}, ", end="")
    print(f"mean difference of their costs {sum(difference) / shared:.3f}, new spellings {extra:.3f} letters")


def main() -> None:
    """Learn, print and compare."""
    names = pairs(Path(sys.argv[1]))
    table = learn(names)
    print(f"# {len(names)} pairs")
    for unit, spellings in table.items():
        ordered = sorted(spellings.items(), key=lambda item: -item[1])
        print(f'"{unit}" = "' + " ".join(f"{s}:{max(0.0, -math.log(p)):.2f}" for s, p in ordered) + '"')
    if "--compare" in sys.argv:
        compare(table)


if __name__ == "__main__":
    main()
