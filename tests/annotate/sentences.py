"""Score the annotators on the invented sentences of tests/annotate/corpus.

python -m tests.annotate.sentences [NAME ...] [--wrong]    # names as in ALL, below
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from service.annotate.entities.gazetteer import fold
from service.annotate.source import indonesian
from service.document import Annotations
from tests.annotate.reading import annotated

CORPUS = Path(__file__).parent / "corpus"
PUBLISHED = "2021-06-16"
_KINDS = {"p": "person", "o": "organization", "l": "place", "?": "?"}


@dataclass
class Score:
    """Right, found and wanted entries of one list, and what went wrong."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0

    def __str__(self) -> str:
        return f"{self.f1:.3f} ({self.right} right, {self.found} found, {self.wanted} wanted)"


def lines(name: str) -> list[str]:
    """The texts of one corpus file."""
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read(text: str, *, title: bool = False) -> Annotations:
    return annotated(*text.split(" ¶ "), published=PUBLISHED, title=title)


def _told(action: str | None) -> set[str | None]:
    """An action, and its verb without the particle: cut off, cut."""
    return {action, action.split()[0]} if action else {action}


def names(corpus: str = "names") -> dict[str, Score]:
    """Kind and words of every mention."""
    scores = {kind: Score() for kind in ("person", "organization", "place")}
    for line in lines(corpus):
        gold = [(_KINDS[m[1]], m[2]) for m in re.finditer(r"\[([pol?]):([^\]]+)\]", line)]
        found = read(re.sub(r"\[[pol?]:([^\]]+)\]", r"\1", line))
        ours = {(e.type, _plain(name)) for e in found.entities for name in (e.name, *e.variants)}
        free = {_plain(name) for kind, name in gold if kind == "?"}
        for kind, score in scores.items():
            wanted = {_plain(name) for k, name in gold if k == kind}
            mine = {name for k, name in ours if k == kind} - free
            score.right += len(wanted & mine)
            score.found += len(mine)
            score.wanted += len(wanted)
            score.wrong += [f"- {kind} {n}: {line}" for n in sorted(wanted - mine)]
            score.wrong += [f"+ {kind} {n}: {line}" for n in sorted(mine - wanted)]
    return scores


def kinds() -> dict[str, Score]:
    """The same for sentences of the classes of errors that articles showed."""
    return names("kinds")


def indonesian_names() -> dict[str, Score]:
    """Kind and words of every mention in Indonesian text."""
    scores = {kind: Score() for kind in ("person", "organization", "place")}
    for line in lines("indonesian"):
        gold = {(_KINDS[m[1]], m[2]) for m in re.finditer(r"\[([pol?]):([^\]]+)\]", line)}
        text = re.sub(r"\[[pol?]:([^\]]+)\]", r"\1", line)
        ours = {(f.kind, text[f.start : f.end]) for f in indonesian.find(text)}
        for kind, score in scores.items():
            wanted, found = ({name for k, name in names if k == kind} for names in (gold, ours))
            score.right += len(wanted & found)
            score.found += len(found)
            score.wanted += len(wanted)
            score.wrong += [f"- {kind} {n}: {line}" for n in sorted(wanted - found)]
            score.wrong += [f"+ {kind} {n}: {line}" for n in sorted(found - wanted)]
    return scores


def _plain(name: str) -> str:
    return fold(name).removeprefix("the ").replace('"', "").replace("“", "").replace("”", "")


def _unmarked(line: str) -> tuple[str, list[list[str]]]:
    marks = [m[1].split("|") for m in re.finditer(r"\{([^}]*)\}", line)]
    return re.sub(r"\{([^|}]*)\|[^}]*\}", r"\1", line), marks


def quantities(name: str = "quantities") -> dict[str, Score]:
    """The value; object and action of those whose value is right."""
    values, details = Score(), Score()
    for line in lines(name):
        text, marks = _unmarked(line)
        left = list(read(text).quantities)
        for words, value, things, actions in marks:
            low, _, high = value.removeprefix("-").partition("-")
            number = -float(low) if value.startswith("-") else float(low)
            values.wanted += 1
            for q in left:
                stated = q.value if q.value is not None else q.minimum
                if (
                    stated is not None
                    and abs(stated - number) < 0.01 * abs(number) + 1e-9
                    and (not high or q.maximum == float(high))
                ):
                    break
            else:
                values.wrong.append(f"- {words} {value}: {text}")
                continue
            left.remove(q)
            values.right += 1
            values.found += 1
            details.wanted += 1
            details.found += 1
            if _matches(things, q.object) and (not actions or _told(q.action) & set(actions.split("/"))):
                details.right += 1
            else:
                details.wrong.append(f"- {words}: {things}; {actions} | ours {q.object}; {q.action}: {text}")
        extra = [q for q in left if q.value != 1 or q.object is None]
        values.found += len(extra)
        values.wrong += [f"+ {q.text} {q.value}: {text}" for q in extra]
    return {"value": values, "object and action": details}


def _matches(wanted: str, found: str | None) -> bool:
    """The same head, or one phrase inside the other."""
    if not wanted:
        return True
    if not found:
        return False
    ours = [w.rstrip("s") for w in fold(found).split()]
    for phrase in wanted.split("/"):
        words = [w.rstrip("s") for w in fold(phrase).split()]
        if words[-1] == ours[-1] or set(words) <= set(ours) or set(ours) <= set(words):
            return True
    return False


def speakers(corpus: str = "speakers") -> dict[str, Score]:
    """The words of a quotation with its speaker."""
    words, names = Score(), Score()
    for line in lines(corpus):
        text, marks = _unmarked(line)
        left = list(read(text).quotes)
        words.found += len(left)
        for quote, speaker in marks:
            words.wanted += 1
            q = next((q for q in left if q.text.strip(",.!? ") == quote.strip(",.!? ")), None)
            if q is None:
                words.wrong.append(f"- {quote}: {text}")
                continue
            left.remove(q)
            words.right += 1
            names.found += 1
            names.wanted += 1
            if _same_speaker(speaker, q.speaker):
                names.right += 1
            else:
                names.wrong.append(f"- {quote}: {speaker} | ours {q.speaker}: {text}")
    return {"quote": words, "speaker": names}


def attribution() -> dict[str, Score]:
    """The same for passages of every way to attribute."""
    return speakers("attribution")


def shapes() -> dict[str, Score]:
    """The same for shapes of attribution that articles showed."""
    return speakers("shapes")


def _same_speaker(wanted: str, found: str | None) -> bool:
    """Whether the last words agree; `wanted` may give several names and, as "?", none."""
    if not wanted or found is None:
        return found is None and (not wanted or "?" in wanted.split("/"))
    return any(fold(name).split()[-1] == fold(found).split()[-1] for name in wanted.split("/"))


def dates(name: str = "dates") -> dict[str, Score]:
    """The EDTF values; an empty one among them: the date may be left out."""
    score = Score()
    for line in lines(name):
        text, marks = _unmarked(line)
        left = [d.value for d in read(text).dates]
        score.found += len(left)
        for words, *values in marks:
            value = next((v for v in values if v in left), None)
            if value is None and "" in values:
                continue
            score.wanted += 1
            if value is None:
                score.wrong.append(f"- {words} {values}, ours {left}: {text}")
            else:
                left.remove(value)
                score.right += 1
        score.wrong += [f"+ {v}: {text}" for v in left]
    return {"date": score}


ALL: dict[str, Callable[[], dict[str, Score]]] = {
    "names": names,
    "kinds": kinds,
    "indonesian": indonesian_names,
    "quantities": quantities,
    "speakers": speakers,
    "attribution": attribution,
    "shapes": shapes,
    "dates": dates,
    "quantities-later": partial(quantities, "quantities-later"),
    "dates-later": partial(dates, "dates-later"),
    "quantities-last": partial(quantities, "quantities-last"),
    "dates-last": partial(dates, "dates-last"),
    "bodies": partial(names, "bodies"),
    "quantities-new": partial(quantities, "quantities-new"),
}


def main(arguments: list[str]) -> None:
    for name in [a for a in arguments if a in ALL] or ALL:
        for kind, score in ALL[name]().items():
            print(f"{name:12} {kind:18} {score}")
            if "--wrong" in arguments:
                print("\n".join(f"    {line}" for line in score.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
