"""Headlines as sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.translation.contract import RawTranslation
from service.translation.headlines import as_sentence, in_full, in_title_case, is_headline, without_stop
from service.translation.sentence import Draft


@pytest.mark.parametrize(
    ("verb", "full"),
    [
        ("ungkap", "mengungkap"), ("kurangi", "mengurangi"), ("hanguskan", "menghanguskan"), ("gelar", "menggelar"),
        ("tabrak", "menabrak"), ("dukung", "mendukung"), ("capai", "mencapai"), ("jebak", "menjebak"),
        ("pulangkan", "memulangkan"), ("protes", "memprotes"), ("bahas", "membahas"), ("sita", "menyita"),
        ("resmikan", "meresmikan"), ("lantik", "melantik"), ("naikkan", "menaikkan"), ("wariskan", "mewariskan"),
    ],
)  # fmt: skip
def test_the_prefix_of_a_verb(verb: str, full: str) -> None:
    assert in_full(verb) == full


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "Kebakaran Hanguskan 147 Kios di Pasar Tasikmalaya, Warga Mengungsi",
            "Kebakaran menghanguskan 147 kios di pasar Tasikmalaya, warga mengungsi",
        ),
        ("Bank Sentral Naikkan Bunga 25 Basis Poin", "Bank sentral menaikkan bunga 25 basis poin"),
        ("Kapal rumah sakit obati 4.370 pasien di Surabaya", "Kapal rumah sakit mengobati 4.370 pasien di Surabaya"),
        ("Serangan Drone di Kenya Tewaskan Sembilan Warga", "Serangan Drone di Kenya menewaskan sembilan warga"),
        ("Obama: Jaga Tekanan terhadap Iran", "Obama: Jaga tekanan terhadap Iran"),
        ("Rumah yang Kami Robohkan di Desa Itu", "Rumah yang kami robohkan di desa itu"),
        ("Direktur BMKG dan TNI AL Periksa Warga", "Direktur BMKG dan TNI AL memeriksa warga"),
        ("Dua Pencuri Kabel Dibekuk di Kediri", "Dua pencuri kabel dibekuk di Kediri"),
        ("Azerbaijan Kibarkan Bendera di Tepi Sungai", "Azerbaijan mengibarkan bendera di tepi sungai"),
        ("Kebakaran Hutan Kepung Desa di Spanyol", "Kebakaran hutan mengepung desa di Spanyol"),
        ("Embung Batara Sriten Jebol Tadi Malam", "Embung Batara Sriten jebol tadi malam"),
        ("Kawasan Wisata di Lereng Merapi Batal Dibuka", "Kawasan wisata di lereng Merapi batal dibuka"),
        ("Warga Lampung Ingat Banjir Besar Dulu", "Warga Lampung ingat banjir besar dulu"),
        ("Kebakaran di Pasar Palangka Raya Kemarin", "Kebakaran di pasar Palangka Raya kemarin"),
        ("Penyelam Temukan Bom di Tarakan Utara", "Penyelam menemukan bom di Tarakan Utara"),
    ],
)
def test_as_sentence(title: str, sentence: str) -> None:
    assert as_sentence(title, {}) == sentence


def test_the_article_tells_a_name_from_a_word() -> None:
    title = "Polisi Tangkap Cahaya Lestari di Pasar Baru Jakarta"
    forms = {"CAHAYA": "Cahaya", "LESTARI": "Lestari", "PASAR": "Pasar", "BARU": "Baru"}
    assert as_sentence(title, forms) == "Polisi menangkap Cahaya Lestari di Pasar Baru Jakarta"


def test_what_is_no_headline_stays() -> None:
    assert not is_headline("Polisi menangkap dua orang di pelabuhan itu.", "id")
    assert not is_headline("Мост Закрыли На Ремонт", "ru")
    assert not is_headline("Baca juga", "id")
    assert not in_title_case("Polisi menangkap dua orang di Jakarta dan Bandung")
    sentence = "Sidang itu dihadiri Hakim Konstitusi dan bahas Undang-Undang Pemilu Serentak."
    assert Draft(sentence, "id", {}, lambda text: [text]).texts() == [sentence]


def test_a_headline_is_sent_as_a_sentence() -> None:
    one = Draft("Polisi Ungkap Penyebab Kebakaran Pasar", "id", {}, lambda text: [text])
    assert one.texts() == ["Polisi mengungkap penyebab kebakaran pasar"]


def test_a_russian_line_without_a_mark_is_sent_with_a_full_stop() -> None:
    one = Draft("Мост обрушился за час до открытия", "ru", {}, lambda text: [text], small=True)
    assert one.texts() == ["Мост обрушился за час до открытия."]
    one.take([RawTranslation("The bridge collapsed an hour before it opened.", False, -1.0, 10, 10)])
    assert one.result is not None
    assert one.result.text == "The bridge collapsed an hour before it opened"


def test_a_shouted_line_that_was_stopped_is_a_headline_again() -> None:
    one = Draft("МОСТ ОБРУШИЛСЯ ЗА ЧАС", "ru", {}, lambda text: [text], small=True)
    assert one.texts() == ["Мост обрушился за час."]
    one.take([RawTranslation("The bridge collapsed in an hour.", False, -1.0, 10, 10)])
    assert one.result is not None
    assert one.result.text == "The Bridge Collapsed in an Hour"


@pytest.mark.parametrize(
    "line",
    [
        "Мост обрушился за час.",
        "Индекс вырос на 0,4",
        "Что известно к этому часу:",
        "Новости спорта",
        "Нива - Волга - 4:3 Б",
    ],
)
def test_other_lines_get_no_full_stop(line: str) -> None:
    assert Draft(line, "ru", {}, lambda text: [text], small=True).texts() == [line]


def test_packages_that_can_be_trusted_get_no_full_stop() -> None:
    assert Draft("Мост обрушился за час", "ru", {}, lambda text: [text]).texts() == ["Мост обрушился за час"]


@pytest.mark.parametrize(
    ("english", "line"),
    [
        ("It fell.", "It fell"),
        ('He said "it fell."', 'He said "it fell"'),
        ("He lives in the U.S.", "He lives in the U.S."),
        ("It fell", "It fell"),
    ],
)
def test_without_stop(english: str, line: str) -> None:
    assert without_stop(english) == line


def test_two_clauses_of_an_indonesian_headline_are_sent_apart() -> None:
    one = Draft("Kabel laut putus kemarin, internet Malta lumpuh 11 jam", "id", {}, lambda text: [text], small=True)
    assert one.texts() == ["Kabel laut putus kemarin, ", "internet Malta lumpuh 11 jam"]
    english = ("The sea cable was cut yesterday.", "Malta's internet was down for 11 hours")
    one.take([RawTranslation(text, False, -1.0, 10, 10) for text in english])
    assert one.result is not None
    assert one.result.text == "The sea cable was cut yesterday, Malta's internet was down for 11 hours"


def test_a_first_word_that_is_no_name_goes_on_small_behind_a_comma() -> None:
    one = Draft("Gudang terbakar tadi pagi, warga dua jalan mengungsi", "id", {}, lambda text: [text], small=True)
    english = ("The warehouse burned this morning", "Residents of two streets were evacuated")
    one.take([RawTranslation(text, False, -1.0, 10, 10) for text in english])
    assert one.result is not None
    assert one.result.text == "The warehouse burned this morning, residents of two streets were evacuated"


def test_an_article_behind_the_comma_goes_on_small() -> None:
    one = Draft("Panen raya padi organik, Kelompok Tani Makmur untung", "id", {}, lambda text: [text], small=True)
    english = ("Organic rice is harvested", "The Tani Makmur group profits")
    one.take([RawTranslation(text, False, -1.0, 10, 10) for text in english])
    assert one.result is not None
    assert one.result.text == "Organic rice is harvested, the Tani Makmur group profits"


@pytest.mark.parametrize(
    "line",
    [
        "Banjir, longsor melanda tiga desa di Demak",
        "Warga Demak, Kudus, dan Pati mengungsi ke balai desa",
        "Banjir melanda tiga desa, dan warga tiga desa mengungsi",
    ],
)
def test_other_commas_are_no_ends_of_a_clause(line: str) -> None:
    assert len(Draft(line, "id", {}, lambda text: [text], small=True).texts()) == 1


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    assert in_title_case(text) in (True, False)
    assert len(as_sentence(text, {}).split()) == len(text.split())


def test_a_long_line_is_no_headline() -> None:
    assert not is_headline("Naikkan: " * 10_000, "id")
