"""Who states the numbers of a sentence, read from its parse: who says, estimates, counts them or puts them at so much.

`saying` finds speakers by the words beside a verb, which quotations need; a number's source often stands further off
("The administration closed 23 schools and said it would pay …") or says so with a verb that quotes nobody ("puts the
damage at …"). Labels are those of `service.annotate.syntax`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.annotate import grammar, saying
from service.annotate.counted import Counted
from service.annotate.entities import Named, gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name_lists import word_set
from service.annotate.grammar import Grammar
from service.annotate.memory import Memory, Mentioned, Saying, saying_words
from service.annotate.speakers import BEING, MOUTHPIECES
from service.annotate.subjects import ADDRESSING
from service.annotate.tokens import SentenceView, Token

_MOST = 200
"""Tokens of a sentence that are read."""
_NEAR = 12
"""Tokens between a verb that counts and its number."""
_LONGEST_SIGNER = 7
"""Tokens of who says a headline, before its colon."""
_APPOSED = 20
"""Characters behind the comma in which the name begins: the owner, London-registered Altai Metals."""
_SUBJECTS = ("nsubj",)
_SHARING = ("conj", "advcl")
"""Labels of verbs that may take the subject of the verb that they hang on."""


def find(sentence: SentenceView, mentioned: Sequence[Mentioned], memory: Memory, said: Saying | None) -> Saying | None:
    """The claimant of a sentence that has a number: a name, else the words that describe who it is.

    ``said``: who the words beside a verb of saying tell, which holds where it names somebody.
    """
    if len(sentence.tokens) > _MOST:
        return said
    return _better(said, _read(sentence, mentioned, memory), sentence)


def over(counted: Counted, mentioned: Sequence[Mentioned], memory: Memory, speaker: str | None) -> str | None:
    """Who states this number, where several speak in its sentence: whose verb it hangs on, else `speaker`."""
    sentence = counted.sentence
    several = sum(t.lower in _CLAIMING or t.lower in _FORECAST for t in sentence.tokens) > 1
    if speaker is None or len(sentence.tokens) > _MOST or not several:
        return speaker
    said = _Claimants(sentence, grammar.of(sentence), mentioned, memory).over(counted.number[0])
    return said.speaker if said is not None else speaker


def _read(sentence: SentenceView, mentioned: Sequence[Mentioned], memory: Memory) -> Saying | None:
    found = list(_Claimants(sentence, grammar.of(sentence), mentioned, memory).found())
    papers = [one for one in found if one.phrase is not None and _is_paper(one.phrase)]
    told = [one for one in found if one not in papers]
    return next((one for one in told if not saying.sends(one)), next(iter(told or papers), None))


def _is_paper(phrase: str) -> bool:
    """Preliminary data, the latest information: papers of nobody."""
    return phrase.lower().split()[-1] in saying_words("documents")


def other_than(counted: Counted, source: str | None) -> str | None:
    """A source, unless it is what the number counts: 200 residents said that they …"""
    tokens = counted.sentence.tokens
    number = {t.lower for t in tokens[counted.number[0] : counted.number[1]]}
    return source if source is None or number.isdisjoint(source.lower().split()) else None


def _better(said: Saying | None, claimed: Saying | None, sentence: SentenceView) -> Saying | None:
    """The one that names somebody; of two that do, the one that the words beside the verb tell."""
    if said is not None and said.phrase is not None and not _is_noun(sentence, said.phrase):
        said = None  # ordered the company (said to own it), even (said)
    if said is None or claimed is None:
        return said or claimed
    if saying.sends(said) and not saying.sends(claimed):
        return claimed
    if said.entity is not None and claimed.entity is not None and claimed.entity.type == "person" != said.entity.type:
        return claimed  # Roy Henlin of the Coast Guard said
    if said.entity is None or (said.entity.type == "place" and claimed.entity is not said.entity):
        return claimed
    return said


def _is_noun(sentence: SentenceView, phrase: str) -> bool:
    """Whether the words hold a noun or pronoun and no verb of their own."""
    start = sentence.start + sentence.text.find(phrase)
    read = zip(sentence.tokens, grammar.of(sentence).tags, strict=True)
    tags = {tag for token, tag in read if start <= token.start < start + len(phrase)}
    return tags.isdisjoint(_FINITE) and not tags.isdisjoint(_NOUNS)


@dataclass(slots=True)
class _Claimants:
    sentence: SentenceView
    grammar: Grammar
    mentioned: Sequence[Mentioned]
    memory: Memory

    def found(self) -> Iterator[Saying]:
        """By "according to", by verbs from the left, by "by X's count", in a headline by what stands behind a dash."""
        for found in (self._according(), self._citing(), self._verb(), self._counted_by(), self._signed()):
            if found is not None:
                yield found

    def _according(self) -> Saying | None:
        tokens = self.sentence.tokens
        for at in range(len(tokens) - 2):
            if tokens[at].lower == "according" and tokens[at + 1].lower == "to":
                head = next((c for c in self._below(at + 1) if self.grammar.parse.labels[c] == "pobj"), None)
                source = self._source(head) if head is not None else None
                if source is not None:
                    return Saying("according to", *source)
        return None

    def _citing(self) -> Saying | None:
        """With reference to the Port Agency; citing the ministry; the agency learned from the committee."""
        tokens, tags = self.sentence.tokens, self.grammar.tags
        for phrase in _CITING:
            if phrase[-1] not in self.sentence.words:
                continue
            for at in range(len(tokens) - len(phrase)):
                if tuple(t.lower for t in tokens[at : at + len(phrase)]) != phrase:
                    continue
                start = at + len(phrase)
                ahead = range(start, min(len(tokens), start + 4))
                noun = next((self.grammar.phrase_at(i) for i in ahead if tags[i].startswith("N")), None)
                counted = noun is None or "CD" in tags[noun.first : noun.last]  # cites 14 shipments
                source = self._source(noun.last - 1) if noun is not None and not counted else None
                if source is not None:
                    return Saying(" ".join(phrase), *source)
        return None

    def _verb(self) -> Saying | None:
        tokens = self.sentence.tokens
        if self.sentence.words.isdisjoint(_CLAIMING):
            return None
        for at, token in enumerate(tokens):
            if token.lower in _CLAIMING and self._claims(at):
                head = self._subject(at)
                source = self._source(head) if head is not None else None
                if source is not None:
                    return Saying(token.text, *source)
        return None

    def over(self, at: int) -> Saying | None:
        """By the nearest verb above a token that states it in a clause of its own: while Baku reported 12 losses."""
        labels, heads = self.grammar.parse.labels, self.grammar.parse.heads
        agent = self._forecast_by(at)
        if agent is not None:
            return agent
        for above in self.grammar.chain(at)[1:]:
            token = self.sentence.tokens[above]
            if labels[above] == "relcl" and token.lower in _PUTTING and self._claims(above) and heads[above] >= 0:
                source = self._source(heads[above])  # by police, who put the toll at 6
                return Saying(token.text, *source) if source is not None else None
            beside = labels[above] in _SHARING and any(c < above and labels[c] == "nsubj" for c in self._below(above))
            if beside and token.lower in _CLAIMING and self._claims(above):
                head = self._subject(above)
                source = self._source(head) if head is not None else None
                return Saying(token.text, *source) if source is not None else None
        return None

    def _forecast_by(self, at: int) -> Saying | None:
        """Below the 0.9% forecast by economists."""
        tokens = self.sentence.tokens
        for verb in range(at + 1, min(at + 4, len(tokens) - 2)):
            if tokens[verb].lower in _FORECAST and tokens[verb + 1].lower == "by":
                phrase = self.grammar.phrase_at(verb + 2)
                source = self._source(phrase.last - 1) if phrase is not None else None
                return Saying(tokens[verb].text, *source) if source is not None else None
        return None

    def _claims(self, at: int) -> bool:
        """Whether a verb states what the sentence tells: not "to say", not denied, with its clause or number."""
        tokens, word, tags = self.sentence.tokens, self.sentence.tokens[at].lower, self.grammar.tags
        if not tags[at].startswith("VB"):
            return False
        labels = self.grammar.parse.labels
        if any(labels[c] in _HELPING and tokens[c].lower in _UNSAID for c in self._below(at)):
            return False
        following = [t.lower for t in tokens[at + 1 : at + 1 + _NEAR]]
        if word in saying_words("firm") or word in saying_words("claiming"):
            return True
        if word in saying_words("claiming_that"):
            shown = self._is_paper_s(at) and self._number(at, _NEAR)  # the survey showed 58% of …
            return shown or "that" in following[:3] or not following or following[0] == "."
        if word in saying_words("accusing"):
            return "of" in following[:8] and self._number(at + following.index("of"), _NEAR)
        if word in _PUTTING:
            puts = word.startswith("put")
            told = puts or not _TOLLS.isdisjoint(following[:5])
            led = {"at", "on"} if puts else {"to"}
            return told and not led.isdisjoint(following[:8]) and self._number(at, 10)
        return self._number(at, _NEAR)

    def _is_paper_s(self, verb: int) -> bool:
        """Whether what somebody has drawn up is the subject."""
        head = self._subject(verb)
        return head is not None and self.sentence.tokens[head].lower in saying_words("documents")

    def _number(self, at: int, near: int) -> bool:
        return any(t.text[0].isdigit() or tag == "CD" for t, tag in self._behind(at, near))

    def _behind(self, at: int, near: int) -> Iterator[tuple[Token, str]]:
        """The tokens behind one, with their tags."""
        upto = at + 1 + near
        return zip(self.sentence.tokens[at + 1 : upto], self.grammar.tags[at + 1 : upto], strict=True)

    def _below(self, at: int) -> Sequence[int]:
        return self.grammar.children[at]

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb that it is joined to."""
        labels, heads = self.grammar.parse.labels, self.grammar.parse.heads
        for _ in range(4):
            subjects = [c for c in self._below(verb) if labels[c] in _SUBJECTS]
            before = [c for c in subjects if c < verb]
            if before:
                return before[-1]
            tokens = self.sentence.tokens
            inverted = verb == 0 or tokens[verb - 1].text in _QUOTED
            if inverted and tokens[verb].lower not in ADDRESSING and self.grammar.tags[verb] != "VBG":
                behind = [c for c in self._below(verb) if c > verb and labels[c] in ("nsubj", "dobj")]
                return behind[0] if behind else None  # "…, say the residents"
            if labels[verb] not in _SHARING or heads[verb] < 0:
                break
            verb = heads[verb]
        return self._right_before(verb)

    def _right_before(self, verb: int) -> int | None:
        """The head of the phrase right before a verb, whose subject the parse has lost to another."""
        tags = self.grammar.tags
        phrase = self.grammar.phrase_at(verb - 1) if verb else None
        if phrase is None or phrase.last != verb or tags[verb] not in _FINITE:
            return None
        return self.grammar.headed(phrase).last - 1

    def _source(self, head: int, deep: int = 0) -> tuple[Named | None, str | None] | None:
        """Whom the noun phrase with this head means: an entity, or its words."""
        tokens = self.sentence.tokens
        token = tokens[head]
        word = token.lower.removesuffix("'s")
        if word in saying_words("he"):
            person = self.memory.person(word)
            return (person, None) if person is not None else None
        if word in saying_words("it"):
            body = self.memory.latest_body
            words = body.phrase.lower().split() if body is not None and body.phrase else ()
            paper = not saying_words("documents").isdisjoint(words)
            if body is not None:
                return (body.entity, body.phrase) if not paper else None
            return self._topic(head)
        nobody = word in _NOBODY and word not in saying_words("documents")
        if (nobody and not (word == "people" and self._is_modified(head))) or not token.is_word or deep > 2:
            return None
        named = self._named(token)
        if named is not None:
            return named, None
        apposed = self._apposed(head)
        if apposed is not None:
            return apposed, None
        whose = next((tokens[c].lower for c in self._below(head) if tokens[c].lower in ("his", "her")), None)
        if whose is not None and word in saying_words("words_of") | {"story", "words", "account"}:
            person = self.memory.person("he" if whose == "his" else "she")
            return (person, None) if person is not None else None
        if word in saying_words("documents"):
            for preposition in self._below(head):
                owner = self._owner(preposition)
                found = self._source(owner, deep + 1) if owner is not None else None
                if found is not None:
                    return found
        return self._described(head)

    def _topic(self, pronoun: int) -> tuple[Named | None, str | None] | None:
        """The company posted a profit, it said: what the sentence is about, before the pronoun."""
        labels = self.grammar.parse.labels
        heads = (c for c in range(pronoun) if labels[c] in _SUBJECTS and self.grammar.tags[c].startswith("NN"))
        first = next(heads, None)
        return self._source(first, 2) if first is not None else None

    def _is_modified(self, head: int) -> bool:
        """Two people familiar with the matter; not people say."""
        return any(c < head for c in self._below(head))

    def _owner(self, at: int) -> int | None:
        """Whose document it is: by the Bureau, of the ministry, published by the Department; the bureau's."""
        tokens, labels = self.sentence.tokens, self.grammar.parse.labels
        if labels[at] == "poss" or (labels[at] == "compound" and self._named(tokens[at]) is not None):
            return at
        if tokens[at].lower in _OF:
            return next((c for c in self._below(at) if labels[c] == "pobj"), None)
        if labels[at] in ("acl", "relcl") and tokens[at].lower in saying_words("published"):
            agents = [c for c in self._below(at) if tokens[c].lower in ("by", "from")]
            return self._owner(agents[0]) if agents else None
        return None

    def _named(self, token: Token) -> Named | None:
        return next((m.entity for m in self.mentioned if m.start < token.end and token.start < m.end), None)

    def _apposed(self, head: int) -> Named | None:
        """Its chairman, Tunde Fagbenro; its owner, Northfork Gin & Grain."""
        tokens = self.sentence.tokens
        comma = head + 1
        while comma < len(tokens) and comma - head < 12 and tokens[comma].text != ",":
            if tokens[comma].text in ";:.()" or self.grammar.tags[comma].startswith("VB"):
                return None
            comma += 1
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return None
        start = tokens[comma + 1].start
        near = (m for m in self.mentioned if 0 <= m.start - start <= _APPOSED and m.entity.type != "place")
        found = next(near, None)
        if found is None:
            return None
        behind = next((t.text for t in tokens if t.start >= found.end), "")
        return found.entity if behind in ("", ",", ".", ";") else None

    def _described(self, head: int) -> tuple[Named | None, str | None] | None:
        """The ministry, a security source: whom it means, else the words, with "of …" but no clause."""
        tokens, tags = self.sentence.tokens, self.grammar.tags
        phrase = self.grammar.phrase_at(head)
        owns = tokens[head].lower.endswith("'s")
        if phrase is None or not (owns or tags[head].startswith("NN")):
            return None
        first, last = phrase.first, head + 1 if owns else max(phrase.last, head + 1)
        while last - first > 1 and tags[last - 1] in ("VBN", "VBD"):
            last -= 1  # a survey (published in May)
        if any(tags[at].startswith("VB") and not self.grammar.is_modifier(at) for at in range(first, last)):
            return None
        of_somebody = any(tokens[c].lower == "of" for c in self._below(head))  # the local branch of …
        if tokens[first].lower == "the" and not of_somebody and tokens[head].lower.removesuffix("'s") != "government":
            words = [t.lower.removesuffix("'s") for t in tokens[first + 1 : last] if t.is_word]
            meant = self.memory.described(words)
            if meant is not None:
                return meant, None
        for preposition in self._below(head):
            if preposition == last and tokens[preposition].lower in ("of", "for"):
                owner = next((c for c in self._below(preposition)), None)
                body = self._named(tokens[owner]) if owner is not None else None
                if body is not None and tokens[head].lower in MOUTHPIECES:
                    return body, None
                owned = self.grammar.phrase_at(owner) if owner is not None else None
                last = owned.last if owned is not None else last
        return None, self.sentence.slice(tokens[first].start, tokens[last - 1].end).removesuffix("'s")

    def _counted_by(self) -> Saying | None:
        """By the government's count; by Amnesty's estimate."""
        tokens, labels = self.sentence.tokens, self.grammar.parse.labels
        for at, token in enumerate(tokens):
            if token.lower in saying_words("own_count") and any(t.lower == "by" for t in tokens[max(0, at - 6) : at]):
                owner = next((c for c in self._below(at) if labels[c] == "poss"), None)
                source = self._source(owner) if owner is not None else None
                if source is not None:
                    return Saying("by", *source)
        return None

    def _signed(self) -> Saying | None:
        """Border queue remains main obstacle - minister; Police: 3 killed in blast."""
        tokens = self.sentence.tokens
        if not self.sentence.is_headline:
            return None
        last = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at].text == ":"), None)
        if last is not None and len(tokens) - last <= _LONGEST_SIGNER and tokens[last - 1].text in _CLOSING:
            return self._signer(tokens[last + 1 :])
        colon = next((at for at in range(1, min(_LONGEST_SIGNER, len(tokens) - 1)) if tokens[at].text == ":"), None)
        if colon is not None and tokens[colon].end < tokens[colon + 1].start:
            return self._signer(tokens[:colon])
        for at in range(len(tokens) - 2, max(0, len(tokens) - 7), -1):
            if tokens[at].text in ("-", "–", "—") and tokens[at].start > tokens[at - 1].end:
                return self._signer(tokens[at + 1 :])
        return None

    def _signer(self, words: Sequence[Token]) -> Saying | None:
        """A body or person, or a description of one: these words alone stand for who says the headline."""
        named = self._named(words[0])
        if named is not None and named.type != "place":
            return Saying("-", named, None)
        written = self.sentence.slice(words[0].start, words[-1].end)
        if gazetteer.fold(written) in known_organizations():
            return Saying("-", None, written)
        signing = words[-1].lower in word_set("people.titles") | saying_words("signing")
        if signing and all(t.is_word or t.text in "-'." for t in words):
            return Saying("-", None, written)
        return None


_CLAIMING = saying_words("firm").union(
    *(saying_words(kind) for kind in ("claiming", "claiming_that", "counting", "putting", "accusing"))
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "PRP", "CD"))
_CITING = (
    ("with", "reference", "to"),
    ("referring", "to"),
    ("citing",),
    ("cites",),
    ("quoting",),
    ("learned", "from"),
)
_PUTTING = saying_words("putting")
_HELPING = ("aux", "auxpass", "neg")
_UNSAID = BEING | {"to", "not", "never", "n't", "cannot", "can't", "didn't", "doesn't", "don't", "would", "should"}
"""Beside a verb that states nothing, or of whose subject it is said."""
_CLOSING = frozenset(('"', "'", "”", "’", "»"))
_FORECAST = frozenset(("forecast", "expected", "predicted", "estimated", "projected", "given", "reported", "claimed"))
_QUOTED = frozenset((",", '"', "-", "–", "—"))
_TOLLS = frozenset(("toll", "number", "count", "estimate", "figure", "total"))
_NOBODY = saying_words("not_speakers") | {"some", "many", "others", "those", "these", "anyone", "nobody", "people"}
_OF = frozenset(("by", "from", "of", "at"))
