"""One sentence on its way through the model: what is sent, how the answers become one English sentence.

A draft tries, each at most once: the sentence as it stands (inner spans behind stand-ins), the same with a more careful
decoding when the model failed, with number words as figures or with care when it lost a number, then cut in two at a
clause, glossary terms behind stand-ins, and the sentence cut at its spans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from service import english as writing
from service.document import RestoredName, SentenceStatus
from service.translation import asides, casing, checks, clauses, glossary, headlines, misspelling, numbers, protection
from service.translation.contract import Decoding, RawTranslation, TermUse, Translation
from service.translation.rewriting import in_figures

PLAIN = Decoding()
CAREFUL = Decoding(beam=2, no_repeat_ngram=3, repetition_penalty=1.2)
"""The one retry: no three tokens twice, repetition made costly. A wider search mends no more and costs half as much
again (docs/benchmarks.md)."""

_MOST_STAND_INS = 6
"""Spans inside a sentence beyond which the model will lose one of their stand-ins."""

_MOST_HALVED = 1_000
"""Characters of the longest sentence that is cut in two for a lost number; longer ones are cut anyway."""

Split = Callable[[str], list[str]]
"""Cuts a text that is too long for the model into pieces."""


@dataclass(slots=True)
class _Segment:
    """A stretch between spans: its pieces for the model, or a text to copy."""

    source: str
    pieces: list[str] = field(default_factory=list)
    shouted: bool = False
    asides: list[asides.Aside] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A sentence being translated. Ask for `texts`, give their translations to `take`, until `result` is there."""

    source: str
    language: str
    forms: Mapping[str, str]
    split: Split
    hits: Sequence[glossary.Hit] = ()
    decoding: Decoding = PLAIN
    result: Translation | None = None
    _segments: list[_Segment] = field(default_factory=list)
    _meant: dict[str, str] = field(default_factory=dict)
    _forced: bool = False
    """Glossary terms go behind stand-ins."""
    _in_figures: bool = False
    """Number words are sent as figures."""
    _in_halves: bool = False
    """The sentence is sent as two clauses."""
    _with_asides: bool = False
    """Dates behind weekdays are sent where they stand: what was taken out found no place in the English."""
    _cut_at_spans: bool = False
    _headline: bool = False
    _spans: list[tuple[int, int]] = field(default_factory=list)
    """What the model does not see in this try."""
    _best: str | None = None
    """English that is good but for glossary terms or numbers."""
    _restored: dict[str, tuple[RestoredName, ...]] = field(default_factory=dict)
    """Names put right in each English so far."""

    def __post_init__(self) -> None:
        self._headline = headlines.is_headline(self.source, self.language)
        self._prepare()
        if not any(segment.pieces for segment in self._segments):
            copied = bool(self._spans)
            self.result = Translation(self.source, "kept" if copied else "translated", ())

    def texts(self) -> list[str]:
        """What the model is to translate now: the pieces, then glossary terms by themselves on the first try."""
        return [piece for segment in self._segments for piece in segment.pieces] + self._terms()

    def take(self, raws: Sequence[RawTranslation]) -> None:
        """Make English of the answers to `texts`; sets `result`, or prepares the next try."""
        count = len(raws) - len(self._terms())
        renderings = dict(zip(self._terms(), (raw.text for raw in raws[count:]), strict=True))
        english = self._assemble(raws[:count])
        if english is None:
            self._keep_together()
            return
        cut = any(raw.cut for raw in raws[:count])
        found = checks.problems(self.source, english, self.language, cut=cut)
        if any(_is_lost(piece, raw.text) for piece, raw in zip(self.texts(), raws[:count], strict=False)):
            found = found or ("empty",)
        if found:
            self._try_again(found)
            return
        english = self._with_names(english)
        if self._may_find_numbers(english):
            self._look_for_numbers(english)
            return
        if self._best is not None and not self._forced and len(self._doubts(english)) >= len(self._doubts(self._best)):
            english = self._best
        if self._may_be_halved(english):
            self._halve(english)
            return
        names = self._restored.get(english, ())
        english = self._with_terms(english, renderings)
        self._restored[english] = names
        if not self._forced and not all(use.applied for use in self._uses(english)):
            self._best, self._forced, self.decoding = english, True, PLAIN
            self._prepare()
            return
        self._finish(english, "translated", ())

    def _keep_together(self) -> None:
        """Try again after something that was taken out could not be put back."""
        if any(segment.asides for segment in self._segments):
            self._with_asides = True
        else:
            self._cut_at_spans = True
        self._prepare()

    def _try_again(self, found: tuple[str, ...]) -> None:
        """One careful try; then the English without its terms or numbers if there was one, else the source."""
        if self._best is not None and self._may_be_halved(self._best):
            self._halve(self._best)
        elif self._best is not None:
            self._finish(self._best, "translated", ())
        elif self.decoding == PLAIN:
            self.decoding = CAREFUL
        else:
            self._finish(self.source, "kept", found)

    def _may_find_numbers(self, english: str) -> bool:
        """Whether another try may find numbers that the first one lacks; glossary terms have their own second try."""
        if self._best is not None or self.decoding != PLAIN or self.hits or self._cut_at_spans:
            return False
        source, translated = self._seen(english)
        return bool(numbers.differences(source, translated, self.language)[0])

    def _may_be_halved(self, english: str) -> bool:
        """Whether the second try for numbers failed, and the sentence has two clauses or words to cut between."""
        if self._best is None or self._forced or self.hits or self._in_halves or self._cut_at_spans:
            return False
        if len(self.source) > _MOST_HALVED or " " not in self.source.strip():
            return False
        source, translated = self._seen(english)
        return bool(numbers.differences(source, translated, self.language)[0])

    def _halve(self, english: str) -> None:
        """Try again in two clauses, the shorter ones lose less; ``english`` is the best there is."""
        self._best, self._in_halves, self.decoding = english, True, PLAIN
        self._prepare()

    def _look_for_numbers(self, english: str) -> None:
        """Try again with the number words as figures, or, when there are none, with care."""
        self._best = english
        if in_figures(self.source, self.language) == self.source:
            self.decoding = CAREFUL
        else:
            self._in_figures = True
            self._prepare()

    def _finish(self, english: str, status: SentenceStatus, flags: tuple[str, ...]) -> None:
        uses = self._uses(english) if status == "translated" else [self._use(hit, False) for hit in self.hits]
        if status == "translated":
            missed = [f"glossary-missing:{use.english}" for use in uses if not use.applied]
            flags = tuple(dict.fromkeys((*self._doubts(english), *missed)))
            flags = tuple(flag for flag in flags if not self._is_answered(flag, uses))
        names = self._restored.get(english, ()) if status == "translated" else ()
        self.result = Translation(english, status, flags, tuple(uses), names)

    def _with_names(self, english: str) -> str:
        """The English with the names put right that the model misspelt; what it never saw and the glossary's stay."""
        source, translated = self._seen(english)
        wrong = [one for one in misspelling.find(source, translated, self.language) if one.right is not None]
        if not wrong:
            return english
        fixed = [self.source[slice(*span)] for span in self._spans]
        fixed += [hit.term.english or hit.text for hit in self.hits]
        mended, names = misspelling.restored(english, wrong, fixed)
        self._restored[mended] = names
        return mended

    def _doubts(self, english: str) -> tuple[str, ...]:
        """Doubts about what the model did: spans that it never saw are left out on both sides."""
        return checks.doubts(*self._seen(english), self.language)

    def _seen(self, english: str) -> tuple[str, str]:
        """Source and English without what the model did not see."""
        softened, _ = casing.soften(self.source, self.language, self.forms)
        kept = self._spans if len(softened) == len(self.source) else []
        source = _without(softened, [softened[slice(*span)] for span in kept])
        return source, _without(english, [self.source[slice(*span)] for span in kept])

    # Cutting up.

    def _kept(self) -> list[tuple[int, int]]:
        terms = [hit.span for hit in self.hits if hit.term.english is None or self._forced]
        return protection.spans(self.source, terms)

    def _prepare(self) -> None:
        """Cut the sentence into segments for the next try."""
        kept = self._spans = self._kept()
        meanings = {hit.span: hit.term.english for hit in self.hits if hit.term.english is not None}
        self._meant = {}
        if self._cut_at_spans or not kept:
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

    def _segments_of(
        self, text: str, kept: Sequence[tuple[int, int]], meanings: Mapping[tuple[int, int], str]
    ) -> list[_Segment]:
        return [
            self._segment(part.text) if part.translate else _Segment(part.text)
            for part in protection.split(text, kept, meanings)
        ]

    def _segment(self, text: str) -> _Segment:
        if self._in_figures:
            text = in_figures(text, self.language)
        text, apart = (text, []) if self._with_asides else asides.take_out(text, self.language)
        softened, shouted = casing.soften(text, self.language, self.forms)
        if self._headline:
            softened = headlines.as_sentence(softened, self.forms)
        parts = clauses.halves(softened, self.language) if self._in_halves else [softened]
        return _Segment(softened, [piece for part in parts for piece in self.split(part)], shouted, apart)

    # Putting together.

    def _assemble(self, raws: Sequence[RawTranslation]) -> str | None:
        """One English sentence; None when a stand-in or the place of an aside was lost."""
        spoken = [segment for segment in self._segments if segment.pieces]
        answers = iter(raws)
        woven: list[str] = []
        for segment in self._segments:
            if not segment.pieces:
                woven.append(segment.source)
                continue
            english = clauses.join(segment.pieces, [next(answers).text for _ in segment.pieces])
            if segment.shouted:
                english = casing.restore(english)
            english = clauses.fit(
                segment.source,
                writing.tight_quotes(english),
                opens=segment is spoken[0],
                closes=segment is self._segments[-1],
            )
            whole = asides.put_back(english, segment.asides)
            if whole is None:
                return None
            woven.append(whole)
        joined = "".join(woven)
        return protection.put_back(joined, self._meant) if self._meant else joined.strip()

    # The glossary.

    def _terms(self) -> list[str]:
        """Terms whose own rendering by the model helps to find them in the sentence's."""
        if self._forced or self._cut_at_spans or self.decoding != PLAIN:
            return []
        return list(dict.fromkeys(hit.text for hit in self.hits if hit.term.english is not None))

    def _with_terms(self, english: str, renderings: Mapping[str, str]) -> str:
        for hit in {hit.text: hit for hit in self.hits}.values():
            wanted = hit.term.english
            if wanted is not None and not glossary.present(english, wanted):
                english = glossary.replace(english, hit, renderings.get(hit.text)) or english
        return english

    def _uses(self, english: str) -> list[TermUse]:
        wanted = dict.fromkeys(hit.term.english or hit.text for hit in self.hits)
        there = {term: glossary.present(english, term) for term in wanted}
        return [self._use(hit, there[hit.term.english or hit.text]) for hit in self.hits]

    @staticmethod
    def _use(hit: glossary.Hit, applied: bool) -> TermUse:
        return TermUse(hit.text, hit.term.english or hit.text, applied)

    @staticmethod
    def _is_answered(flag: str, uses: Sequence[TermUse]) -> bool:
        """Whether the glossary is the reason: it calls a missing name otherwise, or brought in what is added."""
        code, _, detail = flag.partition(":")
        if code in ("name-missing", "name-misspelt"):
            return any(use.applied and detail in use.source for use in uses)
        return code in ("name-added", "number-added") and any(use.applied and detail in use.english for use in uses)


def _is_lost(piece: str, english: str) -> bool:
    """Whether a piece with words came back as nothing."""
    return any(map(str.isalpha, piece)) and not any(map(str.isalnum, english))


def _without(text: str, pieces: Sequence[str]) -> str:
    """The text without these pieces of it, each taken out once."""
    for piece in pieces:
        text = text.replace(piece, " ", 1)
    return text
