"""More pairs out of those there are, for what raw articles hold: case, datelines, numbers, dates, names, broken lines.

Every function is deterministic for a given `random.Random`. Word lists and shares are data (augmentation.toml).
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.training.corpus import Pair
from service.translation.usual_signs import as_usual

LISTS_PATH = Path(__file__).with_name("augmentation.toml")
LISTS: dict[str, Any] = tomllib.loads(LISTS_PATH.read_text(encoding="utf8"))
LICENCE = "made by this project"

SHORT_MONTH = 3


def _changed(pair: Pair, kind: str, text: str, english: str | None = None) -> Pair:
    return replace(
        pair,
        source=kind,
        domain="augmented",
        text=text,
        english=pair.english if english is None else english,
        weight=1.0,
    )


def title_case(pair: Pair) -> Pair:
    """The source As A Headline; the English stays a sentence."""
    return _changed(pair, "title-case", " ".join(word[:1].upper() + word[1:] for word in pair.text.split(" ")))


def all_caps(pair: Pair) -> Pair:
    """The source SHOUTED; the English stays a sentence."""
    return _changed(pair, "all-caps", pair.text.upper())


def bare_end(pair: Pair) -> Pair | None:
    """Both sides without their final full stop, as in titles and captions."""
    if not (pair.text.endswith(".") and pair.english.endswith(".")):
        return None
    return _changed(pair, "bare-end", pair.text.rstrip("."), pair.english.rstrip("."))


def as_sent(pair: Pair) -> Pair | None:
    """The source as the service sends it: straight quotation marks, e for ё. None where that changes nothing.

    Weighs what the pair does, unlike other copies: it is what the network reads in use.
    """
    text = as_usual(pair.text, pair.language)
    return None if text == pair.text else replace(_changed(pair, "as-sent", text), weight=pair.weight)


def joined(first: Pair, second: Pair, longest: int = 380) -> Pair | None:
    """Two sentences of one source as one line, as a sloppy splitter leaves them."""
    if first.source != second.source or len(first.text) + len(second.text) > longest:
        return None
    return _changed(first, "joined", f"{first.text} {second.text}", f"{first.english} {second.english}")


def cut(pair: Pair, choice: random.Random) -> Pair | None:
    """Both sides broken off at the same comma; only where both have as many commas."""
    text, english = pair.text.split(", "), pair.english.split(", ")
    if len(text) != len(english) or len(text) < 2:
        return None
    at = choice.randrange(1, len(text))
    left, right = ", ".join(text[:at]), ", ".join(english[:at])
    if not 0.6 < (len(left) + 5) / (len(right) + 5) < 1.6:
        return None
    return _changed(pair, "cut", left, right)


def dateline(pair: Pair, choice: random.Random) -> Pair:
    """The sentence after a dateline ("JAKARTA, KOMPAS.com - …")."""
    lines, english = LISTS["datelines"][pair.language], LISTS["datelines"][f"{pair.language}_en"]
    which, day, month = choice.randrange(len(lines)), choice.randrange(1, 29), choice.randrange(12)
    short = {code: LISTS["months"][code][month][:SHORT_MONTH] for code in ("ru", "en")}
    source = lines[which].format(d=day, m=short["ru"])
    target = english[which].format(d=day, m=short["en"])
    return _changed(pair, "dateline", f"{source} {pair.text}", f"{target} {pair.english}")


def grouped(number: int, language: str, choice: random.Random) -> str:
    """An integer with its thousands separated as the language does; Russian sometimes with none below 10,000."""
    text = f"{number:,}"
    if language == "id":
        return text.replace(",", ".")
    if language == "ru":
        return text.replace(",", " ") if number > 9999 or choice.random() < 0.5 else str(number)
    return text


def date_pairs(language: str, count: int, choice: random.Random) -> Iterator[Pair]:
    """Dates alone and in short sentences, in the language's format and in English."""
    templates = list(zip(LISTS["dates"][language], LISTS["dates"]["en"], strict=True))
    for _ in range(count):
        source, target = choice.choice(templates)
        month, week = choice.randrange(12), choice.randrange(7)
        day = choice.randrange(1, 28)
        values = {"d": day, "e": choice.randrange(day + 1, 29), "y": choice.randrange(1941, 2027)}
        sides = [
            template.format(m=LISTS["months"][code][month], w=LISTS["weekdays"][code][week], **values)
            for template, code in ((source, language), (target, "en"))
        ]
        yield Pair(language, "dates", "augmented", LICENCE, sides[0], sides[1])


def number_pairs(language: str, count: int, choice: random.Random) -> Iterator[Pair]:
    """Counts, amounts and fractions: 2.300 and 2 300 are 2,300; 2,5 is 2.5."""
    templates = list(zip(LISTS["numbers"][language], LISTS["numbers"]["en"], strict=True))
    for _ in range(count):
        source, target = choice.choice(templates)
        unit = choice.randrange(len(LISTS["units"]["en"]))
        whole = int(10 ** choice.uniform(3, 7)) // 10 * 10
        fraction = f"{choice.randrange(1, 100)}.{choice.randrange(1, 10)}"
        small = choice.randrange(5, 20)
        yield Pair(
            language,
            "numbers",
            "augmented",
            LICENCE,
            source.format(
                n=grouped(whole, language, choice),
                f=fraction.replace(".", ","),
                u=LISTS["units"][language][unit],
                p=small,
            ),
            target.format(n=f"{whole:,}", f=fraction, u=LISTS["units"]["en"][unit], p=small),
        )


def transliterated(word: str) -> str:
    """A Russian name in Latin letters, as news English writes it."""
    if word.lower().endswith("ий"):
        word = word[:-2] + ("Ы" if word.isupper() else "ы")
    letters: dict[str, str] = LISTS["names"]["letters"]
    romanized = "".join(letters.get(c.lower(), c) for c in word)
    return romanized.capitalize() if word[:1].isupper() else romanized


def inflected(surname: str, choice: random.Random) -> str:
    """A surname in one of its cases (only the regular endings in -ов, -ев, -ин, -ян)."""
    if surname.endswith(("ов", "ев", "ин")):
        return surname + choice.choice(["", "", "а", "у", "ым", "е"])
    if surname.endswith("ян"):
        return surname + choice.choice(["", "", "а", "у", "ом", "е"])
    return surname


def name_pairs(count: int, choice: random.Random) -> Iterator[Pair]:
    """Invented Russian, Armenian, Georgian and Ukrainian names, surnames also inflected."""
    names = LISTS["names"]
    for _ in range(count):
        surname = choice.choice(names["stems"]) + choice.choice(names["middles"]) + choice.choice(names["endings"])
        given = choice.choice(names["given"])
        if choice.random() < 0.5:
            text, english = inflected(surname, choice), transliterated(surname)
        else:
            text, english = f"{given} {surname}", f"{transliterated(given)} {transliterated(surname)}"
        yield Pair("ru", "names", "augmented", LICENCE, text, english)


def augment(pairs: Sequence[Pair], seed: int = 1) -> Iterator[Pair]:
    """All additional pairs for a corpus, in a fixed order for a given seed."""
    choice = random.Random(seed)
    share = LISTS["share"]
    for i, pair in enumerate(pairs):
        news = pair.domain == "news/wiki/report"
        if pair.domain in ("lexicon", "gazetteer", "augmented") or (not news and choice.random() < 0.5):
            continue
        made: list[Pair | None] = []
        if choice.random() < share["title_case"] and len(pair.text) < 120:
            made.append(title_case(pair))
        if choice.random() < share["all_caps"] and len(pair.text) < 120:
            made.append(all_caps(pair))
        if choice.random() < share["bare_end"]:
            made.append(bare_end(pair))
        if choice.random() < share["joined"] and i + 1 < len(pairs):
            made.append(joined(pair, pairs[i + 1]))
        if choice.random() < share["cut"]:
            made.append(cut(pair, choice))
        if news and choice.random() < share["dateline"] and len(pair.text) < 250:
            made.append(dateline(pair, choice))
        if news and choice.random() < share["as_sent"]:
            made.append(as_sent(pair))
        yield from (new for new in made if new is not None)
    for language in sorted({pair.language for pair in pairs}):
        yield from date_pairs(language, LISTS["generated"]["dates"], choice)
        yield from number_pairs(language, LISTS["generated"]["numbers"], choice)
        if language == "ru":
            yield from name_pairs(LISTS["generated"]["names"], choice)
