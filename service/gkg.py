"""Documents as records of GDELT's Global Knowledge Graph 2.1: one line of 27 tab-separated fields an article.

Fields, their order and inner delimiters follow "The GDELT Global Knowledge Graph (GKG) Data Format Codebook V2.1" of
19 February 2015 (data.gdeltproject.org/documentation/GDELT-Global_Knowledge_Graph_Codebook-V2.1.pdf). What this service
does not find (themes, tone, GCAM, images) stays empty; docs/gkg.md tells what goes where. Offsets count code points of
the English text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from urllib.parse import urlsplit

from service.annotate.entities.gazetteer import lookup
from service.document import DateMention, Document, Entity, Quantity, Quote
from service.lexicon import table

FIELDS = (
    "GKGRECORDID", "V2.1DATE", "V2SOURCECOLLECTIONIDENTIFIER", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER",
    "V1COUNTS", "V2.1COUNTS", "V1THEMES", "V2ENHANCEDTHEMES", "V1LOCATIONS", "V2ENHANCEDLOCATIONS", "V1PERSONS",
    "V2ENHANCEDPERSONS", "V1ORGANIZATIONS", "V2ENHANCEDORGANIZATIONS", "V1.5TONE", "V2.1ENHANCEDDATES", "V2GCAM",
    "V2.1SHARINGIMAGE", "V2.1RELATEDIMAGES", "V2.1SOCIALIMAGEEMBEDS", "V2.1SOCIALVIDEOEMBEDS", "V2.1QUOTATIONS",
    "V2.1ALLNAMES", "V2.1AMOUNTS", "V2.1TRANSLATIONINFO", "V2EXTRASXML",
)  # fmt: skip

COUNT_TYPES = {
    **dict.fromkeys(("killed", "died", "murdered", "executed", "perished", "drowned"), "KILL"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "WOUND"),
    **dict.fromkeys(("arrested", "detained", "jailed", "imprisoned"), "ARREST"),
    **dict.fromkeys(("kidnapped", "abducted"), "KIDNAP"),
    **dict.fromkeys(("seized", "captured", "confiscated"), "SEIZE"),
    **dict.fromkeys(("protested", "demonstrated", "rallied"), "PROTEST"),
    **dict.fromkeys(("affected", "evacuated", "displaced"), "AFFECT"),
}
"""Actions of ours that are count types of GDELT's; other quantities are amounts."""

_ISO_639_3 = {"ru": "rus", "id": "ind", "en": "eng", "uk": "ukr", "ms": "zsm", "kk": "kaz", "be": "bel"}
_CLEAN = str.maketrans({"\t": " ", "\n": " ", "\r": " ", ";": ",", "#": " ", "|": " "})


def record(document: Document) -> str:
    """One line without its line feed; deterministic, so the record's serial is taken from the document's id."""
    places = [e for e in document.entities if e.type == "place"]
    values: Mapping[str, str] = {
        "GKGRECORDID": _identifier(document),
        "V2.1DATE": _moment(document),
        "V2SOURCECOLLECTIONIDENTIFIER": "1" if document.source.url else "2",
        "V2SOURCECOMMONNAME": _common_name(document),
        "V2DOCUMENTIDENTIFIER": _clean(document.source.url or document.id),
        "V1COUNTS": _join(_count(q, places) for q in document.quantities),
        "V2.1COUNTS": _join(f"{line}#{q.text_span[0]}" for q in document.quantities if (line := _count(q, places))),
        "V1LOCATIONS": _join(_location(place, enhanced=False) for place in places),
        "V2ENHANCEDLOCATIONS": _join(
            f"{_location(place, enhanced=True)}#{mention.text_span[0]}"
            for place in places
            for mention in place.mentions
        ),
        "V1PERSONS": _join(_clean(e.name) for e in document.entities if e.type == "person"),
        "V2ENHANCEDPERSONS": _mentions(document, "person"),
        "V1ORGANIZATIONS": _join(_clean(e.name) for e in document.entities if e.type == "organization"),
        "V2ENHANCEDORGANIZATIONS": _mentions(document, "organization"),
        "V2.1ENHANCEDDATES": _join(_date(date) for date in document.dates),
        "V2.1QUOTATIONS": "#".join(_quotation(quote) for quote in document.quotes),
        "V2.1ALLNAMES": _mentions(document, None),
        "V2.1AMOUNTS": _join(_amount(q) for q in document.quantities),
        "V2.1TRANSLATIONINFO": _translation(document),
        "V2EXTRASXML": _extras(document),
    }
    return "\t".join(values.get(field, "") for field in FIELDS)


def _clean(text: str) -> str:
    """Text without the characters that delimit."""
    return text.translate(_CLEAN).strip()


def _join(parts: Iterable[str]) -> str:
    return ";".join(part for part in parts if part)


def _moment(document: Document) -> str:
    """Publication, or else the last change, as YYYYMMDDHHMMSS, unknown parts 0; empty without both."""
    moment = document.metadata.told
    if moment is None:
        return ""
    digits = "".join(c for c in moment.value if c.isdecimal())[:14]
    return digits.ljust(14, "0")


def _identifier(document: Document) -> str:
    """YYYYMMDDHHMMSS-X, with T before the serial of a translated document."""
    translated = "T" if document.translation.sentences else ""
    serial = int(document.id[-12:], 16) % 10**9 if _is_hex(document.id[-12:]) else 0
    return f"{_moment(document) or '0' * 14}-{translated}{serial}"


def _is_hex(text: str) -> bool:
    return bool(text) and all(c in "0123456789abcdef" for c in text)


def _common_name(document: Document) -> str:
    """The domain of a web page; else the site or agency that the article names."""
    if document.source.url:
        with suppress(ValueError):  # «http://[::1» and the like
            return _clean(urlsplit(document.source.url).netloc.removeprefix("www."))
    named = document.metadata.site or document.metadata.agency
    return _clean(named.value) if named is not None else ""


# Places


@cache
def _fips(country: str) -> str:
    """FIPS 10-4 code of an ISO 3166-1 country, as GDELT writes them."""
    return str(table("annotate-fips", "fips").get(country, ""))


def _location(place: Entity, *, enhanced: bool) -> str:
    """Type#FullName#CountryCode#ADM1#[ADM2#]Lat#Long#FeatureID: 1 country, 3 city in the US, 4 elsewhere, 5 region."""
    if place.country is None and place.latitude is None:
        return ""
    known = lookup(place.name)
    kind = {"country": "1", "city": "3" if place.country == "US" else "4", "region": "5", "province": "5"}[
        known.kind if known else "city"
    ]
    code = _fips(place.country or "")
    latitude, longitude = ("" if value is None else f"{value:g}" for value in (place.latitude, place.longitude))
    middle = f"{code}#{code}#{'#' if enhanced else ''}"
    return f"{kind}#{_clean(place.name)}#{middle}{latitude}#{longitude}#{code if kind == '1' else ''}"


def _count(quantity: Quantity, places: Iterable[Entity]) -> str:
    """CountType#Number#ObjectType#LocationType#FullName#CountryCode#ADM1#Lat#Long#FeatureID."""
    kind = COUNT_TYPES.get(quantity.action or "")
    number = _number(quantity)
    if kind is None or number is None or quantity.unit is not None:
        return ""
    place = next((p for p in places if p.name == quantity.place), None)
    location = _location(place, enhanced=False) if place is not None else ""
    return f"{kind}#{number}#{_clean(quantity.object or '')}#{location or '0######'}"


def _number(quantity: Quantity) -> str | None:
    """The number as stated, the lower end of a range."""
    value = quantity.value if quantity.value is not None else quantity.minimum
    return None if value is None else f"{value:.15g}"


# Names, dates, quotations, amounts


def _mentions(document: Document, kind: str | None) -> str:
    found = [
        (mention.text_span[0], _clean(entity.name).replace(",", ""))
        for entity in document.entities
        if kind is None or entity.type == kind
        for mention in entity.mentions
    ]
    return _join(f"{name},{offset}" for offset, name in sorted(found))


def _date(date: DateMention) -> str:
    """Resolution#Month#Day#Year#Offset: 1 year, 2 month, 3 day, 4 no year; the start of a range."""
    point = next((part for part in date.value.split("/") if part != ".."), "")
    parts = point.split("-")
    year = parts[0] if parts[0].isdecimal() else ""
    month = parts[1] if len(parts) > 1 and parts[1].isdecimal() and int(parts[1]) <= 12 else ""
    day = parts[2] if len(parts) > 2 and parts[2].isdecimal() else ""
    if year:
        resolution = "3" if day else "2" if month else "1"
    elif month and day:
        resolution = "4"
    else:
        return ""
    return f"{resolution}#{int(month or 0)}#{int(day or 0)}#{int(year or 0)}#{date.text_span[0]}"


def _quotation(quote: Quote) -> str:
    """Offset|Length|Verb|Quote."""
    start, end = quote.text_span
    return f"{start}|{end - start}|{_clean(quote.verb or '')}|{_clean(quote.text)}"


def _amount(quantity: Quantity) -> str:
    """Amount,Object,Offset; the unit stands before what it measures."""
    number = _number(quantity)
    if number is None:
        return ""
    counted = " ".join(part for part in (quantity.unit, quantity.object) if part)
    return f"{number},{_clean(counted).replace(',', ' ')},{quantity.text_span[0]}"


def _translation(document: Document) -> str:
    """srclc:…;eng:…: the source language and the engine; empty for English originals."""
    if not document.translation.sentences:
        return ""
    code = document.language.primary
    packages = " ".join(f"{p.name} {p.version}" for p in document.translation.packages)
    return f"srclc:{_ISO_639_3.get(code, code)};eng:{_clean(f'Argos {packages}')}"


def _extras(document: Document) -> str:
    """Title and authors in the blocks that GDELT uses for them."""
    title = f"<PAGE_TITLE>{_escape(document.title.text)}</PAGE_TITLE>" if document.title is not None else ""
    authors = ";".join(_clean(author.value) for author in document.metadata.authors)
    return title + (f"<PAGE_AUTHORS>{_escape(authors)}</PAGE_AUTHORS>" if authors else "")


def _escape(text: str) -> str:
    plain = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
