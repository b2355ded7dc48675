"""Learn the weights of service/lexicon/headline-weights.toml: which line above an article is its headline.

    python benchmarks/headline_training.py [--folds 10] [--write] [--layouts DIR …]

Trains on every article with gold in tests/articles, on the filled layouts (and on further folders of layouts) and on
the tops of pages in tests/reading/heads. No list of furniture is complete, so each article is also read with a part of
the furniture above its text put back, drawn by a fixed seed: the weights must find the headline among lines that no
list knows. For the same reason lines of other pages are put on top of plain texts, metadata is left out, and some
headlines are set in capitals. A conditional logit with one hidden layer (choice_network.py); closed layouts are left
out. The folds (0: none) keep files of one number together: neither their layouts nor their stories are in the training;
`group` keeps the fillings of one layout together, `title` all layouts filled with one story. Prints the share of
headlines found in the folds left out, by how much furniture was put back. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.articles import PARTS, UNSEEN, Case, cases, squeeze  # noqa: E402
from benchmarks.choice_network import RIDGE, Choices, Network, fit, joined  # noqa: E402
from service import furniture, language, layout  # noqa: E402
from service.agencies import agencies  # noqa: E402
from service.decode import decode  # noqa: E402
from service.masthead.glued import cut_glued  # noqa: E402
from service.masthead.head import Head  # noqa: E402
from service.masthead.headline import whole  # noqa: E402
from service.masthead.headline_features import features  # noqa: E402
from service.masthead.title import candidates_of  # noqa: E402
from service.reading import SourceBlock  # noqa: E402
from tests.articles import layouts  # noqa: E402
from tests.reading.page_heads import page_heads  # noqa: E402

SHARES = (0.0, 0.25, 0.5, 1.0)
"""Parts of the furniture that are put back, one reading each."""
STRANGERS, BARE, CAPITALS = 0.5, 0.25, 0.12
"""How often lines of other pages stand on top, lines of metadata are missing, the headline is in capitals."""
MOST_STRANGERS, LONGEST_STRANGER = 3, 14
"""Lines of other pages, and words of each at most."""
WRITTEN = 6.0
"""What a written article counts against a filled layout."""
MIXED = 2
"""Further stories that each layout is filled with."""
HIDDEN, STEPS, NETWORKS = 8, 150, 3
"""Hidden units of a network, its steps, and how many from different seeds are joined."""
TARGET = ROOT / "service" / "lexicon" / "headline-weights.toml"
HEADER = """# What tells the headline from the other lines above an article: weights of the features in
# service/masthead/headline_features.py, learned by benchmarks/headline_training.py. Not written by hand. What the rows
# are: service/masthead/headline_weights.py.
"""


@dataclass(frozen=True)
class Choice:
    """The candidates of one article read once: their features, and which of them is the headline."""

    group: str
    title: str
    share: float
    found: list[dict[str, float]]
    right: int
    weight: float

    @property
    def file(self) -> str:
        """What was written together: the layouts and stories of one number in all languages, or the article."""
        parts = self.group.split("/")
        return parts[1].lstrip("enruid") if len(parts) > 2 else self.group


def choices(folders: list[Path]) -> Iterator[Choice]:
    """All readings in which the headline is among two candidates or more."""
    found = list(all_cases(folders))
    others = strangers(found)
    for case in found:
        title = case.gold.get("title")
        if not title or "title" in case.gold.get("skip", ()):
            continue
        for share in SHARES:
            changed = _changed(case, str(title), share, others[case.language]) if share else (case, str(title), False)
            if (one := _choice(changed[0], squeeze(changed[1]), share, bare=changed[2])) is not None:
                yield one


def strangers(found: list[Case]) -> dict[str, list[str]]:
    """Short lines of furniture by language: other pages' mottos, menus, flashes and headlines of other news."""
    lines: dict[str, set[str]] = {code: set() for code in layouts.LANGUAGES}
    for case in found:
        short = (squeeze(str(line)) for line in case.gold.get("furniture") or [])
        lines[case.language].update(line for line in short if 1 < len(line.split()) <= LONGEST_STRANGER)
    return {code: sorted(some) for code, some in lines.items()}


def _changed(case: Case, title: str, share: float, strangers: list[str]) -> tuple[Case, str, bool]:
    """The article with lines of other pages on top or its headline in capitals, and whether its metadata goes."""
    draw = random.Random(f"changed {case.name} {share}")
    bare = draw.random() < BARE
    plain = case.gold["media_type"] == "text/plain" and case.gold.get("charset", "utf-8") == "utf-8"
    if not plain or case.gold.get("repair"):
        return case, title, bare
    text = case.body.decode()
    if draw.random() < CAPITALS and len(title.upper()) == len(title):
        text, title = text.replace(title, title.upper()), title.upper()
    if draw.random() < STRANGERS:
        above = draw.sample(strangers, draw.randint(1, MOST_STRANGERS))
        text = "\n".join([*above, text])
    return replace(case, body=text.encode()), title, bare


def all_cases(folders: list[Path]) -> Iterator[Case]:
    """Every article with gold, the layouts of further folders after those of the project."""
    for part in PARTS:
        if part not in UNSEEN and part != "layouts":
            yield from cases(part)
    own = layouts.FOLDER
    for folder in (own, *folders):
        layouts.FOLDER = folder
        for code in layouts.LANGUAGES:
            for one in (*layouts.filled(code), *layouts.mixed(code, MIXED)):
                if "{}" not in one.text and not layouts.is_closed(one.name):
                    yield Case(f"{folder.name}/{one.name}", code, one.text.encode(), one.gold, "layouts")
    layouts.FOLDER = own
    for code in layouts.LANGUAGES:
        for head in page_heads(code):
            gold = {"title": head.title, "subtitle": head.subtitle, "media_type": "text/plain"}
            yield Case(f"heads/{code}-{head.name}", code, head.text().encode(), gold, "heads")


def _choice(case: Case, title: str, share: float, *, bare: bool = False) -> Choice | None:
    arranged = layout.arrange(decode(case.body, case.gold["media_type"]))
    text = arranged.source.text
    blocks = language.identify(text, arranged.blocks)
    kept = furniture.sort(text, blocks, evidence=arranged.evidence).kept
    known = agencies()
    body = Head.of(text, kept, known).body
    limit = kept[body].span[0] if body < len(kept) else len(text)
    draw = random.Random(f"{case.name} {share}")
    stay = {block.span for block in kept}
    back: list[SourceBlock] = [
        block for block in blocks if block.span in stay or (block.span[0] < limit and draw.random() < share)
    ]
    head = Head.of(text, cut_glued(text, back, known).blocks, known)
    if bare:
        named = [line.block for n, line in enumerate(head.lines) if n >= head.body or not head.items(n).complete]
        head = Head.of(text, named, known)
    indices = candidates_of(head)
    texts = [squeeze(whole(head, index)) for index in indices]
    right = [n for n, text in enumerate(texts) if text == title]
    right = right or [n for n, text in enumerate(texts) if _is(text, title)]
    if len(indices) < 2 or not right:
        return None
    return Choice(case.name.rsplit(" ", 1)[0], title, share, features(head, indices), right[0], _weight(case))


def _weight(case: Case) -> float:
    """A written article counts for many fillings of a layout."""
    return 1.0 if case.part == "layouts" else WRITTEN


def _is(text: str, title: str) -> bool:
    return title in text and 2 * len(title) > len(text)


def table(chosen: list[Choice], names: list[str]) -> Choices:
    """The readings as numbers."""
    return Choices.of([o.found for o in chosen], [o.right for o in chosen], [o.weight for o in chosen], names)


def _fitted(chosen: list[Choice], names: list[str], ridge: float) -> Network:
    choices = table(chosen, names)
    return joined([fit(choices, hidden=HIDDEN, steps=STEPS, seed=seed, ridge=ridge) for seed in range(NETWORKS)])


def found_by(network: Network, chosen: list[Choice], names: list[str]) -> list[bool]:
    """Whether each headline is the likeliest line."""
    choices = table(chosen, names)
    return [bool(one) for one in choices.best(network.scores(choices.table)) == choices.right]


def written(network: Network, names: list[str]) -> str:
    """The weights as TOML: for each feature its straight weight, then one for each hidden unit."""

    def row(values: Iterable[float]) -> str:
        return "[" + ", ".join(f"{value:.3f}" for value in values) + "]"

    lines = [f'"{n}" = {row([network.straight[i], *network.inner[i]])}' for i, n in enumerate(names)]
    hidden = f"[hidden]\nbias = {row(network.bias)}\nouter = {row(network.outer)}\n"
    return f"{HEADER}{hidden}\n[features]\n" + "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ridge", type=float, default=RIDGE)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--together", choices=("file", "group", "title"), default="file", help="what no fold divides")
    parser.add_argument("--write", action="store_true", help="write the weights of all articles to the lexicon")
    parser.add_argument("--layouts", type=Path, nargs="*", default=[], help="further folders of layouts")
    parser.add_argument("--missed", action="store_true", help="name the articles whose headline the folds miss")
    arguments = parser.parse_args()
    chosen = list(choices(arguments.layouts))
    names = sorted({name for one in chosen for found in one.found for name in found})
    print(f"{len(chosen)} readings with two candidates or more, {len(names)} features")
    if arguments.folds:
        what = arguments.together
        print(f"folds keep together what has the same {what}")
        folds = [int(hashlib.sha256(getattr(one, what).encode()).hexdigest(), 16) % arguments.folds for one in chosen]
        _cross(chosen, names, folds, arguments.missed)
    if arguments.write:
        network = _fitted(chosen, names, arguments.ridge)
        TARGET.write_text(written(network, names), encoding="utf-8")
        print(f"written: {TARGET.relative_to(ROOT)}")
    return 0


def _cross(chosen: list[Choice], names: list[str], fold: list[int], name_missed: bool) -> None:
    """Print what weights of the other folds find in each fold."""
    results: dict[float, list[bool]] = {share: [] for share in SHARES}
    for number in sorted(set(fold)):
        training = [one for one, place in zip(chosen, fold, strict=True) if place != number]
        test = [one for one, place in zip(chosen, fold, strict=True) if place == number]
        network = _fitted(training, names, RIDGE)
        for one, right in zip(test, found_by(network, test, names), strict=True):
            results[one.share].append(right)
            if not right and name_missed:
                print(f"missed: {one.group} {one.share}")
    for share, answers in results.items():
        print(f"furniture put back {share:4.0%}: {sum(answers) / len(answers):.4f} of {len(answers)} headlines found")


if __name__ == "__main__":
    sys.exit(main())
