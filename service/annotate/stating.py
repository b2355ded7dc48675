"""Verbs and phrases that state what a sentence tells, read from its parse, and who states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.agencies import agencies
from service.annotate.entities import gazetteer
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name_lists import word_set
from service.annotate.memory import Saying, saying_words
from service.annotate.source_phrases import Source, SourcePhrases
from service.annotate.speakers import BEING
from service.annotate.subjects import ADDRESSING

_NEAR = 12
"""Tokens between a verb that counts and its number."""
_LONGEST_SIGNER = 7
"""Tokens of who says a headline, before its colon."""
_SHARING = ("conj", "advcl")
"""Labels of verbs that may take the subject of the verb that they hang on."""


@dataclass(slots=True)
class Stating(SourcePhrases):
    """Who states the numbers of one sentence."""

    def found(self) -> Iterator[Saying]:
        """By "according to", by whom it cites, by verbs, by "by X's count", in a headline by its colon or dash."""
        for found in (self._according(), self._citing(), self._verb(), self._counted_by(), self._signed()):
            if found is not None:
                yield found

    def over(self, at: int) -> Saying | None:
        """By the nearest verb above a token that states it in a clause of its own: while Baku reported 12 losses."""
        labels, heads = self.grammar.parse.labels, self.grammar.parse.heads
        agent = self._forecast_by(at)
        if agent is not None:
            return agent
        for above in self.grammar.chain(at)[1:]:
            token = self.sentence.tokens[above]
            if labels[above] == "relcl" and token.lower in _PUTTING and self._claims(above) and heads[above] >= 0:
                return _saying(token.text, self.source(heads[above]))  # by police, who put the toll at 6
            beside = labels[above] in _SHARING and any(c < above and labels[c] == "nsubj" for c in self.below(above))
            if beside and token.lower in _STATING_ALONE and self._claims(above):
                head = self._subject(above)
                return _saying(token.text, self.source(head)) if head is not None else None
        return None

    def _according(self) -> Saying | None:
        tokens = self.sentence.tokens
        for at in range(len(tokens) - 2):
            if tokens[at].lower == "according" and tokens[at + 1].lower == "to":
                head = next((c for c in self.below(at + 1) if self.grammar.parse.labels[c] == "pobj"), None)
                found = _saying("according to", self.source(head)) if head is not None else None
                if found is not None:
                    return found
        return None

    def _citing(self) -> Saying | None:
        """With reference to the Port Agency; citing the ministry; the agency learned from the committee.

        Only beside a verb of saying, and only whom one may ask: no lack of evidence, no 14 shipments.
        """
        tokens, tags = self.sentence.tokens, self.grammar.tags
        if self.sentence.words.isdisjoint(saying_words("firm") | {"cites", "learned", "say"}):
            return None
        for phrase in _CITING:
            for at in range(len(tokens) - len(phrase)) if phrase[-1] in self.sentence.words else ():
                if tuple(t.lower for t in tokens[at : at + len(phrase)]) != phrase:
                    continue
                sender = self.named(tokens[at - 1]) if at else None
                if phrase[0] == "learned" and (sender is None or agencies().named(sender.name) is None):
                    continue
                start = at + len(phrase)
                ahead = range(start, min(len(tokens), start + 4))
                noun = next((self.grammar.phrase_at(i) for i in ahead if tags[i].startswith("N")), None)
                if noun is None or "CD" in tags[noun.first : noun.last]:
                    continue
                found = _saying(" ".join(phrase), self.source(noun.last - 1))
                asked = tokens[noun.last - 1].lower in saying_words("signing") | saying_words("documents")
                if found is not None and (found.entity is not None or asked):
                    return found
        return None

    def _verb(self) -> Saying | None:
        tokens = self.sentence.tokens
        if self.sentence.words.isdisjoint(CLAIMING):
            return None
        for at, token in enumerate(tokens):
            if token.lower in CLAIMING and self._claims(at):
                head = self._subject(at)
                found = _saying(token.text, self.source(head)) if head is not None else None
                if found is not None:
                    return found
        return None

    def _forecast_by(self, at: int) -> Saying | None:
        """Below the 0.9% forecast by economists."""
        tokens = self.sentence.tokens
        for verb in range(at + 1, min(at + 4, len(tokens) - 2)):
            if tokens[verb].lower in FORECAST and tokens[verb + 1].lower == "by":
                phrase = self.grammar.phrase_at(verb + 2)
                return _saying(tokens[verb].text, self.source(phrase.last - 1)) if phrase is not None else None
        return None

    def _claims(self, at: int) -> bool:
        """Whether a verb states what the sentence tells: not "to say", nothing denied or asked."""
        tokens, word = self.sentence.tokens, self.sentence.tokens[at].lower
        if not self.grammar.tags[at].startswith("VB") or self._is_unsaid(at):
            return False
        following = [t.lower for t in tokens[at + 1 : at + 1 + _NEAR]]
        if word in saying_words("firm") or word in saying_words("claiming"):
            return True
        if word in saying_words("claiming_that"):
            shown = self._has_paper(at) and self._number(at, _NEAR)  # the survey showed 58% of …
            return shown or "that" in following[:3] or not following or following[0] == "."
        if word in saying_words("accusing"):
            return "of" in following[:8] and self._number(at + following.index("of"), _NEAR)
        if word in _PUTTING:
            return self._puts(at, following)
        if word in saying_words("measuring"):
            return self._number(at, _NEAR) and self._is_public(at)
        return self._number(at, _NEAR)

    def _is_unsaid(self, at: int) -> bool:
        """Would not say, to say, was said; a question."""
        tokens, labels = self.sentence.tokens, self.grammar.parse.labels
        helped = any(labels[c] in _HELPING and tokens[c].lower in _UNSAID for c in self.below(at))
        lead = {t.lower for t in tokens[max(0, at - 2) : at]}
        asked = tokens[0].lower in _ASKING and tokens[-1].text == "?"
        return helped or asked or not lead.isdisjoint(_DENYING)

    def _puts(self, at: int, following: Sequence[str]) -> bool:
        """Puts the damage at 3 million, Labour on 34%; raised the toll to 40; no officers at the gate."""
        tokens = self.sentence.tokens
        puts = tokens[at].lower.startswith("put")
        led = "at" if puts else "to"
        if puts and "on" in following[:6] and self._has_paper(at):
            return self._number(at, 10)
        if led not in following[:8]:
            return False
        between = set(following[: following.index(led)])
        told = _MEASURES | _ITSELF if puts else _TOLLS
        tolled = "number" in between and not between.isdisjoint(_FATES)
        to = at + 1 + following.index(led)
        return (not between.isdisjoint(told) or tolled) and self._number(to, 4)

    def _has_paper(self, verb: int) -> bool:
        """Whether what somebody has drawn up is the subject."""
        head = self._subject(verb)
        return head is not None and self.sentence.tokens[head].lower in saying_words("documents")

    def _is_public(self, verb: int) -> bool:
        """Whether the subject is an office or institute that measures, no team that records wins."""
        head = self._subject(verb)
        named = self.named(self.sentence.tokens[head]) if head is not None else None
        words = (
            {word for name in (named.name, *named.variants) for word in gazetteer.fold(name).split()}
            if named
            else set()
        )
        return named is not None and named.type == "organization" and not words.isdisjoint(saying_words("offices"))

    def _number(self, at: int, near: int) -> bool:
        """Whether a number stands in the next tokens behind one."""
        tokens = self.sentence.tokens[at + 1 : at + 1 + near]
        tags = self.grammar.tags[at + 1 : at + 1 + near]
        return any(t.text[0].isdigit() or tag == "CD" for t, tag in zip(tokens, tags, strict=True))

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb that it is joined to."""
        labels, heads, tokens = self.grammar.parse.labels, self.grammar.parse.heads, self.sentence.tokens
        for _ in range(4):
            before = [c for c in self.below(verb) if labels[c] == "nsubj" and c < verb]
            if before:
                return before[-1]
            inverted = verb == 0 or tokens[verb - 1].text in _QUOTED
            if inverted and tokens[verb].lower not in ADDRESSING and self.grammar.tags[verb] != "VBG":
                behind = [c for c in self.below(verb) if c > verb and labels[c] in ("nsubj", "dobj")]
                return behind[0] if behind else None  # "…, say the residents"
            if labels[verb] not in _SHARING or heads[verb] < 0:
                break
            verb = heads[verb]
        return self._right_before(verb)

    def _right_before(self, verb: int) -> int | None:
        """The head of the phrase right before a verb, whose subject the parse has lost to another."""
        phrase = self.grammar.phrase_at(verb - 1) if verb else None
        if phrase is None or phrase.last != verb or self.grammar.tags[verb] not in FINITE:
            return None
        return self.grammar.headed(phrase).last - 1

    def _counted_by(self) -> Saying | None:
        """By the government's count; by Amnesty's estimate."""
        tokens, labels = self.sentence.tokens, self.grammar.parse.labels
        for at, token in enumerate(tokens):
            if token.lower in saying_words("own_count") and any(t.lower == "by" for t in tokens[max(0, at - 6) : at]):
                owner = next((c for c in self.below(at) if labels[c] == "poss"), None)
                found = _saying("by", self.source(owner)) if owner is not None else None
                if found is not None:
                    return found
        return None

    def _signed(self) -> Saying | None:
        """Border queue remains main obstacle - minister; Police: 3 killed in blast."""
        tokens = self.sentence.tokens
        if not self.sentence.is_headline:
            return None
        last = next((at for at in range(len(tokens) - 2, 0, -1) if tokens[at].text == ":"), None)
        if last is not None and len(tokens) - last <= _LONGEST_SIGNER and tokens[last - 1].text in _CLOSING:
            return self._signer(last + 1, len(tokens), told=True)
        colon = next((at for at in range(1, min(_LONGEST_SIGNER, len(tokens) - 1)) if tokens[at].text == ":"), None)
        if colon is not None and tokens[colon].end < tokens[colon + 1].start:
            return self._signer(0, colon, told=False)
        for at in range(len(tokens) - 2, max(0, len(tokens) - _LONGEST_SIGNER), -1):
            if tokens[at].text in ("-", "–", "—") and tokens[at].start > tokens[at - 1].end:
                return self._signer(at + 1, len(tokens), told=True)
        return None

    def _signer(self, first: int, last: int, *, told: bool) -> Saying | None:
        """A body, or a description of one: these words alone stand for who says the headline.

        ``told``: they end it, so that a person or title may stand there too; before a colon both may be its topic.
        """
        words = self.sentence.tokens[first:last]
        lower = {t.lower for t in words}
        of = "of" in lower  # Ministry of Health
        if not of and not _NO_SIGNERS.isdisjoint(self.grammar.tags[first:last]):
            return None
        written = self.sentence.slice(words[0].start, words[-1].end)
        named = self.named(words[0])
        public = not lower.isdisjoint(saying_words("offices") | saying_words("signing"))
        if named is not None and (named.type == "organization" and (told or public)):
            return Saying("-", named, None)
        if named is not None and named.type == "person":
            return Saying("-", named, None) if told else None
        known = gazetteer.fold(written)
        if known in known_organizations() and (told or public or written.isupper()):
            return Saying("-", None, written)
        signing = words[-1].lower in (saying_words("signing") | (word_set("people.titles") if told else frozenset()))
        plain = not of and "on" not in lower and all(t.is_word or t.text in "-'." for t in words)
        return Saying("-", None, written) if signing and plain else None


def _saying(verb: str, source: Source | None) -> Saying | None:
    return Saying(verb, *source) if source is not None else None


CLAIMING = saying_words("firm").union(
    *(saying_words(kind) for kind in ("claiming", "claiming_that", "counting", "measuring", "putting", "accusing"))
)
"""Verbs of which one may state what a sentence tells."""
FORECAST = frozenset(("forecast", "expected", "predicted", "estimated", "projected", "given", "reported", "claimed"))
"""Before "by" and whoever says the number beside it."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NO_SIGNERS = FINITE | {"IN", "TO", "RB", "VBG"}
"""Tags of words that no description of who says a headline has."""
_STATING_ALONE = (saying_words("firm") | saying_words("claiming") | {"put", "puts"}) - {"wrote", "noted", "added"}
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
_DENYING = frozenset(("not", "never", "n't", "cannot", "can't", "didn't", "doesn't", "don't", "won't", "wouldn't")) | {
    "couldn't", "hasn't", "haven't", "hadn't", "isn't", "refused", "declined"
}  # fmt: skip
_UNSAID = BEING | _DENYING | {"to", "would", "should", "could", "might"}
"""Beside a verb that states nothing, or of whose subject it is said."""
_ASKING = frozenset(
    ("did", "do", "does", "has", "have", "is", "was", "are", "were", "will", "can", "why", "how", "what")
)
_CLOSING = frozenset(('"', "'", "”", "’", "»"))
_QUOTED = frozenset((",", '"', "-", "–", "—"))
_TOLLS = frozenset(("toll", "count", "estimate", "estimates", "figure", "forecast"))
_MEASURES = _TOLLS | {
    "damage", "damages", "loss", "losses", "cost", "costs", "number", "price", "value", "total", "size", "population",
    "bill", "debt", "rate", "share", "age", "sum", "deficit", "dead", "injured", "wounded", "displaced", "missing",
    "killed", "death", "deaths", "turnout", "unemployment", "inflation", "growth", "risk", "worth", "area", "magnitude",
}  # fmt: skip
_ITSELF = frozenset(("it", "this", "that", "them"))
_FATES = frozenset(("dead", "killed", "injured", "wounded", "missing", "victims", "deaths", "cases", "displaced"))
