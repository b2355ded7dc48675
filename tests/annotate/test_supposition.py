"""What Russian and Indonesian sentences only suppose of a number, whatever their English says."""

from __future__ import annotations

import pytest

from service.annotate.source import supposition
from service.annotate.tokens import SentenceView


def supposed(source: str, language: str, value: float, action: str) -> bool:
    view = SentenceView(0, "paragraph", "", 0, (0, len(source)), source, language, ())
    return supposition.supposed(view, value, None, action)


@pytest.mark.parametrize(
    ("source", "value", "action"),
    [
        ("Если утонут 30 рыбаков, порт закроют.", 30, "drowned"),
        ("При обвале могли погибнуть 90 горняков.", 90, "killed"),
        ("Будь мост полон, погибли бы 150 прохожих.", 150, "killed"),
        ("Без насосов построили бы 3 дамбы.", 3, "built"),
        ("Если вал размоет, затопит 70 дворов.", 70, "flooded"),
        ("Пока неясно, ранены ли 15 солдат.", 15, "injured"),
        ("Склон может сойти и убить 25 человек.", 25, "killed"),
        ("Погибли 8 человек, хотя могли погибнуть 80.", 80, "killed"),
    ],
)
def test_a_russian_supposition(source: str, value: float, action: str) -> None:
    assert supposed(source, "ru", value, action)


@pytest.mark.parametrize(
    ("source", "value", "action"),
    [
        ("Погибли 8 человек, хотя могли погибнуть 80.", 8, "killed"),
        ("Утонули 12 человек, и если бы не рыбаки, жертв было бы больше.", 12, "drowned"),
        ("Оползень убил 6 человек и может разрушить дорогу.", 6, "killed"),
        ("Врачи не могли опознать 40 погибших.", 40, "killed"),
        ("Ранены хотя бы 14 человек.", 14, "injured"),
        ("В случае паводка могут вывезти 500 жителей.", 500, "evacuated"),
        ("Власти боятся, что погибли 60 человек.", 60, "killed"),
    ],
)
def test_no_russian_supposition(source: str, value: float, action: str) -> None:
    assert not supposed(source, "ru", value, action)


@pytest.mark.parametrize(
    ("source", "value", "action"),
    [
        ("Jika 10 nelayan tenggelam, pelabuhan ditutup.", 10, "drowned"),
        ("Seandainya tanggul jebol, 300 warga akan tewas.", 300, "killed"),
        ("Letusan itu bisa menewaskan 500 orang.", 500, "killed"),
        ("Lereng dapat longsor dan menimbun 25 rumah.", 25, "destroyed"),
        ("Belum jelas apakah 15 prajurit terluka.", 15, "injured"),
    ],
)
def test_an_indonesian_supposition(source: str, value: float, action: str) -> None:
    assert supposed(source, "id", value, action)


@pytest.mark.parametrize(
    ("source", "value", "action"),
    [
        ("Hujan bisa berlanjut dan telah menewaskan 12 orang.", 12, "killed"),
        ("Banjir menewaskan 12 orang dan bisa merusak jembatan.", 12, "killed"),
        ("Tim bisa mengenali 40 korban tewas.", 40, "killed"),
        ("Regu penolong bisa mengangkut 40 orang.", 40, "evacuated"),
    ],
)
def test_no_indonesian_supposition(source: str, value: float, action: str) -> None:
    assert not supposed(source, "id", value, action)
