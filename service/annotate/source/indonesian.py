"""Names in Indonesian text, by capitals and the words around them: ranks, offices, verbs of saying, kinds of places.

No model: what a newsroom writes around a name tells what it is (``lexicon/annotate-indonesian.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from service.annotate.asides import without_aside
from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.source import indonesian_bodies, indonesian_offices, indonesian_titled
from service.annotate.source.indonesian_places import is_country, is_place, kinds
from service.annotate.source.indonesian_runs import (
    Run,
    begins,
    end,
    given_names,
    is_common,
    is_given,
    is_headed,
    is_of_a_field,
    listed,
)
from service.annotate.source.recognizer import Found
from service.annotate.tokens import Token, tokenize
from service.lexicon import indonesian_words

LONGEST = 20_000
"""Characters that are read at once; a longer paragraph is no paragraph."""
LONGEST_NAME = 10
"""Tokens of a run of capitals; a longer one is a headline."""
LONGEST_OFFICE = 18
"""Tokens of a run that begins with an office or a body."""


@lru_cache(maxsize=256)
def _tokens(text: str) -> Sequence[Token]:
    """The tokens of a paragraph, which is read three times in a row."""
    return tokenize(text)


def find(text: str, alone: Collection[str] = ()) -> list[Found]:
    """Names in order; none in a line in capitals, where these say nothing. `alone` are the words of `first_names`."""
    if len(text) > LONGEST:
        return []
    tokens = _tokens(text)
    if _is_title_case(tokens):
        return []
    found: list[Found] = []
    told: indonesian_titled.Reading | None = None
    unread: Run | None = None
    at = 0
    while at < len(tokens):
        if not begins(tokens, at):
            at += 1
            continue
        last = end(tokens, at)
        if last - at > (LONGEST_OFFICE if is_headed(tokens[at]) else LONGEST_NAME):
            at, told = last, None
            continue
        run = Run(tokens, at, last)
        if told is not None and told.last == at - 1 and run.before() == ["("] and run.after() == [")"]:
            found += _read(run, alone)[0]  # the letters of an office's body
            at = last
            continue
        between = _between(tokens, told.last, at) if told is not None else None
        if told is not None and between == "()" and (not is_headed(tokens[at]) or tokens[at].lower in _TERRITORIES):
            reading = indonesian_titled.behind(run, told.role, alone)
            names, told = list(reading.found), reading
        else:
            office = told if told is not None and told.role is not None and between == "," else None
            role = office.role if office is not None and not _is_kins(tokens, office.first) else None
            names, told = _read(run, alone)
            names = [name for name in names if not _are_initials(text, name, found)]
            if office is not None and told is None and _is_wider(run):
                names, told, role = [run.found("place")], replace(office, last=last), None
            names = names or _listed(run, found)
            names = _with_role(run, names, role) if role is not None else names
        if told is not None and any(name.kind == "person" for name in names):
            told = None
        if told is not None and told.role is not None and found and _explains_back(tokens, told.first, found[-1]):
            found[-1] = replace(found[-1], role=told.role)
        elif told is not None and told.role is not None and unread is not None and unread.last == told.first - 1:
            found += (
                _with_role(unread, [], told.role) if tokens[unread.last].text == "," and len(unread.own) > 1 else []
            )
        if names and names[-1].kind == "person" and names[-1].role is None:
            names[-1] = replace(names[-1], role=_role_behind(run))
        found += names
        unread = run if not names else None
        at = last
    return found


def _is_wider(run: Run) -> bool:
    """Bupati Kolaka Timur, Sulawesi Tenggara, Andi Merya Nur: the territory around an office's, then its holder."""
    return run.after() == [","] and is_place(run.text) and not is_given(run.own[0])


def _is_kins(tokens: Sequence[Token], office: int) -> bool:
    """Ayah korban, Suparman; anak Bupati, Rudi: whoever is named is of the family of who has the office."""
    return office > 0 and f"{tokens[office - 1].lower.removesuffix('nya')}nya" in listed("kin")


def _are_initials(text: str, name: Found, found: Sequence[Found]) -> bool:
    """Andi Merya Nur (AMN), Anzarullah (AZR), tersangka AMN: letters that stand for a person."""
    letters = text[name.start : name.end]
    if name.kind != "organization" or not letters.isalpha() or not letters.isupper():
        return False
    if gazetteer.fold(letters) not in known_organizations() and _SUSPECT.search(text[: name.start][-20:]):
        return True
    if not found or found[-1].kind != "person":
        return False
    person = found[-1]
    if text[person.end : name.start].strip() != "(" or text[name.end : name.end + 1] != ")":
        return False
    rest = iter(text[person.start : person.end].upper())
    return all(letter in rest for letter in letters)


_SUSPECT = re.compile(r"\b(?:tersangka|terdakwa|(?:ber)?inisial)\s\Z", re.IGNORECASE)
_TERRITORIES = frozenset(("kabupaten", "kota", "provinsi", "daerah", "cabang"))


def _between(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """What stands between an office and the next name: a comma, letters in brackets, both (a comma); None for more."""
    marks = [t for t in tokens[first:last] if t.lower not in listed("ranks")]
    if [t.text for t in marks] == [","]:
        return ","
    if len(marks) in (3, 4, 5) and marks[0].text == "(":
        closing = next((i for i, t in enumerate(marks) if t.text == ")"), 0)
        if closing == len(marks) - 1:
            return "()"
        return "," if closing and [t.text for t in marks[closing + 1 :]] == [","] else None
    return None


def first_names(texts: Iterable[str]) -> frozenset[str]:
    """Words by which an article names people alone, next to a verb of saying: kata Trisno, Trisno mengatakan."""
    found: set[str] = set()
    for text in texts:
        tokens = _tokens(text) if len(text) <= LONGEST else ()
        for at, token in enumerate(tokens):
            if not token.is_word or not token.is_capitalized or token.text.isupper():
                continue
            if is_headed(token) or token.lower in listed("not_names"):
                continue
            if is_place(token.text) and token.lower not in given_names():
                continue
            before = tokens[at - 1] if at else None
            after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            ranked = before is not None and before.is_capitalized and before.lower in listed("ranks")
            if ranked and token.lower not in listed("grades") and not (is_common(token) or is_of_a_field(token)):
                found.add(token.text)
            said = before is not None and (before.lower in listed("said") or before.lower in ("pak", "bu", "menurut"))
            begins_alone = before is None or not before.is_capitalized or before.text == "Menurut"
            says = after in listed("says") and begins_alone
            if (said and after not in ("(",)) or says:
                found.add(token.text)
    return frozenset(found)


def _with_role(run: Run, names: Sequence[Found], role: str) -> list[Found]:
    """Kepala Dinas Perhubungan Jepara, Trisno Hadi, menyebut: who stands behind the comma has the office."""
    if names:
        person = names[0].kind == "person"
        return [replace(names[0], role=role), *names[1:]] if person else list(names)
    plain = len(run.lower) < 5 and not any(is_headed(t) or t.text.isupper() for t in run.own)
    known = is_place(run.text) or all(_is_word(t) for t in run.own)
    return [run.found("person", role)] if plain and not known else []


def _explains_back(tokens: Sequence[Token], first: int, last: Found) -> bool:
    """Marthen Toda, Wakil Bupati Sumba Barat Daya: an office behind the comma."""
    comma = first and tokens[first - 1].text == "," and first > 1 and tokens[first - 2].end == last.end
    return bool(comma) and last.kind == "person" and last.role is None


def _role_behind(run: Run) -> str | None:
    """Sulastri, pedagang sayur; Jumiati (38), warga Mantang: an occupation in small letters behind a name."""
    at, tokens = run.last, run.tokens
    if [t.text for t in tokens[at : at + 1]] == ["("] and [t.text for t in tokens[at + 2 : at + 3]] == [")"]:
        at += 3
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    office = indonesian_offices.at(tokens, at + (2 if tokens[at + 1].lower in ("seorang", "salah") else 1))
    if office is None or not tokens[office.first].text.islower() or office.last >= len(tokens):
        return None
    return None if tokens[office.last].is_capitalized else indonesian_offices.title(office)


def _listed(run: Run, found: Sequence[Found]) -> list[Found]:
    """Di Gane Dalam dan Bisui: a name in a list of places."""
    joined = run.before() in (["dan"], [","]) and found and found[-1].kind == "place"
    beside = joined and found[-1].end == run.tokens[run.first - 2].end
    return [run.found("place")] if beside and not all(word in indonesian_words() for word in run.lower) else []


def repeated(text: str, found: Sequence[Found], people: Collection[str]) -> list[Found]:
    """`found` with the words that are part of a known person's name and stand outside of it, next to each other one."""
    starts = [f.start for f in found]
    extra: list[Found] = []
    for token in _tokens(text):
        at = bisect_right(starts, token.start)
        if token.text not in people or (at and found[at - 1].end > token.start) or _begins_inside(found, at, token):
            continue
        if extra and text[extra[-1].end : token.start] == " ":
            extra[-1] = Found(extra[-1].start, token.end, "person")
        else:
            extra.append(Found(token.start, token.end, "person"))
    return sorted([*found, *extra], key=lambda f: f.start)


def _begins_inside(found: Sequence[Found], at: int, token: Token) -> bool:
    return at < len(found) and found[at].start < token.end


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """A headline in which every word but the small ones has its capital."""
    written = [t for t in tokens if t.is_word and len(t.text) > 3]
    capital = sum(t.is_capitalized for t in written)
    if len(written) < 4 or capital <= 0.75 * len(written):
        return False
    return not any(t.text.islower() and t.lower not in listed("small") for t in tokens if t.is_word)


def _read(run: Run, alone: Collection[str]) -> tuple[list[Found], indonesian_titled.Reading | None]:
    """The names of a run, and its office."""
    own = run.own
    if own[0].lower in listed("residents"):
        rest = run.part(run.first + 1, run.last)
        return ([rest.found("place")] if rest.own and not all(_is_word(t) for t in rest.own) else []), None
    parted = _of_a_state(run)
    if parted is not None:
        return parted, None
    told = indonesian_titled.read(run, alone)
    if told is not None:
        return list(told.found), told
    ranked = next((i for i, t in enumerate(own) if i and t.lower in listed("ranks") | listed("offices")), None)
    if ranked is not None and own[0].lower not in kinds("organizations"):
        before, _ = _read(run.part(run.first, run.first + ranked), alone)
        behind = indonesian_titled.read(run.part(run.first + ranked, run.last), alone)
        return [*before, *(behind.found if behind is not None else ())], behind
    kind = _kind(run)
    if kind == "person" and len(run.lower) > 2 and own[0].lower not in given_names() and is_place(own[0].text):
        return [
            run.part(run.first, run.first + 1).found("place"),
            run.part(run.first + 1, run.last).found("person"),
        ], None
    if kind is None:
        return [], None
    return [run.found(kind, _role_before(run) if kind == "person" else None)], None


def _of_a_state(run: Run) -> list[Found] | None:
    """Juru bicara militer Israel Daniel Sharon: the state whose body or office it is, and who speaks for it.

    The same of a known body (utusan Uni Eropa Toivo Keller) and an ombudsman's land.
    """
    held = run.own[0].lower in listed("state_offices")
    if held:
        run = run.part(run.first + 1, run.last)
    elif not run.before() or run.before()[-1] not in listed("state_bodies"):
        return None
    for width in (3, 2, 1):
        owner, rest = run.part(run.first, run.first + width), run.part(run.first + width, run.last)
        if width > len(run.own) or not (kind := _owns_offices(owner, held=held)):
            continue
        if not rest.own:
            return [owner.found(kind)] if kind == "place" and not held else None
        plain = all(t.is_word and not t.text.isupper() and not is_headed(t) and not is_common(t) for t in rest.own)
        town = gazetteer.lookup(rest.own[0].text)
        known = gazetteer.fold(rest.text) in known_organizations()  # investor besar Amerika Goldman Sachs
        named = 2 <= len(rest.own) <= 4 and plain and not known and not is_place(rest.text)
        named = named and rest.own[-1].lower not in {*kinds("compass"), *listed("company_ends")}
        if named and (town is None or town.population < _LARGE):
            return [owner.found(kind), rest.found("person")]
    return None


def _owns_offices(owner: Run, *, held: bool) -> str | None:
    """Whether a run names a state, or any place of whose office the word before it is, or a known body."""
    if is_country(owner.text) or (held and is_place(owner.text)):
        return "place"
    known = gazetteer.fold(owner.text) in known_organizations() or indonesian_bodies.is_known(owner.lower)
    return "organization" if known and len(owner.text) > 2 else None


_LARGE = 100_000
"""Inhabitants of a town that is meant where its name stands behind a state's."""


def _is_word(token: Token) -> bool:
    return token.lower in indonesian_words() and token.lower not in given_names()


def _role_before(run: Run) -> str | None:
    """Pemilik gudang, Tan Hok Liong; seorang sopir, Hasanuddin: the occupation before the comma."""
    if run.before() != [","]:
        return None
    at = _explaining(run)
    office = indonesian_offices.at(run.tokens, at) if at is not None else None
    return indonesian_offices.title(office) if office is not None and not _is_kins(run.tokens, office.first) else None


_ALONE = frozenset(("basarnas", "bawaslu", "walhi", "kadin"))
"""Heads of bodies that are whole names."""


def _kind(run: Run) -> str | None:
    """What a run names by itself and by what stands around it."""
    own, lower = run.own, run.lower
    text = run.text
    first = lower[0]
    site = "." in own[0].text.strip(".") and len(own[0].text) > 6
    if gazetteer.fold(text) in known_organizations() or site:
        return "organization"
    hospital = lower[:2] == ["rumah", "sakit"]
    lettered = len(own[0].text) > 2 and own[0].text.isupper() and not text.isupper()
    if first in kinds("organizations") or (len(lower) > 1 and (lettered or hospital)):
        alone = len(lower) == 1 and first in _ALONE
        return "organization" if alone or len(lower) > (2 if hospital else 1) else None
    if 1 < len(lower) < 5 and lower[-1] in listed("company_ends"):
        return "organization"  # Susi Air
    if indonesian_bodies.is_known(lower):
        return "organization"
    if first in kinds("places") and len(lower) > 1:
        return "place"
    before, after = run.before(2), run.after(4)
    lead, following = before[-1] if before else "", after[0] if after else ""
    if len(own) == 1 and own[0].text.isupper():
        return _of_capitals(run, text, lead, following)
    if lead in ("km", "kmp", "kmn", "kri", "kapal", "kn", "kp"):
        return None  # ships
    aged = following in ("(", ",") and len(after) > 1 and after[1].isdecimal() and 1 < int(after[1][:4]) < 120
    if aged and after[2:3] in (["tahun"], ["thn"], ["th"], [","] if following == "," else [")"]):
        return "person"
    if lead in ("dr", "drg", "pak", "bu", "ustaz", "kiai", "almarhum", "almarhumah"):
        return "person"
    if len(own) == 1 and is_country(text) and not is_given(own[0]):
        return "place"  # kata Rusia
    if lead.removesuffix("nya") in listed("said") or (following == "dan" and after[1:2] and after[1] in listed("kin")):
        return "person"
    if all(word in indonesian_words() or word in listed("not_names") for word in lower):
        return "place" if len(lower) > 1 and lead in listed("places_before") else None
    verb = without_aside(run.after(_BEHIND), listed("asides"))[:1]
    if lead == "menurut" or (verb and verb[0] in listed("says")):
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
    if acts and 1 < len(lower) < 5 and not any(is_headed(t) or is_place(t.text) for t in own):
        return "person"  # Rambu Ana Intan sudah tahu
    if len(lower) > 1 and first in given_names() and first not in indonesian_words():
        return "person"
    return None


_BEHIND = 7
"""Tokens behind a name: an aside of up to four words between its commas, and the verb."""
_WHERE = frozenset(("di", "ke", "dari", "asal"))


def _of_capitals(run: Run, text: str, lead: str, following: str) -> str | None:
    """The town of a report's head; letters in brackets behind a body, or that speak, are a body."""
    if run.first == 0 and following in (",", "(", "-", "–", "—"):
        return "place"
    if is_place(text) and len(text) > 3:
        return "place"
    headed = run.first > 1 and run.tokens[run.first - 2].is_capitalized and lead == "(" and following == ")"
    speaks = following in listed("says") or lead.removesuffix("nya") in listed("said")
    return "organization" if 3 <= len(text) <= 8 and (headed or speaks) else None


def _explains(run: Run) -> bool:
    """Seorang sopir, Hasanuddin; juru bicara penanganan darurat, Nurlaila Fabanyo: an office before the comma."""
    return _explaining(run) is not None and (
        not run.after(1) or run.after(1)[0] in (",", "(", ".") or run.after(1)[0] in listed("says")
    )


def _explaining(run: Run) -> int | None:
    """The token where the office before a comma begins."""
    at = run.first - 2
    steps = gap = 0
    begin = None
    while at >= 0 and steps < 9 and run.tokens[at].text not in ',.;:"()':
        if run.tokens[at].lower in _WHERE:
            break
        if run.tokens[at].lower in listed("offices") or indonesian_offices.at(run.tokens, at) is not None:
            begin, gap = at, 0
        elif begin is not None:
            gap += 1
        if gap > 1:
            break
        at -= 1
        steps += 1
    return begin
