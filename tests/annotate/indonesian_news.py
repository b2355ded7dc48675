"""Score names, roles and speakers of invented Indonesian news (tests/annotate/corpus/indonesian-open.txt, -closed.txt).

python -m tests.annotate.indonesian_news [open|closed] [--road] [--wrong]

`--road` translates with the installed packages; without it the English is the source in small letters, so that every
name comes from the source alone. A name is right when the entity's first name is one of the gold's, `any form` when one
of its variants is; a role is asked for of the people found.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable

from service.annotate import annotate
from service.annotate.entities.gazetteer import fold
from service.document import Annotations, Block, Moment, Sentence
from service.sentences import split
from tests.annotate.sentences import Score, lines

_NAME = re.compile(r"\[([pol?]):([^\]=]+)(?:=([^\]]*))?\]")
_QUOTE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_KINDS = {"p": "people", "o": "organizations", "l": "places"}
_TYPES = {"person": "people", "organization": "organizations", "place": "places"}


def unmarked(line: str) -> str:
    """The paragraphs as a newsroom would print them."""
    return _NAME.sub(r"\2", _QUOTE.sub(r"\1", line))


def alone(text: str) -> Annotations:
    """Annotations with an English that has no names."""
    blocks: list[Block] = []
    at = 0
    for number, paragraph in enumerate(text.split(" ¶ ")):
        sentences = [
            Sentence((at + start, at + end), (at + start, at + end), "translated", [], "id")
            for start, end in split(paragraph, "id")
        ]
        span = (at, at + len(paragraph))
        blocks.append(Block(number, "paragraph", "id", 1.0, span, paragraph, paragraph.lower(), span, sentences))
        at += len(paragraph) + 2
    return annotate(blocks, published=Moment("2021-06-16", "day", None, "2021-06-16", None, "test"))


def score(part: str, read: Callable[[str], Annotations] = alone) -> dict[str, Score]:
    """Scores by kind over a corpus file."""
    scores: dict[str, Score] = defaultdict(Score)
    for line in lines(f"indonesian-{part}"):
        found = read(unmarked(line))
        gold = [(m[1], m[2], m[3]) for m in _NAME.finditer(_QUOTE.sub(r"\1", line))]
        free = {fold(words) for mark, words, _ in gold if mark == "?"}
        left = [e for e in found.entities if free.isdisjoint(fold(n) for n in (e.name, *e.variants))]
        for mark, words, english in gold:
            if mark == "?":
                continue
            kind = _KINDS[mark]
            names = [words] if mark == "p" or not english else english.split("|")
            wanted = {fold(name) for name in names}
            fitting = [e for e in left if _TYPES[e.type] == kind and wanted & {fold(n) for n in (e.name, *e.variants)}]
            again = [
                e
                for e in found.entities
                if _TYPES[e.type] == kind and wanted & {fold(n) for n in (e.name, *e.variants)} and e not in left
            ]
            if not fitting and again:
                continue  # Kolaka of a second mention
            one, anyhow = scores[kind], scores[f"{kind}, any form"]
            for s in (one, anyhow):
                s.wanted += 1
            if not fitting:
                for s in (one, anyhow):
                    s.wrong.append(f"- {names[0]}: {line[:60]}")
                continue
            entity = fitting[0]
            left.remove(entity)
            one.found += 1
            anyhow.found += 1
            anyhow.right += 1
            if fold(entity.name) in wanted:
                one.right += 1
            else:
                one.wrong.append(f"~ {names[0]}: {entity.name}")
            if mark == "p" and english:
                role = scores["roles"]
                role.wanted += 1
                role.found += entity.role is not None
                owners = {fold(n) for k, w, e in gold if k in "ol" for n in (w, *(e or "").split("|"))}
                if _is_right(entity.role, english.split("/"), owners):
                    role.right += 1
                else:
                    role.wrong.append(f"~ {words}, {english.split('/')[0]}: ours {entity.role}")
        for entity in left:
            kind = _TYPES[entity.type]
            for name in (kind, f"{kind}, any form"):
                scores[name].found += 1
                scores[name].wrong.append(f"+ {entity.name} {entity.source_names}: {line[:60]}")
        _speakers(scores, line, found)
    return scores


def _is_right(role: str | None, wanted: list[str], owners: set[str]) -> bool:
    """One of the gold's, or one with a body or place of the gold behind it: chairman of the Malinau Council."""
    told = _plain(role)
    rights = {_plain(r) for r in wanted}
    office, joiner, owner = (role or "").partition(" of ")
    if not joiner:
        office, joiner, owner = (role or "").partition(" for ")
    return told in rights or (_plain(office) in rights and fold(owner.removeprefix("the ")) in owners)


def _plain(role: str | None) -> str:
    words = (role or "").lower().replace("-", " ").split()
    return " ".join(w for w in words if w != "the")


def _speakers(scores: dict[str, Score], line: str, found: Annotations) -> None:
    said, by = scores["quotes"], scores["speakers"]
    left = [q for q in found.quotes if q.source_text]
    for match in _QUOTE.finditer(line):
        words, speaker = match[1].strip('",. '), match[2]
        said.wanted += 1
        quote = next((q for q in left if q.source_text and q.source_text.strip('",. “”') == words), None)
        if quote is None:
            said.wrong.append(f"- {words}")
            continue
        left.remove(quote)
        said.found += 1
        said.right += 1
        by.wanted += 1
        by.found += 1
        if quote.speaker == (None if speaker == "?" else speaker):
            by.right += 1
        else:
            by.wrong.append(f"~ {words[:40]}: {speaker}; ours {quote.speaker}")
    said.found += len(left)


def _road() -> Callable[[str], Annotations]:
    from service.article import Article
    from service.runtime import Runtime
    from service.settings import settings

    runtime = Runtime(settings()).__enter__()

    def read(text: str) -> Annotations:
        raw = text.replace(" ¶ ", "\n\n").encode()
        document = runtime.pipeline.normalize(Article(raw, "text/plain", None, {"language": "id"}))
        return Annotations(document.dates, document.quantities, document.entities, document.quotes)

    return read


def main() -> None:
    parts = [p for p in ("open", "closed") if p in sys.argv] or ["open"]
    read = _road() if "--road" in sys.argv else alone
    for part in parts:
        for kind, result in sorted(score(part, read).items()):
            print(f"{part:7} {kind:24} {result}")
            if "--wrong" in sys.argv and part != "closed":
                print("".join(f"      {wrong}\n" for wrong in result.wrong), end="")


if __name__ == "__main__":
    main()
