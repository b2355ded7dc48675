"""What happened to counted things: candidates, the trees that choose, and what keeps both bounded."""

from __future__ import annotations

import numpy as np
import pytest

from service.annotate import fate_candidates, grammar, views
from service.annotate.grammar import Grammar
from service.forest import Forest, Group
from tests.annotate.reading import annotated, blocks


def parsed(text: str) -> Grammar:
    (view,) = views(blocks(text))
    return grammar.of(view)


def action(text: str, value: float) -> str | None:
    return next(q.action for q in annotated(text).quantities if q.value == value)


def test_every_kind_of_word_is_a_candidate() -> None:
    text = "The collapse killed 12 workers, 3 are missing and 40 were taken to hospital after the rescue."
    found = {(one.told, one.kind) for one in fate_candidates.of(parsed(text))}
    assert {("killed", "verb"), ("missing", "state"), ("taken", "verb"), ("hospitalized", "phrase")} <= found
    assert ("rescued", "noun") in found


TOLD = (
    ("Four of the ships that carried grain were sunk by a mine.", 4, "sunk"),
    ("Half of the barges that left at dawn were turned back.", 0.5, "turned back"),
    ("The ministry announced the release of 23 sailors.", 23, "released"),
    ("Rebels seized two depots and the army retook 11 villages.", 11, "retaken"),
    ("Of the 60 guests, 14 were ill after the meal.", 14, "ill"),
    ("Nurses at 16 clinics said they had treated 210 children.", 210, "treated"),
    ("The wave that drowned 19 bathers reached the port at noon.", 19, "drowned"),
    ("With 31 miners missing, the shaft was sealed.", 31, "missing"),
    ("Exports of tea fell by 14 percent.", 14, "fallen"),
    ("The pipeline will cost 2 billion euros.", 2e9, "cost"),
)


def test_what_happened() -> None:
    """The trees are learned: nine of ten plain sentences, whichever these are."""
    wrong = [(text, action(text, value)) for text, value, told in TOLD if action(text, value) != told]
    assert len(wrong) <= 1, wrong


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("A lorry ploughed into five stalls.", 5, "hit"),
        ("Some $40,000 went on betting.", 40_000, "spent"),
        ("The library has 90,000 volumes.", 90_000, None),
        ("The town, with 15,000 inhabitants, lies on the river.", 15_000, None),
    ],
)
def test_what_words_decide(text: str, value: float, told: str | None) -> None:
    assert action(text, value) == told


def test_candidates_far_away_are_not_judged() -> None:
    words = " ".join(f"and the crew mended hull {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    text = f"They sold 12 boats {words}."
    read = parsed(text)
    found = fate_candidates.of(read)
    near = fate_candidates.near(found, 2, 4)
    assert len(found) > len(near) <= 2 * fate_candidates.MOST
    assert "sold" in [one.told for one in near]
    assert all(one.at < 4 + fate_candidates.REACH for one in near)


def test_trees_give_the_sum_of_their_leaves() -> None:
    """Two trees written by hand: a > 0.5 gives 2, else 1; b > 1.5 gives 20, else a > 0.5 gives 12, else 10."""
    trees = Forest(
        {
            "columns": np.array("a\nb"),
            "words": np.array("killed"),
            "odds": np.array([0.5], np.float32),
            "feature": np.array([[0, 0, 0, 0, 0], [1, 0, 0, 0, 0]], np.int16),
            "threshold": np.array([[0.5, 0, 0, 0, 0], [1.5, 0.5, 0, 0, 0]], np.float32),
            "left": np.array([[1, 1, 2, 3, 4], [1, 2, 2, 3, 4]], np.int16),
            "right": np.array([[2, 1, 2, 3, 4], [4, 3, 2, 3, 4]], np.int16),
            "value": np.array([[0, 1, 2, 0, 0], [0, 0, 10, 12, 20]], np.float32),
            "depth": np.array(2, np.int16),
        }
    )
    assert trees.scores([{}, {"a": 1.0}, {"b": 2.0}, {"a": 1.0, "b": 2.0, "unknown": 7.0}]) == [11, 14, 21, 22]
    assert trees.scores([]) == []
    one, other = Group([("a", 1.0)]), Group([("b", 2.0), ("unknown", 7.0)])
    rows: list[list[Group]] = [[], [one], [other], [one, other]]
    assert trees.scores_of(rows) == trees.scores_of(rows) == [11, 14, 21, 22]
    assert trees.scores_of([]) == []
    assert trees.odds == {"killed": 0.5}


def test_a_sentence_of_hundreds_of_numbers_and_verbs_is_read() -> None:
    text = "They counted " + ", ".join(f"{number} mines and killed" for number in range(101, 701)) + " nobody."
    assert len(annotated(text).quantities) > 300


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine drown as ferry sinks off cape", "drowned"),
        ("By noon 20 rebels had fled and seven surrendered to the guards.", "surrendered"),
        ("The chapel now seats 240 people.", "seated"),
        ("We have written nineteen letters to the harbour office.", "written"),
        ("Half of the mill is burnt.", "burned"),
        ("The village got 12 pumps.", "got"),
        ("Three pupils who broke a pane were ordered to mend it.", "ordered"),
        ("The dam is 64 percent complete.", "complete"),
        ("Some 30 percent of the ice remains on the lake.", "remained"),
        ("The mayor praised the recovery of 15 bicycles.", "recovered"),
    ],
)
def test_what_may_have_happened(text: str, told: str) -> None:
    """The word that tells it is among the candidates, whichever of them is chosen."""
    assert told in [candidate.told for candidate in fate_candidates.of(parsed(text))]


def test_a_comparison_is_no_action() -> None:
    found = fate_candidates.of(parsed("Police counted 41 fires, compared with 53 in May."))
    assert "compared" not in [candidate.told for candidate in found]
