"""What a measure is told of: "rose 3 percent", "a fine of $40", "a crack seven metres long"."""

from __future__ import annotations

from dataclasses import dataclass

from service.annotate.grammar import Grammar, Group, Phrase
from service.annotate.roles import Roles
from service.annotate.tokens import SentenceView
from service.annotate.word_lists import lists

_EXTENT = lists("measured_extent")
_RATES = lists("measured_rates")
_ATTRIBUTES = lists("measured_attributes")
_ARTICLES = lists("measured_articles")
_GOALS = lists("measured_goals")
_PAID = lists("measured_paid")
_LESSENING = frozenset(
    ("shave", "shaved", "shaving", "knock", "knocked", "knocking", "wipe", "wiped", "wiping", "slash", "slashed")
) | {"slashing", "slice", "sliced", "slicing", "trim", "trimmed", "trimming", "chop", "chopped", "chopping"}
_SIZES = frozenset(("deep", "long", "wide", "tall", "high", "thick"))
_NO_THINGS = lists("measured_no_things")
_FAR = 30
_JAILS = frozenset(("prison", "jail"))
_TOLD_BEFORE = frozenset(("each", "which", "both", "all", "that"))


@dataclass(slots=True)
class Measured:
    """Finds the thing of the measure at tokens ``begin`` (qualifier included) to ``end`` (unit included)."""

    sentence: SentenceView
    grammar: Grammar
    begin: int
    end: int
    thing: int | None = None
    """The head of what was found."""
    before: bool = False
    """Whether a pronoun stands for it: "bombs, each weighing 250 kg"."""

    def read(self) -> str | None:
        """The noun phrase in the sentence's words, articles off."""
        self.end = self._past_rate(self.end)
        if self.begin and self.grammar.tokens[self.begin - 1].lower == "each":
            self.before = True  # six siphons, each 700 metres long
            return None
        roles = Roles(self.grammar, self.begin, self.end)
        phrase = self._taken_off() or self._beyond() or self._long(roles) or self._kind() or self._described()
        if phrase is None and roles.label(roles.head()) == "npadvmod":
            phrase = self._owner()
        phrase = phrase or self._by_tree(roles)
        if self.before:
            return None
        phrase = phrase or self._owner() or self._verbs() or self._nearest()
        if phrase is None or (self.begin <= phrase.first and phrase.last <= self.end):
            return None  # nothing but itself
        self.thing = phrase.last - 1 if self.thing is None else self.thing
        return self._words(phrase)

    def _taken_off(self) -> Phrase | None:
        """Shaving 1.4 seconds off the mark, wiping $4 billion off its value: what gets less."""
        tokens, at = self.grammar.tokens, self.end
        if at + 1 >= len(tokens) or tokens[at].lower not in ("off", "from") or not self.begin:
            return None
        if tokens[self.begin - 1].lower not in _LESSENING:
            return None
        return self.grammar.phrase_at(at + 1)

    def _beyond(self) -> Phrase | None:
        """All 14 peaks above 8,000 metres: the bound right behind the noun that has it."""
        at = self.begin - 1
        if at < 0 or self.grammar.tokens[self.begin].lower not in ("above", "below"):
            return None
        return self.grammar.phrase_at(at) if self.grammar.tags[at] == "NNS" else None

    def _by_tree(self, roles: Roles) -> Phrase | None:
        """By the tree of the sentence; a noun right before "of" needs none."""
        thing = roles.made_out()
        thing = roles.measured() if thing is None else thing
        if thing is not None and self.grammar.tokens[thing].lower in _TOLD_BEFORE:
            self.before = True
            return None
        if (
            thing is None
            or self.begin <= thing < self.end
            or self.grammar.tags[thing] in ("PRP", "WH", "DT", "EX", "CD")
        ):
            return None
        self.thing = thing
        phrase = self.grammar.phrase_at(thing) or Phrase(thing, thing + 1)
        if phrase.first < self.begin < phrase.last:
            phrase = Phrase(phrase.first, self.begin)
        tokens = self.grammar.tokens
        for _ in range(2):
            after = self.grammar.phrase_at(phrase.last + 1) if phrase.last + 1 < len(tokens) else None
            if after is None or tokens[phrase.last].lower != "of" or after.last > self.begin:
                break
            phrase = Phrase(phrase.first, after.last)
            if tokens[after.last - 1].lower not in _RATES:
                break  # the price of a litre of petrol
        return phrase

    def _long(self, roles: Roles) -> Phrase | None:
        """A drift eight feet deep; the road between X and Y, 226 kilometres long, is closed."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        if self.end >= len(tokens) or tokens[self.end].lower not in _SIZES or self.begin < 2:
            return None
        at = self.begin - 1
        if tags[at] in ("NN", "NNS"):
            phrase = self.grammar.phrase_at(at)
            return phrase if phrase is not None and phrase.last == self.begin else None
        if tokens[at].text != "," or self.end + 2 >= len(tokens) or tokens[self.end + 1].text != ",":
            return None
        group = self.grammar.group_at(self.end + 2)
        subject = roles.subject(group.main) if group is not None else None
        return self.grammar.phrase_at(subject) if subject is not None and subject < at else None

    def _past_rate(self, at: int) -> int:
        """Past "a day", "per person", "an hour"."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        if at + 1 < len(tokens) and (
            tokens[at].lower in ("per", "each")
            or tokens[at].text == "/"
            or (tokens[at].lower in ("a", "an") and tokens[at + 1].lower in _RATES)
        ):
            at += 1
            while at < len(tokens) and tags[at] in ("NN", "NNP", "NNS", "JJ"):
                at += 1
            return at
        if at < len(tokens) and tokens[at].lower in ("apiece", "each", "annually", "daily", "monthly"):
            return at + 1
        return at

    def _words(self, phrase: Phrase) -> str | None:
        tokens, tags = self.grammar.tokens, self.grammar.tags
        first, last = phrase.first, phrase.last
        while first < last and (
            tags[first] in ("DT", "PRP$", "CD", "PRP", "EX", "-", "$", "RB", "SYM") or tokens[first].lower in _ARTICLES
        ):
            first += 1
        if first >= last:
            return None
        words = self.sentence.slice(tokens[first].start, tokens[last - 1].end)
        return words if any(letter.isalpha() for letter in words) else None

    def _kind(self) -> Phrase | None:
        """Collected 40 million pesos in ransoms: of money, what it was paid as."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        at = self.end
        if at < len(tokens) and tokens[at].text == "(":
            closing = next((i for i in range(at, min(len(tokens), at + 8)) if tokens[i].text == ")"), None)
            at = closing + 1 if closing is not None else at
        if at + 1 >= len(tokens) or tokens[at].lower != "in" or tags[at + 1] not in ("NN", "NNS", "JJ"):
            return None
        phrase = self.grammar.phrase_at(at + 1)
        if phrase is None or phrase.first != at + 1:
            return None
        last = next((i + 1 for i in range(at + 1, phrase.last) if tokens[i].lower in _PAID), None)
        if last is not None and tokens[last - 1].lower in _JAILS and tokens[self.begin - 1].lower == "of":
            return None  # a sentence of 20 years in prison
        return Phrase(at + 1, last) if last is not None else None

    def _described(self) -> Phrase | None:
        """A 20 percent discount, the $65 million loan: the noun that the measure stands before."""
        tags, tokens = self.grammar.tags, self.grammar.tokens
        at = self.end
        if at + 2 < len(tags) and tokens[at].lower == "worth" and tokens[at + 1].lower == "of":
            return self.grammar.phrase_at(at + 2)  # $3 billion worth of gold and copper
        if at < len(tags) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end:
            at += 1
        last = at
        while last < len(tags) and (
            tags[last] in ("JJ", "NN", "NNS", "NNP")
            or self.grammar.is_modifier(last)
            or (tags[last] == "-" and last > at and tokens[last].start == tokens[last - 1].end)
        ):
            if tokens[last].lower in _EXTENT or tokens[last].lower in _NO_THINGS:
                break
            last += 1
        while last > at and tags[last - 1] not in ("NN", "NNS", "NNP"):
            last -= 1
        return Phrase(at, last) if last > at else None

    def _owner(self) -> Phrase | None:
        """Compensation of 6,000 crowns, winds of up to 130 km/h, a crack seven metres long."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        at = self.begin - 1
        if at < 1:
            return None
        lower = tokens[at].lower
        if lower in ("of", "worth", "at"):
            before = self.grammar.phrase_at(at - 1)
            if (
                before is not None
                and tags[before.last - 1] != "PRP"
                and (lower != "at" or self.grammar.group_at(at - 1) is None)
            ):
                if lower == "at" and self._governed(at) is not None:
                    return None
                return self._bearer(before) or (self.grammar.headed(before) if lower == "at" else before)
        after = tokens[self.end].lower if self.end < len(tokens) else ""
        phrase = self.grammar.phrase_at(at)
        if phrase is not None and phrase.first < self.begin and after in _EXTENT and tags[at] != "PRP":
            return phrase
        if (
            phrase is not None
            and phrase.first < self.begin
            and self._governed(at) is None
            and tags[at] in ("NN", "NNS")
        ):
            return self.grammar.headed(phrase)
        if tokens[at].text == "," and after in (",", ")", "-"):
            aside = self.grammar.phrase_at(at - 1)  # the meat, about 140 kg, was sold
            return self.grammar.headed(aside) if aside is not None and tags[at - 1] in ("NN", "NNS") else None
        if tokens[at].text in (",", ":", "(") or (tokens[at].text == "-" and not self.sentence.touches(at)):
            phrase = self.grammar.phrase_at(at - 1)
            if phrase is not None and (after in _EXTENT or tokens[at].text in (":", "(")):
                return phrase
        return None

    def _bearer(self, attribute: Phrase) -> Phrase | None:
        """A barge with a displacement of 2,300 tons, dividends in the amount of …: what has the attribute."""
        tokens = self.grammar.tokens
        at = attribute.first - 1
        if at < 1 or tokens[attribute.last - 1].lower not in _ATTRIBUTES or tokens[at].lower not in ("with", "in"):
            return None
        bearer = self.grammar.phrase_at(at - 1)
        return self.grammar.headed(bearer, near=True) if bearer is not None else None

    def _governed(self, at: int) -> Group | None:
        """The verb before `at` in its clause."""
        tokens, tags = self.grammar.tokens, self.grammar.tags
        for index in range(at, max(-1, at - _FAR), -1):
            group = self.grammar.group_at(index)
            if group is not None:
                return group
            if tokens[index].text in ";:" or tags[index] == "WH":
                return None
        return None

    def _verbs(self) -> Phrase | None:
        """By the verb: its object when the measure stands behind a preposition, else its subject."""
        grammar = self.grammar
        at = self.begin - 1
        while at > 0 and grammar.tags[at] in ("RB", "DT", "JJ") and grammar.group_at(at) is None:
            at -= 1
        if at < 0:
            return self._subject_after()
        group = self._governed(at)
        if group is None:
            return self._subject_after()
        direct = grammar.object(group)
        leads = grammar.tokens[at].lower in _GOALS
        fits = direct is not None and direct.last <= at + 1 and not group.copula
        if direct is not None and fits and grammar.tags[direct.first] != "PRP" and (leads or direct.last == at + 1):
            return direct
        return grammar.subject(group) or self._goal()

    def _goal(self) -> Phrase | None:
        """$40 million for wells: what the sum is for."""
        tokens = self.grammar.tokens
        if self.end + 1 < len(tokens) and tokens[self.end].lower in ("for", "on", "in", "to"):
            return self.grammar.phrase_at(self.end + 1)
        return None

    def _subject_after(self) -> Phrase | None:
        for phrase in self.grammar.phrases:
            if phrase.first >= self.end:
                return phrase
        return None

    def _nearest(self) -> Phrase | None:
        before = [p for p in self.grammar.phrases if p.last <= self.begin and self.grammar.tags[p.first] != "PRP"]
        return before[0] if before else None
