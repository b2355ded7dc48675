"""One sentence on its way through the model: what is tried, and which English is taken.

A draft tries, each at most once: the sentence as it stands (inner spans behind stand-ins), the same with a more careful
decoding when the model failed, with number words as figures when it lost a number, cut in two at a clause and then with
care when it lost something still, names that are missing in a form that the model copies, glossary terms behind
stand-ins, and the sentence cut at its spans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.document import RestoredName, SentenceStatus
from service.translation import (
    acronyms,
    capital_openings,
    casing,
    checks,
    club_names,
    glossary,
    headlines,
    known_names,
    labels,
    misspelling,
    names_apart,
    protection,
    russian_ages,
    russian_deaths,
)
from service.translation.assembling import Assembly, How, Split
from service.translation.contract import Decoding, RawTranslation, TermUse, Translation
from service.translation.known_names import KnownName
from service.translation.numeric_dates import half_hours, slashed
from service.translation.rewriting import in_figures
from service.translation.written_out import without_capitals, written_out

PLAIN = Decoding()
_FIRST = How()
CAREFUL = Decoding(beam=2, no_repeat_ngram=3, repetition_penalty=1.2)
"""The one retry: no three tokens twice, repetition made costly. A wider search mends no more and costs half as much
again (docs/benchmarks.md)."""

_LOST = ("number-missing:", "negation-missing:", "death-missing:", "quotation-broken:")
"""Flags of what another try may find."""
_MOST_HALVED = 1_000
"""Characters of the longest sentence that is cut in two for a lost number; longer ones are cut anyway."""


@dataclass(slots=True)
class Draft:
    """A sentence being translated. Ask for `texts`, give their translations to `take`, until `result` is there."""

    source: str
    language: str
    forms: Mapping[str, str]
    split: Split
    hits: Sequence[glossary.Hit] = ()
    decoding: Decoding = PLAIN
    small: bool = False
    """Whether the model knows few words (`Assembly.small`)."""
    opening: Callable[[str], str] = str
    """How the model is to see the text that opens the sentence (`Assembly.opening`)."""
    result: Translation | None = None
    _assembly: Assembly = field(init=False)
    _how: How = _FIRST
    _with_care: bool = False
    """Something lost was looked for with the careful decoding, the last try for it."""
    _with_known: bool = False
    """Names that the English lacked were sent as others."""
    _forced: bool = False
    """Glossary terms go behind stand-ins."""
    _spans: list[tuple[int, int]] = field(default_factory=list)
    """What the model does not see in this try."""
    _shown: tuple[str, list[str]] | None = None
    """The source without it, and the pieces left out; made when first asked for."""
    _doubted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Doubts of each English so far in this try."""
    _best: str | None = None
    """English that is good but for glossary terms or numbers."""
    _restored: dict[str, tuple[RestoredName, ...]] = field(default_factory=dict)
    """Names put right in each English so far."""

    def __post_init__(self) -> None:
        told = labels.english(self.source, self.language) if not self.hits else None
        if told is not None:
            self.result = Translation(told, "translated", ())
        self._assembly = Assembly(self.source, self.language, self.forms, self.split, self.small, self.opening)
        self._prepare()
        if self.result is None and not self._assembly.pieces():
            copied = bool(self._spans)
            self.result = Translation(self.source, "kept" if copied else "translated", ())

    def texts(self) -> list[str]:
        """What the model is to translate now: the pieces, then glossary terms by themselves on the first try."""
        return self._assembly.pieces() + self._terms()

    def take(self, raws: Sequence[RawTranslation]) -> None:
        """Make English of the answers to `texts`; sets `result`, or prepares the next try."""
        count = len(raws) - len(self._terms())
        renderings = dict(zip(self._terms(), (raw.text for raw in raws[count:]), strict=True))
        english = self._assembly.english([raw.text for raw in raws[:count]])
        if english is None and (self._how.lost or self._how.known) and self._best is not None:
            if self._may_find_names(self._best):
                self._look_for_names(self._best)
            else:
                self._finish(self._best, "translated", ())
            return
        if english is None:
            self._keep_together()
            return
        cut = any(raw.cut for raw in raws[:count])
        found = checks.problems(written_out(self.source, self.language), english, self.language, cut=cut)
        if any(_is_lost(piece, raw.text) for piece, raw in zip(self.texts(), raws[:count], strict=False)):
            found = found or ("empty",)
        if found:
            self._try_again(found)
            return
        english = self._with_names(english)
        if self._may_find_numbers(english):
            self._look_for_numbers(english)
            return
        if self._best is not None and not self._forced and self._lost(english) >= self._lost(self._best):
            english = self._best
        if self._may_be_halved(english):
            self._halve(english)
            return
        if self._may_take_care(english):
            self._take_care(english)
            return
        if garbled := self._garbled(english):
            self._call_otherwise(english, garbled)
            return
        if self._may_find_names(english):
            self._look_for_names(english)
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
        if self._assembly.has_nouns():
            lost = self._assembly.mislaid() if not self._how.nouns_left else frozenset()
            self._how = replace(self._how, nouns_left=lost, with_nouns=not lost)
        elif self._assembly.has_units():
            self._how = replace(self._how, with_units=True)
        elif self._assembly.has_asides():
            self._how = replace(self._how, with_asides=True)
        else:
            self._how = replace(self._how, cut_at_spans=True)
        self._prepare()

    def _try_again(self, found: tuple[str, ...]) -> None:
        """One careful try; then the English without its terms or numbers if there was one, else the source."""
        if self._best is not None and not self._how.lost and self._may_be_halved(self._best):
            self._halve(self._best)
        elif self._best is not None and self._may_take_care(self._best):
            self._take_care(self._best)
        elif self._best is not None:
            self._finish(self._best, "translated", ())
        elif self.decoding == PLAIN:
            self.decoding = CAREFUL
        else:
            self._finish(self.source, "kept", found)

    def _may_find_numbers(self, english: str) -> bool:
        """Whether another try may find numbers that the first one lacks; glossary terms have their own second try."""
        if self._best is not None or self.decoding != PLAIN or self.hits or self._how.cut_at_spans:
            return False
        return self._lacks(english)

    def _may_be_halved(self, english: str) -> bool:
        """Whether the second try for numbers failed, and the sentence has two clauses or words to cut between."""
        if self._best is None or self._forced or self.hits or self._with_care or self._with_known:
            return False
        if self._how.in_halves or self._how.cut_at_spans:
            return False
        if len(self.source) > _MOST_HALVED or " " not in self.source.strip():
            return False
        return self._lacks(english)

    def _lacks(self, english: str) -> bool:
        """Whether a number, a "not", the dead or the end of a quotation of the source are not in the English."""
        return any(doubt.startswith(_LOST) for doubt in self._doubts(english))

    def _halve(self, english: str) -> None:
        """Try again in two clauses, the shorter ones lose less; ``english`` is the best there is."""
        self._best, self._how, self.decoding = english, replace(self._how, in_halves=True), PLAIN
        self._prepare()

    def _look_for_numbers(self, english: str) -> None:
        """Try again with the number words as figures, or, when there are none, in two clauses, or with care."""
        self._best = english
        if in_figures(self.source, self.language) != self.source:
            self._how = replace(self._how, in_figures=True)
            self._prepare()
        elif self._may_be_halved(english):
            self._halve(english)
        else:
            self._take_care(english)

    def _may_take_care(self, english: str) -> bool:
        """Whether two clauses lack it too; a sentence that was sent with figures had its tries."""
        done = self._how.in_figures or self._with_care or self._with_known
        return self._how.in_halves and not done and self._lacks(english)

    def _take_care(self, english: str) -> None:
        """Try the whole sentence with the careful decoding; ``english`` is the best there is."""
        self._best, self._how, self._with_care = english, replace(self._how, in_halves=False), True
        self._prepare()
        self.decoding = CAREFUL

    def _garbled(self, english: str) -> tuple[KnownName, ...]:
        """Names that the English of a Russian sentence lacks and that a small model may know under others."""
        if not self.small or self.language != "ru" or self._with_known or self._forced or self.hits:
            return ()
        if self._how.lost or self._how.cut_at_spans or self._assembly.has_stand_ins():
            return ()
        return known_names.find(*self._seen(english))

    def _call_otherwise(self, english: str, known: tuple[KnownName, ...]) -> None:
        """Try again with these names as others that the model knows; ``english`` is the best there is."""
        self._best, self._with_known, self.decoding = english, True, PLAIN
        self._how = replace(self._how, in_figures=False, in_halves=False, known=known)
        self._prepare()

    def _lost(self, english: str) -> int:
        """How much of the source the English lacks, as far as is known."""
        garbled = known_names.find(*self._seen(english)) if self._with_known else ()
        return len(self._doubts(english)) + len(garbled) + len(self._unheard(english))

    def _may_find_names(self, english: str) -> bool:
        """Whether names are in doubt that a further try may find."""
        if self._how.lost or self._forced or self.hits or self._how.cut_at_spans or self._assembly.has_stand_ins():
            return False
        return bool(self._apart(english))

    def _apart(self, english: str) -> tuple[names_apart.NameApart, ...]:
        """Names that the English lacks, as they would be sent once more."""
        return names_apart.find(self.source, self._doubts(english), self.language, self._unheard(english))

    def _unheard(self, english: str) -> list[str]:
        """Names of an Indonesian headline that a small model lost and no flag tells of."""
        if not self.small or not headlines.is_headline(self.source, self.language):
            return []
        return names_apart.unheard(*self._seen(english), self.forms)

    def _look_for_names(self, english: str) -> None:
        """Try again with the names that are lost in a form that the model copies; ``english`` is the best there is."""
        lost = self._apart(english)
        self._best, self._how, self.decoding = (
            english,
            replace(self._how, in_figures=False, in_halves=False, lost=lost, known=()),
            PLAIN,
        )
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
        names: tuple[RestoredName, ...] = ()
        mended = english
        if wrong:
            fixed = [self.source[slice(*span)] for span in self._spans]
            fixed += [hit.term.english or hit.text for hit in self.hits]
            mended, names = misspelling.restored(english, wrong, fixed)
        if self.small and self.language == "ru" and not self.hits:
            mended, people = known_names.mended(source, mended)
            names += people
        if names:
            self._restored[mended] = names
        return mended

    def _doubts(self, english: str) -> tuple[str, ...]:
        """Doubts about what the model did: spans that it never saw are left out on both sides."""
        known = self._doubted.get(english)
        if known is None:
            known = self._doubted[english] = self._found_doubts(english)
        return known

    def _found_doubts(self, english: str) -> tuple[str, ...]:
        source, translated = self._seen(english)
        found = checks.doubts(source, translated, self.language)
        if self.small and self.language == "ru":
            found += tuple(f"name-missing:{word}" for word in acronyms.missing(source, translated))
        return found

    def _seen(self, english: str) -> tuple[str, str]:
        """Source and English without what the model did not see."""
        if self._shown is None:
            softened, _ = casing.soften(self.source, self.language, self.forms)
            kept = self._spans if len(softened) == len(self.source) else []
            softened = slashed(without_capitals(softened, self.language))
            source = half_hours(_without(softened, [softened[slice(*span)] for span in kept]))
            if self.small and self.language == "ru":
                source = russian_deaths.as_died(russian_ages.lived(source))
            self._shown = source, [self.source[slice(*span)] for span in kept]
        return self._shown[0], _without(english, self._shown[1])

    def _prepare(self) -> None:
        """Cut the sentence into segments for the next try."""
        terms = [hit.span for hit in self.hits if hit.term.english is None or self._forced]
        credits = labels.credits(self.source, self.language)
        names = [*terms, *capital_openings.names(self.source, self.language), *credits]
        if self.small:
            names += club_names.names(self.source, self.language)
        self._spans = protection.spans(self.source, names)
        self._shown = None
        self._doubted.clear()
        meanings = {hit.span: hit.term.english for hit in self.hits if hit.term.english is not None}
        self._assembly.prepare(self._spans, credits | meanings, self._how)

    # The glossary.

    def _terms(self) -> list[str]:
        """Terms whose own rendering by the model helps to find them in the sentence's."""
        if not self.hits or self._forced or self._how.cut_at_spans or self.decoding != PLAIN:
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
