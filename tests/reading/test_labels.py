"""Labels are asked for by their first or last words: none of them is passed over by that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.agencies import agencies
from service.corrections import corrects
from service.lexicon import all_words
from service.masthead.items import read_items
from service.masthead.labels import label_at, opens_date_label
from service.masthead.phrases import closing_words, may_close, may_hold, opening_words, opens_with
from service.words import Openings


@pytest.mark.parametrize("name", ["by", "editor", "source", "section", "site"])
@pytest.mark.parametrize("written", [str, str.upper, str.capitalize])
def test_every_label_before_a_colon_is_found(name: str, written: Callable[[str], str]) -> None:
    for word in all_words(f"masthead.{name}"):
        found = label_at(name, f"{written(word)}: Rudi Hartanto")
        assert found is not None and found["rest"] == "Rudi Hartanto", word


@pytest.mark.parametrize(("name", "kind"), [("published", "published"), ("modified", "modified")])
@pytest.mark.parametrize("behind", [": ", " - ", " "])
def test_every_label_before_a_date_is_found(name: str, kind: str, behind: str) -> None:
    for word in all_words(f"masthead.{name}"):
        items = read_items(f"{word.capitalize()}{behind}12.03.2019 14:05", agencies()).items
        weak = word in ("on", "от") and behind == " "
        assert weak or (len(items) == 1 and items[0].label), word
        assert weak or items[0].kind in (kind, "published", "modified"), word
        assert behind != ": " or opens_date_label(f"{word}: 12.03.2019"), word


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("The quay was closed on 12 March 2019", ["date"]),
        ("Причал закрыли от 12.03.2019", ["date"]),
        ("On 12 March 2019", ["published"]),
        ("Rina | Published on 12 March 2019", ["name", "published"]),
        ("NEWSUpdated 12 March 2019", ["section", "modified"]),
        ("2Updated 12 March 2019", ["modified"]),
        ("🔄 12.03.2019", ["modified"]),
    ],
)
def test_labels_stand_before_dates(line: str, kinds: list[str]) -> None:
    found = [item.kind for item in read_items(line, agencies()).items]
    assert [kind for kind in found if kind != "name"] == [kind for kind in kinds if kind != "name"]


def test_phrases_are_told_by_their_first_and_last_words() -> None:
    first, last = opening_words(["Ещё раз", "By", "🔄"]), closing_words(["last updated", "обн."])
    assert opens_with("еще раз", first) and opens_with("BY Rina", first) and opens_with("🔄 12", first)
    assert not opens_with("Bypass", first) and not opens_with("» By", first)
    assert may_hold("Foto: by Rina", first) and not may_hold("Foto: Rina", first)
    assert may_close("page last updated ", ["last", "updated"], last) and may_close("", ["ОБН"], last)
    assert may_close("", ["NEWSUpdated"], last) and not may_close("", ["news", "5"], last)


def test_a_text_may_open_with_a_phrase() -> None:
    openings = Openings(["editor's note", "©"])
    assert openings.may_open("» editor's note: the map") and openings.may_open("all © rights")
    assert not openings.may_open("editors met") and not openings.may_open("")
    assert openings.may_open_cut("edito") and not openings.may_open_cut("edito met")


def test_a_label_of_corrections_may_stand_behind_marks() -> None:
    note = "Correction: An earlier version of this report said 430 homes were flooded."
    assert corrects(f"{'*' * 60} {note}") and corrects(f"[ {note}") and not corrects(note.replace("Correction", "Rina"))
