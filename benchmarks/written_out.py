"""Whether abbreviations come out right in English: sentences with accepted renderings, and chrF and BLEU beside them.

    python -m benchmarks.written_out [--part tuning] [--show]     # the table of tests/translation/written_out
    python -m benchmarks.written_out --sets [--sentences 500]     # development sets with all guards of the service

A line of the table: part (tuning, closed, words: ordinary ones that are replaced, or acronyms), kind, sentence, and
regular expressions (no case) that its English must have, each of them. Both sides use the packages that the settings
find.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality import CORPORA, SETS
from service.runtime import Runtime
from service.settings import Settings
from service.translation.contract import Translation

TABLE = Path(__file__).resolve().parent.parent / "tests" / "translation" / "written_out"
LANGUAGES = ("ru", "id")
PARTS = ("tuning", "closed", "words", "acronyms")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with abbreviations, and what its English must have."""

    part: str
    kind: str
    source: str
    wanted: tuple[re.Pattern[str], ...]

    def is_right(self, english: str) -> bool:
        return all(pattern.search(english) for pattern in self.wanted)


def read(language: str, part: str) -> list[Case]:
    """The cases of one part of a language's table."""
    cases = []
    for line in (TABLE / f"{language}.tsv").read_text(encoding="utf-8").splitlines():
        half, kind, source, *wanted = line.split("\t")
        if half == part:
            cases.append(Case(half, kind, source, tuple(re.compile(one, re.I) for one in wanted)))
    return cases


def translate(runtime: Runtime, texts: Sequence[str], language: str) -> list[Translation]:
    """As the service does it, with all checks and tries."""
    return runtime.translator.submit(texts, language).result()


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--part", choices=PARTS, action="append", help="both when left out")
    parser.add_argument("--show", action="store_true", help="print the English that is wrong")
    parser.add_argument("--sets", action="store_true", help="chrF and BLEU of the development sets instead")
    parser.add_argument("--sentences", type=int, default=500, help="of each development set")
    parser.add_argument("--outputs", type=Path, help="folder for the English of the development sets")
    chosen = parser.parse_args()
    with Runtime(Settings()) as runtime:
        if chosen.sets:
            score_sets(runtime, chosen.sentences, chosen.outputs)
            return
        for part in chosen.part or PARTS:
            for language in LANGUAGES:
                count(runtime, part, language, chosen.show)


def count(runtime: Runtime, part: str, language: str, show: bool) -> None:
    """Right sentences of one part."""
    cases = read(language, part)
    answers = translate(runtime, [case.source for case in cases], language)
    pairs = list(zip(cases, answers, strict=True))
    wrong = [(case, answer) for case, answer in pairs if not case.is_right(answer.text)]
    flagged = sum(bool(answer.flags) for answer in answers)
    print(f"{part} {language}: {len(cases) - len(wrong)} of {len(cases)} rendered rightly, {flagged} flagged")
    for case, answer in wrong if show else []:
        print(f"  [{case.kind}] {case.source}\n      {answer.text} {list(answer.flags) or ''}")


def score_sets(runtime: Runtime, sentences: int, outputs: Path | None) -> None:
    """BLEU and chrF (sacreBLEU's defaults) of the service's English."""
    import sacrebleu

    for language, names in SETS.items():
        for name in names:
            base = CORPORA / "dev" / f"{name}.{language}-en"
            source, wanted = (
                Path(f"{base}.{side}").read_text(encoding="utf-8").splitlines()[:sentences] for side in (language, "en")
            )
            found = [answer.text for answer in translate(runtime, source, language)]
            if outputs:
                outputs.mkdir(parents=True, exist_ok=True)
                (outputs / f"{name}.{language}").write_text("\n".join(found) + "\n", encoding="utf-8")
            bleu, chrf = sacrebleu.corpus_bleu(found, [wanted]).score, sacrebleu.corpus_chrf(found, [wanted]).score
            print(f"{language} {name}: {len(source)} sentences, BLEU {bleu:.2f}, chrF {chrf:.2f}")


if __name__ == "__main__":
    main()
