"""Runs of capitalized words in running text that may be names, with the role words before them taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import bare, common_words, given_names, is_role, surnames, word_set, word_sets
from service.annotate.entities.runs import is_contraction, opens, run
from service.annotate.tokens import SentenceView, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name at tokens ``first`` to ``last`` (half-open) of a sentence, without title and possessive s."""

    sentence: SentenceView
    first: int
    last: int
    role: str | None = None
    opens: bool = False
    """Whether it begins the sentence, where any word has a capital."""
    words: tuple[str, ...] = field(init=False, compare=False)
    """Capitalized words and connectors, folded, possessive s off."""

    def __post_init__(self) -> None:
        own = self.sentence.tokens[self.first : self.last]
        object.__setattr__(self, "words", tuple(bare(t) for t in own if t.is_word or t.is_number))

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        tokens = self.sentence.tokens
        token = tokens[self.last - 1]
        if token.lower.endswith("'s"):
            return token.end - 2
        dotted = len(token.text) == 1 and self.last - self.first > 2 and tokens[self.last - 2].text == "."
        following = tokens[self.last].text if self.last < len(tokens) else ""
        return token.end + 1 if dotted and following == "." and self.sentence.touches(self.last) else token.end

    @property
    def text(self) -> str:
        return self.sentence.slice(self.start, self.end)

    def slice_words(self, first: int) -> str:
        """The name without its first words."""
        return self.sentence.slice(self.tokens[first].start, self.end)

    def before(self, count: int = 1) -> Sequence[Token]:
        """The tokens right before, nearest last; role words included."""
        return self.sentence.tokens[max(0, self.first - count) : self.first]

    def after(self, count: int = 1) -> Sequence[Token]:
        """The tokens right after."""
        return self.sentence.tokens[self.last : self.last + count]


@cache
def _bodies() -> frozenset[str]:
    """Head words of organizations that are no titles of people."""
    return (word_set("organizations.heads") | word_set("organizations.of")) - word_set("people.titles")


def is_title_case(sentence: SentenceView) -> bool:
    """A line whose common words have capitals, so that a capital says nothing."""
    headline = sentence.is_headline
    written = capital = 0
    for token in sentence.tokens:
        if not token.is_word:
            continue
        if not headline and token.text.islower() and token.text not in _SMALL:
            return False  # Milan Horak met Petra Vesela in Brno
        if len(token.text) > 3:
            written += 1
            capital += token.is_capitalized
    return written >= 4 and capital > (0.7 if headline else 0.9) * written


_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "by", "at", "as", "with", "from", "vs")
)
"""Words that Title Case writes small."""


def find(sentence: SentenceView) -> list[Candidate]:
    """Candidates of one sentence in order."""
    tokens = sentence.tokens
    found: list[Candidate] = []
    index = 0
    while index < len(tokens):
        if not tokens[index].text[0].isupper() or not _begins(sentence, index):
            index += 1
            continue
        last = run(sentence, index)
        found += _split(sentence, index, last)
        index = max(last, index + 1)
    return found


def _begins(sentence: SentenceView, index: int) -> bool:
    token = sentence.tokens[index]
    if not token.is_word or is_contraction(token):
        return False
    if index and sentence.tokens[index - 1].text in "#@" and sentence.touches(index):
        return False
    if token.text in ("I", "Ni") and _capital_follows(sentence, index):
        return sentence.tokens[index + 1].lower in word_set("people.balinese")
    if token.text.isupper() and token.text in _CAPITAL_WORDS and not sentence.text.isupper():
        return True
    if token.lower.removesuffix("'s") in word_set("things.days"):
        return False
    sign = sentence.tokens[index + 1].text if index + 1 < len(sentence.tokens) else ""
    if token.text in _MONEY and sign[:1].isdecimal():
        return False
    if token.text in _BEFORE_MONEY and sign and sign in "$€£" and sentence.touches(index + 1):
        return False
    if opens(sentence, index):
        named = _known_start(sentence, index) or (
            token.lower in given_names() and _capital_follows(sentence, index)  # Roman Vilfand
        )
        return token.lower not in word_set("people.not_names") or named
    return (
        token.lower not in word_set("people.not_names")
        or (token.text.isupper() and len(token.text) > 1)
        or _capital_follows(sentence, index)
    )


_CAPITAL_WORDS = frozenset(("WHO",))
"""Organisations that are common words in lower case."""


_TERMS = frozenset(("FOB", "CIF", "FCA", "DAP", "CFR", "EXW", "FAS"))
"""Terms of delivery before a port: FOB Singapore."""


_RANKS = frozenset(("adj", "comr", "cmdr", "insp", "supt"))
"""Short ranks that name nobody alone."""


_MONEY = frozenset(("Rp", "Rs", "RM", "PhP", "Php", "Kr", "Fr"))
"""Signs of currencies that are written as words: Rp 45,000."""


_BEFORE_MONEY = frozenset(("US", "A", "AU", "C", "CA", "NZ", "HK", "S", "NT", "R"))
"""Letters of a currency before its sign: US$500."""


def _capital_follows(sentence: SentenceView, index: int) -> bool:
    return (
        index + 1 < len(sentence.tokens)
        and sentence.tokens[index + 1].is_word
        and sentence.tokens[index + 1].is_capitalized
    )


def _known_start(sentence: SentenceView, index: int) -> bool:
    """ "European Union", "Northern Front" at the start of a sentence."""
    token = sentence.tokens[index]
    return _capital_follows(sentence, index) and token.lower.endswith(
        ("ern", "ean", "can", "ian", "ic", "first", "arab")
    )


def _split(sentence: SentenceView, first: int, last: int) -> Iterator[Candidate]:
    """Roles come off the front; a name before a role ("Calder Chief Executive Fiona Lockhart") is one of its own."""
    tokens = sentence.tokens
    body = tokens[last - 1].lower in _bodies()
    while (
        last - first > 1
        and not (body and tokens[first].lower in ("interim", "acting", "current"))
        and tokens[first].lower in word_set("people.standing")
        and tokens[first + 1].is_capitalized
    ):
        first += 1  # Former Rangers midfielder; Acting Khabarovsk Krai Governor
    first, people = _nationality(sentence, first, last)
    if people:
        yield Candidate(sentence, first, last, None, False)
        return
    at = _after_body(sentence, first, last)
    if at is not None:
        yield from _split(sentence, first, at)
        yield from _split(sentence, at, last)
        return
    heads = _bodies()
    if last - first > 2 and tokens[first].text.isupper() and len(tokens[first].text) > 1 and first > 1:
        named = tokens[first + 1].lower in given_names() and tokens[first + 2].is_capitalized
        if named and tokens[first - 1].lower == "of" and is_role(tokens[first - 2]):
            yield Candidate(sentence, first, first + 1)  # Secretary-General of NATO Jens Stoltenberg
            yield from _split(sentence, first + 1, last)
            return
    for at in range(first + 1, last - 1):
        country = at == first + 1 and tokens[first].lower not in given_names() and _is_country(tokens[first])
        if country and tokens[at].lower in given_names() and tokens[at + 1].is_capitalized:
            yield Candidate(sentence, first, at)  # of Ukraine Oleksandr Danylyuk
            yield from _split(sentence, at, last)
            return
        if (
            tokens[at].lower in given_names()
            and tokens[at - 1].lower not in ("-", "of", "the", ".")
            and not is_role(tokens[at - 1])
            and tokens[at].lower not in word_set("organizations.portfolios")
            and any(t.lower in heads for t in tokens[first:at])
        ):
            yield from _split(sentence, first, at)
            yield from _split(sentence, at, last)
            return
    if [t.lower for t in tokens[first : first + 4]] == ["board", "of", "directors", "of"] and last - first > 4:
        first += 4
    office = first - 1 if first and tokens[first - 1].lower == "the" else first
    if office >= 2 and tokens[office - 1].lower in ("of", "for") and is_role(tokens[office - 2]):
        for at in range(first + 1, last - 1):
            word = tokens[at].lower
            known = word in given_names() or (word in surnames() and word not in common_words())
            named = known or _is_unusual(tokens[at:last])
            lead = tokens[at - 1].lower
            plain = lead in common_words() or lead in word_sets(*_PORTFOLIOS)
            whole = gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end))
            located = not plain or (lead in word_set("places.heads") and at - first > 1)
            if named and located and whole is None and _is_place(sentence, first, at):
                yield Candidate(sentence, first, at)  # President of Chechnya Ramzan Kadyrov
                yield from _named(sentence, at, last, sentence.slice(tokens[office - 2].start, tokens[at - 1].end))
                return
            if named and plain:
                role = sentence.slice(tokens[office - 2].start, tokens[at - 1].end)
                yield from _named(sentence, at, last, role)  # Minister of Agriculture Nikolai Khramtsov
                return
    last = _without_document(sentence, first, last)
    if _is_called_after(sentence, first, last):
        yield Candidate(sentence, first, last, None, opens(sentence, first))
        return
    if opens(sentence, first) and not (tokens[first].text == "I" and last - first > 1):
        first = _drop_opener(sentence, first, last)
        if first >= last:
            return
    at = first
    role_first = role_last = None
    while at < last:
        surname = at > first and tokens[at - 1].lower in given_names() and tokens[at].lower in surnames()
        if (
            is_role(tokens[at])
            and not surname
            and not _is_double(sentence, at, last)
            and not _ends_organization(sentence, at, last)
        ):
            begin = at
            end = at
            while end < last and (
                (is_role(tokens[end]) and not _is_double(sentence, end, last))
                or (tokens[end].lower in word_set("people.inside_role"))
                or tokens[end].text in (".", "-")
            ):
                end += 1
            if end < last and tokens[end].lower in ("and", "&"):
                at = end  # Centre for Justice and Dignity
                continue
            if end < last and any(is_role(t) for t in tokens[begin:end]):
                role_first, role_last = begin, end
                break
        at += 1
    if role_first is None or role_last is None:
        yield from _named(sentence, first, _without_office(sentence, first, last), None)
        return
    for at in range(role_last + 2, last - 1):
        lead = tokens[at - 1].lower
        if tokens[at].lower in given_names() and (lead in common_words() or lead in word_set("organizations.heads")):
            role_last = at  # Minister of State for Railways Prakash Ingole
            break
    begin = role_first
    while begin > first and tokens[begin - 1].lower in word_set("people.inside_role"):
        ends = tokens[begin - 1].lower in _FIRMS or tokens[begin - 1].lower in ("city", "county", "district")
        if ends and begin - 1 > first:
            break
        begin -= 1
    if begin > first and _is_portfolio(sentence, first, begin, role_last):
        begin = first
    if begin > first:
        yield from _named(sentence, first, begin, None)
    role = sentence.slice(tokens[_role_start(sentence, begin)].start, tokens[role_last - 1].end)
    yield from _named(sentence, role_last, last, role.rstrip(" .-"))


def _without_office(sentence: SentenceView, first: int, last: int) -> int:
    """The end of a name without the office after it: US Secretary (of State), UN Resident Coordinator."""
    tokens = sentence.tokens
    heads = word_set("organizations.heads")
    end = last
    while end - first > 1 and is_role(tokens[end - 1]) and tokens[end - 2].text != "-":
        if tokens[end - 1].lower in heads or tokens[end - 1].lower in surnames():
            break
        end -= 1
    if end == last or any(t.lower in given_names() for t in tokens[first:end]):
        return last
    while end > first and tokens[end - 1].lower in word_set("people.inside_role"):
        end -= 1
    return end


def _after_body(sentence: SentenceView, first: int, last: int) -> int | None:
    """Where a person begins behind the body of the office before it: director of the Confederation of Industry Manish
    Kumar, Secretary-General of the United Nations A. Guterres."""
    tokens = sentence.tokens
    if first < 2 or last - first < 3 or tokens[first - 1].lower not in ("of", "the"):
        return None
    lead = [t for t in tokens[max(0, first - 4) : first] if t.lower not in ("of", "the")]
    if not lead or not is_role(lead[-1]):
        return None
    if lead[-1].lower in ("minister", "secretary") and tokens[first - 1].lower == "of":
        return None  # Minister of Agriculture: the field is part of the role
    for at in range(first + 1, last - 1):
        initial = len(tokens[at].text) == 1 and tokens[at + 1].text == "." and tokens[at].is_capitalized
        heads = word_sets("organizations.heads", "places.heads")
        headed = any(t.lower in heads or t.lower == "nations" for t in tokens[first:at])
        before = tokens[at - 1].lower
        plain = before in common_words() or before in heads or before in word_set("people.inside_role")
        known = tokens[at].lower in given_names() or (plain and _is_unusual(tokens[at:last]))
        if headed and (initial or known) and before not in ("of", "the", "and", "for", "-", "."):
            return at
    return None


def _is_unusual(rest: Sequence[Token]) -> bool:
    """Prakash Ingole: two or three capitals that are no words of the language and no heads of a body's name."""
    usual = word_sets("people.inside_role", "organizations.heads")
    own = [t for t in rest if t.text != "-"]
    plain = (t.is_word and t.is_capitalized and t.lower not in common_words() and t.lower not in usual for t in own)
    return 2 <= len(own) <= 3 and all(plain)


def _is_country(token: Token) -> bool:
    place = gazetteer.lookup(token.text)
    return place is not None and place.kind == "country"


def _nationality(sentence: SentenceView, first: int, last: int) -> tuple[int, bool]:
    """Russian Sofiya Palkina: where the name begins, and whether a first name says that it is a person's."""
    tokens = sentence.tokens
    if last - first < 2 or gazetteer.demonym(tokens[first].text) is None:
        return first, False
    whole, part = (sentence.slice(tokens[at].start, tokens[last - 1].end) for at in (first, first + 1))
    if gazetteer.lookup(whole) is None and (known := gazetteer.lookup(part)) is not None and known.kind == "region":
        return first + 1, False  # Peruvian Andes
    if last - first < 3:
        return first, False
    rest = tokens[first + 1 : last]
    plain = all(t.is_word and t.is_capitalized and not t.text.isupper() for t in rest)
    if not plain or is_role(rest[0]) or any(t.lower in common_words() or t.lower in _bodies() for t in rest):
        return first, False
    return (first + 1, True) if rest[0].lower in given_names() else (first, False)


_FIRMS = frozenset(("company", "corporation", "group", "agency", "bank", "association"))
"""Words that end a body's name before the role in it: Sinar Oil Company Chief Executive."""


def _is_called_after(sentence: SentenceView, first: int, last: int) -> bool:
    """Princess Royal Hospital, Prince Edward Island, Saint John: a title that is part of a place's or body's name."""
    tokens = sentence.tokens
    if last - first < 2 or not tokens[first].is_capitalized:
        return False
    if tokens[first].lower == "general" and not any(t.lower in given_names() for t in tokens[first + 1 : last]):
        return tokens[last - 1].lower in _bodies()  # General Election Commission
    if tokens[first].lower not in word_set("people.honoured"):
        return False
    if tokens[first].lower in ("saint", "st") and gazetteer.lookup(
        sentence.slice(tokens[first].start, tokens[last - 1].end)
    ):
        return True
    return last - first > 2 and tokens[last - 1].lower in word_sets("organizations.heads", "places.heads")


def _drop_opener(sentence: SentenceView, first: int, last: int) -> int:
    """Skip a common word that has its capital from the sentence: "Earlier Moscow", "Regiment command"."""
    tokens = sentence.tokens
    token = tokens[first]
    single = last - first == 1
    if not single and token.lower in word_set("places.compass") and not _is_opener(sentence, first, last):
        return first
    common = token.lower in common_words() and not token.text.isupper()
    plural = token.lower.endswith("s") and (token.lower[:-1] in common_words() or token.lower.endswith("ists"))
    if single and plural and not token.text.isupper():
        return first if gazetteer.lookup(token.text) or token.lower in word_set("organizations.heads") else last
    if not common:
        return first
    if single:
        return last
    if is_role(token):
        return first
    after = tokens[first + 1]
    if (
        after.lower in word_set("organizations.heads")
        or token.lower in word_set("organizations.of")
        or token.lower in word_set("organizations.heads")
    ):
        return first
    if (
        token.lower in given_names()
        or token.lower in word_set("places.starts")
        or any(
            t.lower in word_set("organizations.heads") or t.lower in word_set("places.heads")
            for t in tokens[first + 1 : last]
        )
    ):
        return first
    return first + 1


def _is_double(sentence: SentenceView, at: int, last: int) -> bool:
    """Amir-Ali: a title that is half of a first name; not Secretary-General."""
    tokens = sentence.tokens
    if at + 3 >= last or tokens[at + 1].text != "-" or not sentence.touches(at + 1):
        return False
    return tokens[at + 2].is_capitalized and tokens[at + 2].lower in given_names() and not is_role(tokens[at + 2])


def _is_opener(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether "New" or "Northern" only opens the sentence: what follows is known and the whole is not."""
    whole, rest = (
        sentence.slice(sentence.tokens[at].start, sentence.tokens[last - 1].end) for at in (first, first + 1)
    )
    return gazetteer.lookup(rest.removesuffix("'s")) is not None and gazetteer.lookup(whole.removesuffix("'s")) is None


def _without_document(sentence: SentenceView, first: int, last: int) -> int:
    """United Nations Security Council (Resolution 1973): a body's name without its document."""
    tokens = sentence.tokens
    document = tokens[last - 1].lower in word_set("things.documents") and last - first > 2
    return last - 1 if document and tokens[last - 2].lower in _bodies() else last


_PORTFOLIOS = ("people.inside_role", "organizations.heads", "organizations.portfolios")


def _is_portfolio(sentence: SentenceView, first: int, begin: int, role_last: int) -> bool:
    """Emergency Services (Minister Pat Purcell): plain words that say of what somebody is the minister."""
    tokens = sentence.tokens
    if tokens[role_last - 1].lower not in ("minister", "secretary") or begin - first > 6:
        return False
    own = [t.lower for t in tokens[first:begin] if t.is_word]
    usual = word_sets(*_PORTFOLIOS)
    if own[-1] in ("ministry", "department", "office", "party", "agency", "council", "government", "union"):
        return False
    return all(word in common_words() or word in usual or word in ("and", "of", "for") for word in own)


def _is_place(sentence: SentenceView, first: int, last: int) -> bool:
    """Chechnya, Penza Region: a known place, or a name that ends with a kind of place."""
    tokens = sentence.tokens
    if last - first > 1 and tokens[last - 1].lower in word_set("places.heads"):
        return True
    return gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) is not None


def _ends_organization(sentence: SentenceView, at: int, last: int) -> bool:
    """Whether a role word is an organisation's here: General Staff, Prime Minister's Office."""
    tokens = sentence.tokens
    following = tokens[at + 1] if at + 1 < last else None
    if tokens[at].lower in ("saint", "st") and following is not None and following.text == "-":
        return True  # Paris Saint-Germain
    for step in range(at + 1, min(at + 4, last - 1)):
        if tokens[step].lower.endswith("'s") and tokens[step + 1].lower in word_set("organizations.heads"):
            return True  # Prosecutor General's Office
    return following is not None and following.lower in word_set("organizations.heads") and at + 2 >= last


def _role_start(sentence: SentenceView, first: int) -> int:
    """A role may begin in lower case before the capitals: "deputy energy minister Rustam Yuldashev"."""
    at = first
    while (
        at > 0
        and sentence.tokens[at - 1].is_word
        and sentence.tokens[at - 1].lower in word_set("people.inside_role")
        and sentence.tokens[at - 1].lower not in ("the", "of", "in")
        and not (sentence.tokens[at - 1].lower in _FIRMS and sentence.tokens[at - 1].is_capitalized)
    ):
        at -= 1
    return at


def _named(sentence: SentenceView, first: int, last: int, role: str | None) -> Iterator[Candidate]:
    """The name itself, with the lower-case role words before it; nothing when it is all demonyms."""
    tokens = sentence.tokens
    while last > first and not (
        tokens[last - 1].is_word
        or tokens[last - 1].is_number
        or (tokens[last - 1].text == "." and len(tokens[last - 2].text) <= 2 and last - first > 1)
    ):
        last -= 1
    if first >= last:
        return
    if role is None and first > 0 and not opens(sentence, first):
        begin = first
        while (
            begin > 0
            and tokens[begin - 1].is_word
            and tokens[begin - 1].text[0].islower()
            and (
                is_role(tokens[begin - 1])
                or (begin < first and tokens[begin - 1].lower in word_set("people.inside_role"))
            )
            and tokens[begin - 1].lower not in ("the", "of", "in")
        ):
            begin -= 1
        if begin < first:
            role = sentence.slice(tokens[begin].start, tokens[first - 1].end)
    if role is None:
        while (
            last - first > 1
            and (tokens[last - 1].lower in word_set("people.titles"))
            and not tokens[last - 1].is_capitalized
        ):
            last -= 1
    if last - first > 2 and tokens[last - 1].text in word_set("people.letters") and not tokens[first].text.isupper():
        last -= 1  # Conor Fahy BL
    last = _without_people(sentence, first, last)
    if first >= last:
        return
    if role is None and last - first == 1 and is_role(tokens[first]) and tokens[first].lower not in surnames():
        return  # the Speaker
    field = first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _OFFICES
    if role is None and field and gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) is None:
        return  # Minister of Natural Resources, Chief of Staff
    titled = is_role(tokens[last - 1]) and tokens[last - 1].lower not in word_set("organizations.heads")
    if all(
        gazetteer.demonym(t.text)
        or (t.lower.removesuffix("'s") in word_set("people.not_names") and not t.text.isupper())
        or (t.lower in word_set("people.inside_role") and t.text[0].isupper() and titled)
        or (is_role(t) and last - first > 1 and titled)
        or t.lower in _RANKS
        for t in tokens[first:last]
        if t.is_word
    ):
        return
    if (
        role is None
        and last - first == 2
        and gazetteer.demonym(tokens[first].text)
        and tokens[first + 1].text.isupper()
    ):
        first += 1  # the Russian EMERCOM
    if last - first > 1 and tokens[first].text in _TERMS:
        first += 1  # FOB Singapore
    if role is not None and role.lower() == "official":
        role = None if gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) else role
    counted = first >= 2 and tokens[first - 1].lower in ("st", "nd", "rd", "th") and sentence.touches(first - 1)
    if role is None and counted and tokens[last - 1].lower in word_set("organizations.military"):
        first -= 2
    if role is None and (pieces := _pair_of_places(sentence, first, last)):
        yield from pieces
        return
    shouted = last - first > 2 and all(t.text.isupper() for t in tokens[first:last] if t.is_word)
    if shouted and any(t.lower in word_set("people.not_names") or t.lower in _SHOUTED for t in tokens[first:last]):
        return
    yield Candidate(sentence, first, last, role, opens(sentence, first))


def _without_people(sentence: SentenceView, first: int, last: int) -> int:
    """The end of a name without the people, believers or peoples after it: Roman Catholics, South Koreans (no name)."""
    tokens = sentence.tokens
    end = tokens[last - 1]
    if any(t.lower in _bodies() or t.text.isupper() for t in tokens[first:last]):
        return last
    text = sentence.slice(tokens[first].start, end.end).removesuffix("'s")
    if last - first == 2 and tokens[first].lower in word_set("people.demonym_starts"):
        whole = gazetteer.demonym(text) or gazetteer.demonym(text.removesuffix("s"))
        if (whole or _is_demonym_only(end)) and gazetteer.lookup(text) is None:
            return first
    people = last - first > 1 and end.lower.endswith(("ers", "ans")) and gazetteer.lookup(text) is None
    if people and any(gazetteer.lookup(text[:-cut]) is not None for cut in (2, 3)):
        return first  # New Yorkers, West Virginians
    return first if last - first > 1 and end.lower in word_set("people.believers") else last


def _is_demonym_only(token: Token) -> bool:
    """Korean, Africans; not "Georgia" or "Congo"."""
    word = token.text.removesuffix("'s")
    known = gazetteer.demonym(word) or gazetteer.demonym(word.removesuffix("s"))
    return (known is not None or word.lower() in word_set("people.not_names")) and gazetteer.lookup(word) is None


_OFFICES = frozenset(("minister", "ministers", "secretary", "chief"))
"""Offices whose field follows."""
_AT_ONE = frozenset(("at", "in", "near", "from"))
"""One place follows, whatever hyphen it has: at Nossi-Bé."""


_SHOUTED = frozenset(("is", "are", "was", "has", "have", "had", "will", "be", "been", "it"))


def _pair_of_places(sentence: SentenceView, first: int, last: int) -> list[Candidate]:
    """Delhi-Chennai, Tula-Plekhanovo: two places with a hyphen between, when no place is called so."""
    tokens = sentence.tokens
    if last - first != 3 or tokens[first + 1].text != "-" or not tokens[last - 1].is_word:
        return []
    following = tokens[last].lower if last < len(tokens) else ""
    lead = tokens[first - 1].lower if first else ""
    if following in word_sets("organizations.kinds", "places.heads") or following == "line" or lead in _AT_ONE:
        return []
    whole = sentence.slice(tokens[first].start, tokens[last - 1].end).removesuffix("'s")
    known = [gazetteer.lookup(tokens[at].text) for at in (first, last - 1)]
    both = all(p is not None and len(tokens[at].text) > 4 for p, at in zip(known, (first, last - 1), strict=True))
    if gazetteer.lookup(whole) is not None or not (both or any(p and p.population > 50_000 for p in known)):
        return []
    if any(len(tokens[at].text) < 4 for at in (first, last - 1)):
        return []
    if any(tokens[at].lower in given_names() for at in (first, last - 1)) and None in known:
        return []
    return [Candidate(sentence, first, first + 1), Candidate(sentence, last - 1, last)]
