"""Names in Indonesian text, by capitals and the words around them: ranks, offices, verbs of saying, kinds of places.

No model: what a newsroom writes around a name tells what it is (``lexicon/annotate-indonesian.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name_lists import given_names, surnames
from service.annotate.source.indonesian_names import SECTION, is_place, kinds
from service.annotate.source.recognizer import Found
from service.annotate.tokens import Token, tokenize
from service.lexicon import indonesian_words, words

LONGEST = 20_000
"""Characters that are read at once; a longer paragraph is no paragraph."""
LONGEST_NAME = 10
"""Tokens of a run of capitals; a longer one is a headline."""
_FIELD_JOINERS = frozenset(("dan", ",", "&"))
_UNMOVED = "universitas", "institut", "pt", "cv", "ud", "bank", "partai", "radio"
"""Bodies whose name goes on with any words, so that a person after them has to be known."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalized tokens `first` to `last` (half-open) of a text."""

    tokens: Sequence[Token]
    first: int
    last: int

    @property
    def own(self) -> Sequence[Token]:
        return self.tokens[self.first : self.last]

    @property
    def lower(self) -> list[str]:
        return [t.lower for t in self.own if t.is_word]

    def before(self, count: int = 1) -> list[str]:
        return [t.lower for t in self.tokens[max(0, self.first - count) : self.first]]

    def after(self, count: int = 1) -> list[str]:
        return [t.lower for t in self.tokens[self.last : self.last + count]]

    def found(self, kind: str) -> Found:
        return Found(self.own[0].start, self.own[-1].end, kind)

    def part(self, first: int, last: int) -> _Run:
        return _Run(self.tokens, first, last)


@cache
def listed(name: str) -> frozenset[str]:
    """A list of lexicon/annotate-indonesian.toml."""
    return frozenset(words(SECTION, name))


def find(text: str) -> list[Found]:
    """Names in order; none in a line in capitals, where these say nothing."""
    if len(text) > LONGEST:
        return []
    tokens = tokenize(text)
    if _is_title_case(tokens):
        return []
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at):
            at += 1
            continue
        last = _end(tokens, at)
        if last - at <= LONGEST_NAME:
            run = _Run(tokens, at, last)
            found += _read(run) or _listed(run, found)
        at = last
    return found


def _listed(run: _Run, found: Sequence[Found]) -> list[Found]:
    """Di Gane Dalam dan Bisui: a name in a list of places."""
    joined = run.before() in (["dan"], [","]) and found and found[-1].kind == "place"
    beside = joined and found[-1].end == run.tokens[run.first - 2].end
    return [run.found("place")] if beside and not all(word in indonesian_words() for word in run.lower) else []


def repeated(text: str, found: Sequence[Found], people: Collection[str]) -> list[Found]:
    """`found` with the words that are part of a known person's name and stand alone."""
    extra = [
        Found(t.start, t.end, "person")
        for t in tokenize(text)
        if t.text in people and not any(f.start < t.end and t.start < f.end for f in found)
    ]
    return sorted([*found, *extra], key=lambda f: f.start)


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """A headline in which every word but the small ones has its capital."""
    written = [t for t in tokens if t.is_word and len(t.text) > 3]
    capital = sum(t.is_capitalized for t in written)
    if len(written) < 4 or capital <= 0.75 * len(written):
        return False
    return not any(t.text.islower() and t.lower not in listed("small") for t in tokens if t.is_word)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in '.!?:"“”*•-–—('


def _begins(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_word or not token.is_capitalized or token.lower in listed("not_names"):
        return False
    pair = " ".join(t.text for t in tokens[at : at + 2])
    if gazetteer.fold(pair) in known_organizations():
        return True  # Jasa Raharja
    follows = at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].is_capitalized
    if _opens(tokens, at) and token.lower in indonesian_words() and not token.text.isupper():
        return follows and (_is_headed(token) or not _opens_only(tokens, at))
    return True


def _is_headed(token: Token) -> bool:
    word = token.lower
    tables = kinds("organizations"), kinds("places")
    return word in listed("offices") or word in listed("ranks") or any(word in table for table in tables)


def _opens_only(tokens: Sequence[Token], at: int) -> bool:
    """A word that has its capital from the sentence: the name begins after it."""
    return tokens[at].lower not in given_names()


def _end(tokens: Sequence[Token], first: int) -> int:
    """The token after a run: capitals, initials and ranks with a dot, bin, fields of an office joined by "dan"."""
    last = first + 1
    body = tokens[first].lower in kinds("organizations")
    while last < len(tokens):
        width = _goes_on(tokens, last, body=body)
        if not width:
            break
        last += width
    return last


def _goes_on(tokens: Sequence[Token], at: int, *, body: bool) -> int:
    """How many tokens at `at` belong to the run before them."""
    token, before = tokens[at], tokens[at - 1]
    if token.is_word and token.is_capitalized:
        return 0 if token.lower in listed("not_names") else 1
    if token.is_number and before.lower in ("korem", "kodim", "kodam", "yonif", "brigif"):
        return 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return 0
    touches = before.end == token.start
    if token.text == "." and touches and following.is_capitalized:
        return 1 if len(before.text) <= 2 or before.lower in listed("ranks") else 0
    if token.text in "-'" and touches and following.start == token.end:
        return 2
    if token.lower in listed("particles") and following.is_capitalized and before.is_capitalized:
        return 2
    return 2 if body and token.lower in _FIELD_JOINERS and _is_field(tokens, at) else 0


def _is_field(tokens: Sequence[Token], at: int) -> bool:
    """Badan Meteorologi, Klimatologi, dan Geofisika: capitals after commas that a "dan" closes."""
    if tokens[at].text != ",":
        plain = tokens[at - 1].text == "," or tokens[at - 1].lower in indonesian_words()
        return tokens[at + 1].is_capitalized and plain
    rest = tokens[at + 1 : at + 7]
    closing = next((i for i, t in enumerate(rest) if t.lower == "dan"), None)
    return closing is not None and all(t.is_capitalized or t.text == "," for t in rest[:closing])


def _read(run: _Run) -> list[Found]:
    own = run.own
    if own[0].lower in listed("residents"):
        rest = run.part(run.first + 1, run.last)
        return [rest.found("place")] if rest.own and not all(_is_word(t) for t in rest.own) else []
    if own[0].lower in listed("offices") or own[0].lower in listed("ranks"):
        return _titled(run)
    ranked = next((i for i, t in enumerate(own) if i and t.lower in listed("ranks") | listed("offices")), None)
    if ranked is not None and own[0].lower not in kinds("organizations"):
        return [*_read(run.part(run.first, run.first + ranked)), *_titled(run.part(run.first + ranked, run.last))]
    kind = _kind(run)
    if kind == "person" and len(run.lower) > 2 and own[0].lower not in given_names() and is_place(own[0].text):
        return [run.part(run.first, run.first + 1).found("place"), run.part(run.first + 1, run.last).found("person")]
    return [run.found(kind)] if kind is not None else []


def _office(run: _Run) -> list[Found]:
    """The body or place of an office: Kabupaten Sikka of "Sekretaris Daerah Kabupaten Sikka"."""
    for first in range(run.first, run.last):
        part = run.part(first, run.last)
        if part.own[0].is_word and (kind := _kind(part, titled=True)) is not None:
            return [part.found(kind)]
    return []


def _titled(run: _Run) -> list[Found]:
    """Kapolres Wonosobo AKBP Teguh Prabandaru, Kepala Dinas Pendidikan Sumba Timur Markus Retang."""
    own = run.own
    ranks = [i for i, t in enumerate(own[:-1]) if t.lower in listed("ranks")]
    start = ranks[-1] + 1 if ranks else 0
    while start < len(own) and (own[start].text == "." or own[start].lower in listed("offices")):
        start += 1
    while ranks and start < len(own) - 1 and own[start].lower in listed("grades"):
        start += 1  # Sersan Dua Miskel Rumbiak, Brigjen TNI Djoko Andoko
    while ranks and start < len(own) - 1 and _is_word(own[start]):
        start += 1  # Kapten Maritim Rosli Hamdan
    rest = own[start:]
    if not rest or (len(rest) == 1 and rest[0].lower == "haji"):
        return []
    if run.first and run.tokens[run.first - 1].lower in ("rsud", "rs", "rsup"):
        return []
    following = run.tokens[run.last : run.last + 2]
    explained = len(following) > 1 and following[0].text == "," and following[1].is_capitalized and not ranks
    territory = explained and start and own[start - 1].lower in listed("territorial")
    named = _is_simple(rest) and not territory
    begin = start if ranks else start + (_person_at(rest) if named or not explained else len(rest))
    found: list[Found] = []
    if ranks and ranks[0] > 1:
        found += _office(run.part(run.first + 1, run.first + ranks[0]))  # Kapolres Kebumen AKBP …
    if begin > start:
        found += _office(run.part(run.first + start, run.first + begin))
    last = len(own)
    while last - begin > 1 and own[last - 1].lower in listed("suffixes"):
        last -= 1  # Bambang Sutopo ST
    if begin < last:
        found.append(run.part(run.first + begin, run.first + last).found("person"))
    return found


def _is_word(token: Token) -> bool:
    return token.lower in indonesian_words() and token.lower not in given_names()


def _is_simple(rest: Sequence[Token]) -> bool:
    """One to three capitals that are no words, heads or acronyms."""
    plain = (not _is_word(t) and not _is_headed(t) and not t.text.isupper() for t in rest if t.is_word)
    return len(rest) <= 3 and all(plain)


def _person_at(rest: Sequence[Token]) -> int:
    """Where the person begins after an office: behind its body or place; the length of `rest` when nobody does."""
    if _is_simple(rest) and not (len(rest) == 1 and is_place(rest[0].text)):
        if is_place(" ".join(t.text for t in rest)):
            return len(rest)
        known = len(rest) > 1 and is_place(rest[0].text) and rest[0].lower not in given_names()
        return 1 if known else 0  # Bupati Kebumen Agus Salim
    for at in range(1, len(rest)):
        token, before = rest[at], rest[at - 1]
        person = token.lower in given_names() or (token.lower in surnames() and token.lower not in indonesian_words())
        placed = is_place(token.text) and not person
        if token.text.isupper() or not token.is_word or placed or token.lower in kinds("compass"):
            continue
        if _is_headed(token) or token.lower in kinds("fields"):
            continue
        if person:
            return at
        if rest[0].lower in _UNMOVED or token.lower in indonesian_words():
            continue
        ended = (is_place(before.text) and at > 1) or before.lower in kinds("compass") or before.text.isupper()
        if ended or before.lower in indonesian_words() or (at == 1 and _is_headed(before)):
            return at
    return len(rest)


def _kind(run: _Run, *, titled: bool = False) -> str | None:
    """What a run names by itself and by what stands around it."""
    own, lower = run.own, run.lower
    text = " ".join(t.text for t in own if t.is_word)
    first = lower[0]
    site = "." in own[0].text.strip(".") and len(own[0].text) > 6
    if gazetteer.fold(text) in known_organizations() or site:
        return "organization"
    hospital = lower[:2] == ["rumah", "sakit"]
    lettered = len(own[0].text) > 2 and own[0].text.isupper() and not text.isupper()
    if first in kinds("organizations") or (len(lower) > 1 and (lettered or hospital)):
        return "organization" if len(lower) > (2 if hospital else 1) else None
    if first in kinds("places") and len(lower) > 1:
        return "place"
    if 1 < len(lower) < 5 and lower[-1] in listed("company_ends"):
        return "organization"  # Susi Air
    before, after = run.before(2), run.after(4)
    lead, following = before[-1] if before else "", after[0] if after else ""
    if len(own) == 1 and own[0].text.isupper():
        return _of_capitals(run, text, lead, following)
    if titled:
        return "place" if is_place(text) else None
    if lead in ("km", "kmp", "kmn", "kri", "kapal", "kn", "kp"):
        return None  # ships
    aged = following in ("(", ",") and len(after) > 1 and after[1].isdecimal() and 1 < int(after[1][:4]) < 120
    if aged and (following == "(" or after[2:3] in (["tahun"], [","])):
        return "person"
    if lead.removesuffix("nya") in listed("said") or (following == "dan" and after[1:2] and after[1] in listed("kin")):
        return "person"
    if all(word in indonesian_words() or word in listed("not_names") for word in lower):
        return "place" if len(lower) > 1 and lead in listed("places_before") else None
    if lead == "menurut" or following in listed("says"):
        return "place" if is_place(text) and first not in given_names() else "person"
    if lead in listed("places_before") or lead in kinds("places"):
        return "place"
    if lead in listed("residents"):
        return "place"
    if lead in listed("offices") and lead != "bicara":
        return None if is_place(text) else "person"
    if lead == "," and (_explains(run) or run.before(2)[0] in listed("kin")):
        return "person"
    if len(lower) > 1 and "/" in (lead, following):
        return "person"  # (ANTARA FOTO/Bagus Priyatna)
    if is_place(text):
        return "place"
    acts = following in listed("auxiliaries") or following.startswith(("men", "mem", "meng", "ber"))
    if acts and 1 < len(lower) < 5 and not any(_is_headed(t) or is_place(t.text) for t in own):
        return "person"  # Rambu Ana Intan sudah tahu
    if len(lower) > 1 and first in given_names() and first not in indonesian_words():
        return "person"
    return None


_WHERE = frozenset(("di", "ke", "dari", "asal"))


def _of_capitals(run: _Run, text: str, lead: str, following: str) -> str | None:
    """The town of a report's head; letters in brackets behind a body, or that speak, are a body."""
    if run.first == 0 and following in (",", "(", "-", "–", "—"):
        return "place"
    if is_place(text) and len(text) > 3:
        return "place"
    headed = run.first > 1 and run.tokens[run.first - 2].is_capitalized and lead == "(" and following == ")"
    speaks = following in listed("says") or lead.removesuffix("nya") in listed("said")
    return "organization" if 3 <= len(text) <= 8 and (headed or speaks) else None


def _explains(run: _Run) -> bool:
    """Seorang sopir, Hasanuddin; juru bicara penanganan darurat, Nurlaila Fabanyo: an office before the comma."""
    at = run.first - 2
    steps = 0
    while at >= 0 and steps < 9 and run.tokens[at].text not in ',.;:"()':
        if run.tokens[at].lower in _WHERE:
            return False
        if run.tokens[at].lower in listed("offices"):
            return not run.after(1) or run.after(1)[0] in (",", "(", ".") or run.after(1)[0] in listed("says")
        at -= 1
        steps += 1
    return False
