"""How well the checks of a translation tell damage from good English.

Good English are human translations of news; damage is made from them: numbers changed, names dropped or replaced, words
repeated in loops, the source instead of English, the end cut off. Damage is made only of sentences that pass undamaged,
so that every flag counted is due to it. Data: ../shared/corpora/dev, not part of the project.

    python -m benchmarks.faithfulness                 # FLORES-101, on which nothing was tuned
    python -m benchmarks.faithfulness --data tuning   # newstest2020 and IndoNLG, on which the rules were tuned
"""

from __future__ import annotations

import argparse
import calendar
import difflib
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from service.translation import checks, number_reader

DEV = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "dev"
DATA = {
    "report": {"ru": "flores101-devtest.ru-en", "id": "flores101-devtest.id-en"},
    "tuning": {"ru": "newstest2020-ruen.ru-en", "id": "indonlg-news-test.id-en"},
    "second": {"ru": "wmt2021-ruen-refA.ru-en", "id": "indonlg-news-test.id-en"},
}
SENTENCES = 500
EACH = 40
"""Damaged sentences of each kind and language."""
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORDS = {
    "two": "four", "three": "seven", "four": "nine", "five": "eight", "six": "two", "seven": "three", "eight": "five",
    "nine": "six", "ten": "twenty", "twelve": "eleven", "twenty": "thirty", "million": "billion", "thousand": "million",
}  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_TRANSLATED = {
    "Moscow": "Моск", "Beijing": "Пекин", "China": "Кита", "Germany": "Герман", "Japan": "Япони", "Greece": "Греци",
    "Paris": "Париж", "Turkey": "Турци", "Poland": "Польш", "Europe": "Европ", "France": "Франци", "Egypt": "Егип",
    "Cyprus": "Кипр", "Sweden": "Швеци", "Spain": "Испани", "Hungary": "Венгри", "Georgia": "Грузи", "Kyiv": "Киев",
    "Switzerland": "Швейцари", "Denmark": "Дани", "England": "Англи", "Britain": "Британ", "Rome": "Рим",
    "Crimea": "Крым",
}  # fmt: skip
"""Names that English writes quite otherwise; Indonesian ones follow."""
_TRANSLATED_ID = {
    "Egypt": "Mesir", "Greece": "Yunani", "Germany": "Jerman", "Japan": "Jepang", "China": "Cina", "Europe": "Eropa",
    "France": "Prancis", "Syria": "Suriah", "Britain": "Inggris", "England": "Inggris", "Spain": "Spanyol",
    "Singapore": "Singapura", "Netherlands": "Belanda", "Sweden": "Swedia", "Moscow": "Moskow", "Algeria": "Aljazair",
    "Philippines": "Filipina", "Zealand": "Selandia", "Cairo": "Kairo", "Jordan": "Yordania", "Lebanon": "Lebanon",
}  # fmt: skip
_SOUNDS = "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch  y  e yu ya"
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _SOUNDS.split(" "), strict=True))
_MONTHS = frozenset(calendar.month_name)
_ADJECTIVE = re.compile(r"(?:an|ans|ish|ese|ic|ist|ists|ism|ch|ean|al|ing|er|ers|ion|ment)\Z")

Pair = tuple[str, str]
Damage = Callable[[str, str, random.Random], str | None]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", choices=sorted(DATA), default="report")
    parser.add_argument("--show", type=int, default=0, help="print this many missed damages and false alarms of each")
    chosen = parser.parse_args()
    total: Counter[str] = Counter()
    for language, name in DATA[chosen.data].items():
        pairs = read(name, language)
        print(f"\n{name}: {len(pairs)} sentence pairs")
        total += false_alarms(pairs[:SENTENCES], language, chosen.show)
        total += damage(pairs, language, chosen.show)
    print(
        f"\nall: {total['flagged']} of {total['damaged']} damaged sentences flagged "
        f"({total['flagged'] / total['damaged']:.1%}); {total['alarms']} false alarms on {total['good']} "
        f"human translations ({total['alarms'] / total['good']:.1%})"
    )


def read(name: str, language: str) -> list[Pair]:
    """The aligned sentences of a development set."""
    source = (DEV / f"{name}.{language}").read_text(encoding="utf-8").splitlines()
    english = (DEV / f"{name}.en").read_text(encoding="utf-8").splitlines()
    return list(zip(source, english, strict=True))


def flags(source: str, english: str, language: str) -> tuple[str, ...]:
    """All codes of a sentence, as the service would give them."""
    return (*checks.problems(source, english, language), *checks.doubts(source, english, language))


def false_alarms(pairs: Sequence[Pair], language: str, show: int) -> Counter[str]:
    """Flags on human translations, and what a check costs."""
    codes: Counter[str] = Counter()
    alarms = []
    first = cost(pairs, language)
    for source, english in pairs:
        found = flags(source, english, language)
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


def cost(pairs: Sequence[Pair], language: str) -> float:
    """Mean milliseconds of processor time a sentence; what is remembered of whole sentences is forgotten before."""
    number_reader.read.cache_clear()
    started = time.process_time()
    for source, english in pairs:
        flags(source, english, language)
    return 1000 * (time.process_time() - started) / len(pairs)


def damage(pairs: Sequence[Pair], language: str, show: int) -> Counter[str]:
    """Damaged sentences, flagged or missed, by kind."""
    common = {word for _, english in pairs for word in re.findall(r"\b[a-z]+\b", english)}
    pool = sorted({name for source, english in pairs for name in names_of(source, english, common)})
    kinds: dict[str, Damage] = {
        "number changed": change_number,
        "name dropped": lambda source, english, chance: drop_name(source, english, chance, common),
        "name replaced": lambda source, english, chance: replace_name(source, english, chance, common, pool),
        "loop": loop,
        "stutter": stutter,
        "echo": echo,
        "cut": cut,
    }
    clean = [pair for pair in pairs if not flags(*pair, language)]
    total: Counter[str] = Counter()
    for kind, make in kinds.items():
        chance = random.Random(f"{kind} {language}")
        made = flagged = 0
        missed = []
        for source, english in chance.sample(clean, len(clean)):
            damaged = make(source, english, chance)
            if damaged is None or damaged == english:
                continue
            made += 1
            if flags(source, damaged, language):
                flagged += 1
            else:
                missed.append((source, english, damaged))
            if made == EACH:
                break
        print(f"  {kind:15} {flagged:3} of {made:3} flagged")
        for source, english, damaged in missed[:show]:
            print(f"      {source}\n      {english}\n      {damaged}")
        total += Counter(flagged=flagged, damaged=made)
    return total


def change_number(source: str, english: str, chance: random.Random) -> str | None:
    """One number of the English becomes another: a figure in digits, or a number word."""
    figures = list(_NUMBER.finditer(english))
    spelled = [match for match in re.finditer(r"\b[a-z]+\b", english) if match.group() in _WORDS]
    if not figures and not spelled:
        return None
    match = chance.choice(figures + spelled)
    found = match.group()
    if found in _WORDS:
        other = _WORDS[found]
    else:
        place = chance.choice([index for index, digit in enumerate(found) if digit.isdecimal()])
        digit = chance.choice([d for d in "123456789" if d != found[place]])
        other = found[:place] + digit + found[place + 1 :]
    return english[: match.start()] + other + english[match.end() :]


def names_of(source: str, english: str, common: set[str]) -> list[str]:
    """Names of people, places and firms that both have: never in lower case anywhere, no adjective or month."""
    found = [name for name in _NAME.findall(english) if name not in _MONTHS and not _ADJECTIVE.search(name)]
    return [name for name in found if name.lower() not in common and _in_source(name, source)]


def _in_source(name: str, source: str) -> bool:
    """Whether the source names it too: nearly the same letters, or a name that English writes otherwise."""
    if any(known.get(name, "\n") in source for known in (_TRANSLATED, _TRANSLATED_ID)):
        return True
    words = [word for word in re.findall(r"[^\W\d_]{3,}", source) if word[0].isupper()]
    return any(difflib.SequenceMatcher(None, _plain(word), name.lower()).ratio() >= 0.6 for word in words)


def _plain(word: str) -> str:
    return "".join(_LATIN.get(letter, letter) for letter in word.lower())


def drop_name(source: str, english: str, chance: random.Random, common: set[str]) -> str | None:
    """One name goes, wherever it stands."""
    found = names_of(source, english, common)
    if not found:
        return None
    return re.sub(rf"\b{chance.choice(found)}\b ?", "", english)


def replace_name(source: str, english: str, chance: random.Random, common: set[str], pool: Sequence[str]) -> str | None:
    """One name becomes that of another sentence."""
    found = names_of(source, english, common)
    if not found:
        return None
    name = chance.choice(found)
    return re.sub(rf"\b{name}\b", chance.choice([other for other in pool if other != name]), english)


def loop(source: str, english: str, chance: random.Random) -> str | None:
    """A phrase of one to six words comes again and again, instead of the rest."""
    spoken = english.split()
    if len(spoken) < 8:
        return None
    size, start = chance.randint(1, 6), chance.randint(1, len(spoken) - 7)
    phrase = spoken[start : start + size]
    return " ".join(spoken[: start + size] + phrase * chance.randint(2, 5) + spoken[start + size :])


def stutter(source: str, english: str, chance: random.Random) -> str | None:
    """A syllable comes again and again: pre-pre-pre-."""
    spoken = english.split()
    place = chance.randrange(len(spoken))
    syllable = chance.choice(("pre-", "ta", "scel", "non-", "wo", "re-"))
    spoken[place] = syllable * chance.randint(4, 9) + spoken[place]
    return " ".join(spoken)


def echo(source: str, english: str, chance: random.Random) -> str | None:
    """The source instead of English, all of it or all but a word."""
    if chance.random() < 0.5:
        return source
    ours, theirs = source.split(), english.split()
    return " ".join([theirs[0], *ours[1:]]) if len(ours) > 5 else source


def cut(source: str, english: str, chance: random.Random) -> str | None:
    """The last third to two thirds are lost."""
    spoken = english.split()
    return " ".join(spoken[: max(1, int(len(spoken) * chance.uniform(0.33, 0.67)))]) if len(spoken) > 5 else None


if __name__ == "__main__":
    main()
