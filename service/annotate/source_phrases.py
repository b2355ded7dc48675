"""Whom the words mean that stand where a source does: a name, who spoke before, else the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.annotate.entities import Named
from service.annotate.grammar import Grammar
from service.annotate.memory import Memory, Mentioned, saying_words
from service.annotate.speakers import MOUTHPIECES
from service.annotate.tokens import SentenceView, Token

_APPOSED = 20
"""Characters behind the comma in which the name begins: the owner, London-registered Altai Metals."""
_TO_COMMA = 12
"""Tokens of a description before the comma and the name."""
_DEEP = 2
"""Documents of documents' owners."""
Source = tuple[Named | None, str | None]
"""An entity, or words that name nobody."""


@dataclass(slots=True)
class SourcePhrases:
    """Reads the noun phrases of one sentence as sources. Labels are those of `service.annotate.syntax`."""

    sentence: SentenceView
    grammar: Grammar
    mentioned: Sequence[Mentioned]
    memory: Memory

    def below(self, at: int) -> Sequence[int]:
        """The tokens that hang on one."""
        return self.grammar.children[at]

    def source(self, head: int, deep: int = 0) -> Source | None:
        """Whom the noun phrase with this head means."""
        tokens = self.sentence.tokens
        token = tokens[head]
        word = token.lower.removesuffix("'s")
        if word in saying_words("he"):
            person = self.memory.person(word)
            return (person, None) if person is not None else None
        if word in saying_words("it"):
            return self._it(head)
        paper = word in saying_words("documents")
        nobody = word in _NOBODY and not paper and not (word == "people" and self._is_modified(head))
        if nobody or not token.is_word or deep > _DEEP:
            return None
        named = self.named(token) or self._apposed(head)
        if named is not None:
            return named, None
        whose = next((tokens[c].lower for c in self.below(head) if tokens[c].lower in ("his", "her")), None)
        if whose is not None and word in saying_words("words_of") | {"story", "words", "account"}:
            person = self.memory.person("he" if whose == "his" else "she")
            return (person, None) if person is not None else None
        for part in self.below(head) if paper else ():
            owner = self._owner(part)
            found = self.source(owner, deep + 1) if owner is not None else None
            if found is not None:
                return found
        return self._described(head)

    def named(self, token: Token) -> Named | None:
        """The entity that a token is part of."""
        return next((m.entity for m in self.mentioned if m.start < token.end and token.start < m.end), None)

    def _it(self, head: int) -> Source | None:
        """It, they: the body that spoke last, no paper; else what the sentence is about before the pronoun."""
        body = self.memory.latest_body
        if body is not None:
            words = body.phrase.lower().split() if body.phrase else ()
            return (body.entity, body.phrase) if saying_words("documents").isdisjoint(words) else None
        labels, tags = self.grammar.parse.labels, self.grammar.tags
        first = next((c for c in range(head) if labels[c] == "nsubj" and tags[c].startswith("NN")), None)
        return self.source(first, _DEEP) if first is not None else None

    def _is_modified(self, head: int) -> bool:
        """Two people familiar with the matter; not people say."""
        return any(c < head for c in self.below(head))

    def _owner(self, at: int) -> int | None:
        """Whose document it is: by the Bureau, of the ministry, published by the Department; the bureau's."""
        tokens, labels = self.sentence.tokens, self.grammar.parse.labels
        if labels[at] == "poss" or (labels[at] == "compound" and self.named(tokens[at]) is not None):
            return at
        if tokens[at].lower in _OF:
            return next((c for c in self.below(at) if labels[c] == "pobj"), None)
        if labels[at] in ("acl", "relcl") and tokens[at].lower in saying_words("published"):
            agents = [c for c in self.below(at) if tokens[c].lower in ("by", "from")]
            return self._owner(agents[0]) if agents else None
        return None

    def _apposed(self, head: int) -> Named | None:
        """Its chairman, Tunde Fagbenro; its owner, Northfork Gin & Grain."""
        tokens = self.sentence.tokens
        comma = head + 1
        while comma < len(tokens) and comma - head < _TO_COMMA and tokens[comma].text != ",":
            if tokens[comma].text in ";:.()" or self.grammar.tags[comma].startswith("VB"):
                return None
            comma += 1
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return None
        start = tokens[comma + 1].start
        near = (m for m in self.mentioned if 0 <= m.start - start <= _APPOSED and m.entity.type != "place")
        found = next(near, None)
        behind = next((t.text for t in tokens if t.start >= found.end), "") if found is not None else None
        return found.entity if found is not None and behind in ("", ",", ".", ";") else None

    def _described(self, head: int) -> Source | None:
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
        of_somebody = any(tokens[c].lower == "of" for c in self.below(head))  # the local branch of …
        if tokens[first].lower == "the" and not of_somebody and tokens[head].lower.removesuffix("'s") != "government":
            words = [t.lower.removesuffix("'s") for t in tokens[first + 1 : last] if t.is_word]
            meant = self.memory.described(words)
            if meant is not None:
                return meant, None
        for preposition in self.below(head):
            if preposition == last and tokens[preposition].lower in ("of", "for"):
                owner = next((c for c in self.below(preposition)), None)
                body = self.named(tokens[owner]) if owner is not None else None
                if body is not None and tokens[head].lower in MOUTHPIECES:
                    return body, None
                owned = self.grammar.phrase_at(owner) if owner is not None else None
                last = owned.last if owned is not None else last
        words_alone = self.sentence.slice(tokens[first].start, tokens[last - 1].end).removesuffix("'s").strip()
        return (None, words_alone) if len(words_alone) > 2 else None


_NOBODY = saying_words("not_speakers") | {"some", "many", "others", "those", "these", "anyone", "nobody", "people"}
_OF = frozenset(("by", "from", "of", "at"))
