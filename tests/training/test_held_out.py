"""The held-out check finds planted copies and near copies, and lets other sentences through."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from models.training.corpus import Pair
from models.training.held_out import HeldOut, read_held_out

SENTENCE = "The defense ministry said on Sunday that two thousand soldiers had been withdrawn from the northern border."
RUSSIAN = "Министерство обороны сообщило в воскресенье, что две тысячи солдат отведены от северной границы."
DEV = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "dev"


@pytest.fixture(scope="module")
def held_out() -> HeldOut:
    return HeldOut([SENTENCE, RUSSIAN, "Short but held out."])


@pytest.mark.parametrize(
    "copy",
    [
        SENTENCE,
        SENTENCE.upper(),
        SENTENCE.replace(",", "").replace(".", " !"),
        SENTENCE.replace("two thousand", "three thousand"),
        SENTENCE.removeprefix("The defense ministry said on Sunday that "),
        "MOSCOW, Oct 1 - RIA Novosti. " + SENTENCE + " More details follow later in the evening programme.",
        RUSSIAN.replace("в воскресенье", "в понедельник"),
        "short, but held out",
    ],
)
def test_copies_and_near_copies_are_found(held_out: HeldOut, copy: str) -> None:
    assert held_out.holds(copy)


@pytest.mark.parametrize(
    "other",
    [
        "The defense ministry said nothing about soldiers on the border.",
        "On Sunday the president met two thousand visitors in the northern capital of the country.",
        "Министерство финансов сообщило, что бюджет будет принят в среду.",
        "Short.",
    ],
)
def test_other_sentences_pass(held_out: HeldOut, other: str) -> None:
    assert not held_out.holds(other)


def test_a_pair_is_left_out_for_either_side(held_out: HeldOut) -> None:
    fresh = Pair("ru", "s", "web", "", "Погода сегодня хорошая.", "The weather is good today.")
    by_english = Pair("ru", "s", "web", "", "Что-то другое.", SENTENCE)
    by_source = Pair("ru", "s", "web", "", RUSSIAN, "Something else.")
    assert list(held_out.without([by_english, fresh, by_source])) == [fresh]


@pytest.mark.skipif(not DEV.exists(), reason="development sets are not here")
def test_every_development_sentence_is_held_out_and_so_is_its_cut_copy() -> None:
    index = read_held_out(DEV)
    lines = (DEV / "flores101-devtest.ru-en.en").read_text(encoding="utf8").splitlines()[::20]
    for line in lines:
        words = line.split()
        assert index.holds(line)
        if len(words) > 12:
            assert index.holds(" ".join(words[: 2 * len(words) // 3]))


@pytest.mark.skipif(not DEV.exists(), reason="development sets are not here")
def test_the_training_text_hardly_meets_the_development_sets() -> None:
    index = read_held_out(DEV)
    with lzma.open(DEV.parent / "train.id-en.tsv.xz", "rt", encoding="utf8") as lines:
        english = [line.rstrip("\n").split("\t")[4] for _, line in zip(range(4000), lines, strict=False)]
    assert sum(map(index.holds, english)) < len(english) / 100
