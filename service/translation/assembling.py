"""What one sentence sends to the model in one try, and how the answers become one English sentence.

Spans that the model never sees are cut off or stand behind tokens; what remains is softened, written out and cut to
fit. How a try differs from another is `How`; which is made when is `service.translation.sentence`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from service import english as writing
from service.translation import (
    acronyms,
    asides,
    casing,
    clauses,
    copied,
    fixed_phrases,
    headlines,
    idioms,
    indonesian_agents,
    indonesian_constructions,
    indonesian_objects,
    indonesian_times,
    known_names,
    names_apart,
    nouns,
    protection,
    russian_ages,
    russian_constructions,
    sunk_ships,
    synonyms,
    units,
    usual_signs,
    word_order,
)
from service.translation.known_names import KnownName
from service.translation.names_apart import NameApart
from service.translation.rewriting import in_figures
from service.translation.written_out import written_out

Split = Callable[[str], list[str]]
"""Cuts a text that is too long for the model into pieces."""

_LONG_DASH = re.compile(r"(?<!\S)[–—](?!\S)")
"""Dashes that the compact packages' training text hardly has: they read one as a number, as "between" or as "is"."""
_FIRST_WORD = re.compile(r"\S+")
_MOST_STAND_INS = 6
"""Spans inside a sentence beyond which the model will lose one of their stand-ins."""


@dataclass(frozen=True, slots=True)
class How:
    """What is done otherwise in a further try."""

    in_figures: bool = False
    """Number words are sent as figures."""
    in_halves: bool = False
    """The sentence is sent as two clauses."""
    with_asides: bool = False
    """Dates behind weekdays are sent where they stand: what was taken out found no place in the English."""
    with_nouns: bool = False
    """Things that the model may not know are sent as they stand: the English has not what was sent for them."""
    nouns_left: frozenset[str] = frozenset()
    """The same of some things only, by their English."""
    with_units: bool = False
    """Units that the model may not know are sent as they stand: what was sent for them is not in the English."""
    cut_at_spans: bool = False
    """No stand-ins: the sentence is cut at its spans."""
    lost: tuple[NameApart, ...] = ()
    """Names that the English lacked, sent in a form that the model copies."""
    known: tuple[KnownName, ...] = ()
    """Names that the English lacked, sent as others that the model knows."""


@dataclass(slots=True)
class _Segment:
    """A stretch between spans: its pieces for the model, or a text to copy."""

    source: str
    pieces: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    """The pieces as the model is to see them (`usual_signs`)."""
    shouted: bool = False
    stopped: bool = False
    """A full stop was sent behind it that the source has not."""
    asides: list[asides.Aside] = field(default_factory=list)
    units: list[units.Swap] = field(default_factory=list)
    nouns: list[nouns.Swap] = field(default_factory=list)


@dataclass(slots=True)
class Assembly:
    """A sentence as segments. `prepare` it for a try, send its `pieces`, and ask for the `english` of the answers."""

    source: str
    language: str
    forms: Mapping[str, str]
    split: Split
    small: bool = False
    """Whether the model knows few words, so that others are sent in their place (`nouns`, `synonyms`)."""
    opening: Callable[[str], str] = str
    """How the model is to see the text that opens the sentence (`opening_word`)."""
    _how: How = How()
    _segments: list[_Segment] = field(default_factory=list)
    _meant: dict[str, str] = field(default_factory=dict)
    _headline: bool = False
    _mislaid: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._headline = headlines.is_headline(self.source, self.language)

    def prepare(
        self, kept: Sequence[tuple[int, int]], meanings: Mapping[tuple[int, int], str | None], how: How
    ) -> None:
        """Cut the sentence into segments. `kept`: its spans to leave alone, in order; `meanings`: what they become."""
        self._how = how
        self._meant = {}
        self._mislaid = frozenset()
        if how.cut_at_spans or not kept or any(protection.is_separator(self.source[slice(*span)]) for span in kept):
            self._segments = self._segments_of(self.source, kept, meanings)
            return
        head, inner, tail = protection.ends(self.source, kept)
        if not inner or len(inner) > _MOST_STAND_INS:
            self._segments = self._segments_of(self.source, kept, meanings)
            return
        start, end = sum(len(part.text) for part in head), len(self.source) - sum(len(part.text) for part in tail)
        shifted = [(span[0] - start, span[1] - start) for span in inner]
        text, meant = protection.stand_in(self.source[start:end], shifted)
        self._meant = {
            token: meanings.get(span) or self.source[slice(*span)] for token, span in zip(meant, inner, strict=True)
        }
        before = self._segments_of(self.source[:start], [span for span in kept if span[1] <= start], meanings)
        after_kept = [(span[0] - end, span[1] - end) for span in kept if span[0] >= end]
        after_meant = {(span[0] - end, span[1] - end): english for span, english in meanings.items()}
        after = self._segments_of(self.source[end:], after_kept, after_meant)
        self._segments = [*before, self._segment(text), *after]

    def pieces(self) -> list[str]:
        """What the model is to translate."""
        return [piece for segment in self._segments for piece in segment.written]

    def has_stand_ins(self) -> bool:
        """Whether tokens stand for spans inside the sentence."""
        return bool(self._meant)

    def has_asides(self) -> bool:
        """Whether something was taken out that must find its place again."""
        return any(segment.asides for segment in self._segments)

    def has_nouns(self) -> bool:
        """Whether a thing was sent as another of its kind."""
        return any(segment.nouns for segment in self._segments)

    def mislaid(self) -> frozenset[str]:
        """Things, by their English, that the last answers had not as often as they were sent."""
        return self._mislaid

    def has_units(self) -> bool:
        """Whether a unit was sent behind another one."""
        return any(segment.units for segment in self._segments)

    def english(self, answers: Sequence[str]) -> str | None:
        """One sentence of the answers to `pieces`; None when a stand-in, a unit or the place of an aside was lost."""
        spoken = [segment for segment in self._segments if segment.pieces]
        told = iter(answers)
        woven: list[str] = []
        for segment in self._segments:
            if not segment.pieces:
                woven.append(segment.source)
                continue
            english = clauses.join(segment.pieces, [next(told) for _ in segment.pieces])
            if segment.stopped:
                english = headlines.without_stop(english)
            if segment.shouted:
                english = casing.restore(english)
            english = clauses.fit(
                segment.source,
                usual_signs.tight(writing.tight_quotes(english)) if self.small else writing.tight_quotes(english),
                opens=segment is spoken[0],
                closes=segment is self._segments[-1],
            )
            named = nouns.put_back(english, segment.nouns)
            if named is None:
                self._mislaid = nouns.mislaid(english, segment.nouns)
                return None
            english = named
            for put_back in (
                partial(units.put_back, swaps=segment.units),
                partial(asides.put_back, asides=segment.asides),
            ):
                whole = put_back(english)
                if whole is None:
                    return None
                english = whole
            english = copied.mended(english, segment.source, self.source)
            if self.small and self.language == "id":
                english = sunk_ships.mended(english, self.source)
            if self._how.with_asides:
                english = asides.mended(english, segment.source, self.language)
            woven.append(english)
        joined = "".join(woven)
        meant = self._meant | {one.sent: one.english or one.name for one in self._how.lost if one.is_token}
        whole = protection.put_back(joined, meant) if meant else joined.strip()
        whole = known_names.put_back(whole, self._how.known) if whole is not None else None
        if whole is None:
            return None
        whole = writing.with_an(writing.without_doubled(whole, self.source))
        return casing.opened(whole, self.source)

    def _segments_of(
        self, text: str, kept: Sequence[tuple[int, int]], meanings: Mapping[tuple[int, int], str | None]
    ) -> list[_Segment]:
        replaced = {span: english for span, english in meanings.items() if english is not None}
        return [
            self._segment(part.text) if part.translate else _Segment(part.text)
            for part in protection.split(text, kept, replaced)
        ]

    def _segment(self, text: str) -> _Segment:
        stopped = self.small and self.language == "ru" and self.source.endswith(text) and headlines.is_open(text)
        first = _FIRST_WORD.match(text)
        opens = first is not None and self.source.startswith(first.group())
        text = names_apart.take_out(text, self._how.lost)
        if self._how.in_figures:
            text = in_figures(text, self.language)
        text, apart = (text, []) if self._how.with_asides else asides.take_out(text, self.language)
        softened, shouted = casing.soften(text, self.language, self.forms)
        softened = known_names.take_out(softened, self._how.known)
        softened = written_out(softened, self.language)
        softened, sent = (softened, []) if self._how.with_units else units.take_out(softened, self.language)
        if self._headline:
            softened = headlines.as_sentence(softened, self.forms)
        things: list[nouns.Swap] = []
        if self.small:
            if self.language == "ru":
                softened = russian_constructions.as_understood(russian_ages.as_adjectives(softened))
                softened = word_order.subject_first(fixed_phrases.in_known_phrases(acronyms.in_latin(softened)))
                softened = idioms.with_of(softened)
            elif self.language == "id":
                softened = indonesian_constructions.as_understood(indonesian_objects.subject_first(softened))
                softened = indonesian_agents.with_by(indonesian_times.plain(softened))
            softened = synonyms.in_known_words(_LONG_DASH.sub("-", softened), self.language)
        if self.small and not self._how.with_nouns:
            softened, things = nouns.take_out(softened, self.language, self._how.nouns_left)
        if opens:
            softened = self.opening(softened)
        stop = "." if stopped else ""
        parts = [softened + stop]
        if self._how.in_halves:
            parts = clauses.halves(parts[0], self.language)
        elif self.small and self._headline:
            parts = clauses.of_headline(parts[0])
        pieces = [piece for part in parts for piece in self.split(part)]
        written = [usual_signs.as_usual(piece, self.language) for piece in pieces] if self.small else pieces
        return _Segment(softened, pieces, written, shouted, stopped, apart, sent, things)
