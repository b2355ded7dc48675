"""Names in capitals that open a sentence come through; ordinary words in capitals are translated."""

from __future__ import annotations

import pytest

from service.translation import capital_openings, casing
from service.translation.contract import RawTranslation
from service.translation.sentence import Draft


def raw(text: str) -> RawTranslation:
    return RawTranslation(text, False, -1.0, 10, 10)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PUTUSSIBAU – Tim gabungan membakar lanting.", ["PUTUSSIBAU"]),
        ("BAKU - Pasukan merebut jembatan.", ["BAKU"]),
        ("KOTA KINABALU – Tiga ekor gajah mati.", ["KOTA KINABALU"]),
        ("DIRGANTARA REVIEW (DR) – Pesawat mendarat.", ["DIRGANTARA REVIEW"]),
        ("SULUHLAMPUNG.CO.ID, KOTABUMI - Sopir memblokade jalan.", ["KOTABUMI"]),
        ("SAVANNAKHET, 11 April (Xinhua) -- Matahari belum tinggi.", ["SAVANNAKHET"]),
        ("POSKRIM DELI, Medan-Komplotan pencuri ditangkap.", ["POSKRIM DELI"]),
        ("ANTARA/Fikri Lawoda", ["ANTARA"]),
        ("KAIRO - Tender ditutup.", []),  # English calls it Cairo
        ("KEBAKARAN GUDANG - Petugas mendinginkan gudang.", []),
        ("PETANI kopi terancam.", []),
        ("RAYA Nasional – Jembatan dibangun.", []),
        ("KPK: Dua orang ditahan.", []),  # acronyms are copied by the model
        ("GUDANG KASUR TERBAKAR, PEMADAM KEHABISAN AIR", []),
        ("Tim gabungan di PUTUSSIBAU - kata polisi.", []),
    ],
)
def test_names_that_open_an_indonesian_sentence(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in capital_openings.names(text, "id")] == names


def test_a_run_without_end_is_no_name() -> None:
    for text in ("A" * 3_000_000 + "a", "A-" * 1_500_000 + "a", "LAMA " * 500_000 + "a"):
        assert capital_openings.names(text, "id") == []
        assert casing.soften(text, "id", {})[0].lower() == text.lower()


def test_other_languages_have_none() -> None:
    assert capital_openings.names("LONDON - The fire is out.", "ru") == []


@pytest.mark.parametrize(
    ("language", "text", "softened"),
    [
        ("id", "PETANI kopi terancam.", "Petani kopi terancam."),
        ("id", "KEBAKARAN GUDANG - Petugas datang.", "Kebakaran gudang - Petugas datang."),
        ("id", "MEDAN - Polisi datang.", "Medan - Polisi datang."),
        ("ru", "СУХУМ, 21 сен – Маяк.", "Сухум, 21 сен – Маяк."),
        ("ru", "УСТЬ-ЛАБИНСК. Пожар потушен.", "Усть-Лабинск. Пожар потушен."),
        ("ru", "МЧС сообщило о пожаре.", "МЧС сообщило о пожаре."),
        ("ru", "НАТО, 21 сен – Маяк.", "НАТО, 21 сен – Маяк."),
    ],
)
def test_what_is_sent_small(language: str, text: str, softened: str) -> None:
    assert casing.soften(text, language, {}) == (softened, False)


def test_the_name_never_reaches_the_model() -> None:
    one = Draft("TRIBUNMANADO.CO.ID, TOMOHON - Perahu terbalik di selat.", "id", {}, lambda text: [text])
    assert one.texts() == ["Perahu terbalik di selat."]
    one.take([raw("The boat capsized in the strait.")])
    assert one.result is not None
    assert one.result.text == "TRIBUNMANADO.CO.ID, TOMOHON - The boat capsized in the strait."
