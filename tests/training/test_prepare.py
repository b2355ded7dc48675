"""The whole preparation on a small corpus with planted copies of a held-out sentence, a refused licence and noise."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from models.training import augmentation
from models.training.prepare import prepare
from models.training.prepared import Prepared, load

HELD = (
    "Делегация посетила музей на острове в понедельник утром.",
    "The delegation visited the island museum on Monday morning.",
)
PLANTED = [
    HELD,
    (
        "Как сообщили, делегация посетила музей на острове во вторник утром.",
        "As reported, the delegation visited the museum.",
    ),
    ("Совсем другое предложение о погоде и море.", "It said the delegation visited the island museum on Monday."),
]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora")
    (folder / "dev").mkdir()
    (folder / "dev" / "set.ru-en.ru").write_text(HELD[0] + "\n", encoding="utf8")
    (folder / "dev" / "set.ru-en.en").write_text(HELD[1] + "\n", encoding="utf8")
    choice = random.Random(1)
    made = [*augmentation.date_pairs("ru", 500, choice), *augmentation.number_pairs("ru", 500, choice)]
    rows = [("made", "news/wiki/report", "CC0", pair.text, pair.english) for pair in made]
    rows += [("planted", "news/wiki/report", "CC0", *pair) for pair in PLANTED]
    rows += [
        (
            "talks",
            "talk/subtitle/conversation",
            "TED CC-BY-NC-ND",
            "Зебра зевнула в зоопарке.",
            "The zebra yawned in the zoo.",
        )
    ]
    (folder / "train.ru-en.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf8")
    further = ("further", "news/wiki/report", "CC0", "Маяк погасили осенью.", "The lighthouse was put out in autumn.")
    (folder / "train.ru-en-2.tsv").write_text("\t".join(further) + "\n", encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def prepared(corpora: Path) -> Prepared:
    return prepare(corpora, corpora / "out", 300, 200)


def english_lines(prepared: Prepared) -> list[str]:
    pieces = prepared.tokenizer.target_pieces
    lines = ["".join(pieces[i] for i in prepared.pair(n)[1]) for n in range(len(prepared.index))]
    return [line.replace("\u2581", " ").strip() for line in lines]


def test_planted_copies_and_refused_licences_do_not_enter(prepared: Prepared) -> None:
    lines = english_lines(prepared)
    assert len(lines) > 500
    assert not [line for line in lines if "delegation" in line or "zebra" in line]
    assert [line for line in lines if "lighthouse" in line]  # of the second file


def test_the_overlap_is_printed_and_kept_in_the_facts(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare(corpora, corpora / "again", 300, 200)
    printed = capsys.readouterr().out
    assert f"{len(PLANTED)} of" in printed and "overlap with the held-out sets: 0" in printed
    facts = json.loads((corpora / "again" / "facts.json").read_text(encoding="utf8"))
    assert facts["overlap"] == 0 and facts["left_out"]["licence"] == 1


def test_preparation_is_reproducible_and_survives_its_file(corpora: Path, prepared: Prepared) -> None:
    back = load(corpora / "out" / "prepared.npz")
    assert (back.tokens == prepared.tokens).all() and (back.index == prepared.index).all()
    assert back.tokenizer.pieces == prepared.tokenizer.pieces and back.meta == prepared.meta
    assert (load(corpora / "out" / "prepared.npz").tokens == prepared.tokens).all()


def test_the_english_comes_back_from_its_pieces(prepared: Prepared) -> None:
    lines = english_lines(prepared)
    made = {pair.english for pair in augmentation.date_pairs("ru", 500, random.Random(1))}
    assert len(made & set(lines)) > len(made) / 2  # mere numbers are left out as noise
    assert sum("<unk>" in line for line in lines) < 0.01 * len(lines)
