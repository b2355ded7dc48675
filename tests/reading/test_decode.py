"""Decode against real encoders: every charset written by Python's codecs must be read back."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.decode import DecodeError, decode, from_text

RUSSIAN = (
    "Министерство обороны сообщило о потерях. «Всё хорошо», — сказал он. "
    "Объём поставок вырос на 5%, подтвердили в Иране и ЮАР. Погибших нет."
)
HEADLINE = "Пожар в порту потушен"
INDONESIAN = "Menteri berkata: “Kita tidak boleh lengah” — begitu katanya. Harga naik 3½ kali, kafé tutup."


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866", "iso8859-5", "utf-16-le", "utf-16-be", "utf-8"])
def test_russian_is_read_without_any_declaration(charset: str) -> None:
    text = RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')
    found = decode(text.encode(charset))
    assert (found.text, found.charset, found.warnings) == (text, charset, ())


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_a_short_headline_is_enough(charset: str) -> None:
    assert decode(HEADLINE.encode(charset)).text == HEADLINE


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r"])
def test_capitals_are_not_taken_for_the_other_charset(charset: str) -> None:
    text = "СРОЧНО: В МОСКВЕ ОБЪЯВЛЕН РЕЖИМ ПОВЫШЕННОЙ ГОТОВНОСТИ\n" + RUSSIAN.replace("—", "-").replace(
        "«", '"'
    ).replace("»", '"')
    assert decode(text.encode(charset)).text == text


@pytest.mark.parametrize("bom,charset", [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")])
def test_byte_order_mark_decides_and_is_no_text(bom: bytes, charset: str) -> None:
    found = decode(bom + RUSSIAN.encode(charset))
    assert (found.text, found.charset, found.warnings) == (RUSSIAN, charset, ())


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "koi8-r"])
def test_a_wrong_declaration_is_noticed(declared: str) -> None:
    found = decode(RUSSIAN.encode("windows-1251"), charset=declared)
    assert (found.text, found.charset, found.warnings) == (RUSSIAN, "windows-1251", ("charset-mismatch",))


def test_utf8_declared_as_something_else() -> None:
    found = decode(INDONESIAN.encode(), charset="windows-1252")
    assert (found.text, found.warnings) == (INDONESIAN, ("charset-mismatch",))


@pytest.mark.parametrize("declared", ["windows-1252", "latin-1", "ISO-8859-1", "cp1252", None])
def test_western_text(declared: str | None) -> None:
    found = decode(INDONESIAN.encode("windows-1252"), charset=declared)
    assert (found.text, found.charset, found.warnings) == (INDONESIAN, "windows-1252", ())


@pytest.mark.parametrize("label", ["win-1251", "CP1251", "windows1251", "x-cp1251", "windows-1251"])
def test_labels_as_servers_write_them(label: str) -> None:
    assert decode(RUSSIAN.encode("windows-1251"), charset=label).charset == "windows-1251"


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="koi8-r">',
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=KOI8-R">',
        "<?xml version='1.0' encoding='koi8-r'?>",
    ],
)
def test_a_page_declares_its_charset(head: str) -> None:
    page = f"{head}<p>{HEADLINE}</p>"
    found = decode(page.encode("koi8-r"), "text/html")
    assert (found.text, found.charset, found.warnings) == (page, "koi8-r", ())


def test_http_comes_before_meta_and_letters_before_both() -> None:
    page = f'<meta charset="koi8-r"><p>{RUSSIAN}</p>'
    assert decode(page.encode("windows-1251"), "text/html", "windows-1251").warnings == ()
    assert decode(page.encode("windows-1251"), "text/html").warnings == ("charset-mismatch",)


def test_a_page_with_a_label_that_is_no_charset() -> None:
    assert decode(b'<meta charset="harry"><p>Hello</p>', "text/html").warnings == ("charset-unknown",)


@pytest.mark.parametrize("label", ["harry", "utf-7", "hex", "rot13", "idna", "undefined", "x" * 500, "\x00"])
def test_an_unknown_declared_charset_is_an_error(label: str) -> None:
    with pytest.raises(DecodeError) as error:
        decode(b"Hello", charset=label)
    assert repr(label[:40]) in error.value.reason


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x1f\x8b\x08\x00",
        b"\x7fELF\x02\x01\x01",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        bytes(range(256)) * 8,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError, match="binary"):
        decode(data)


def test_bytes_that_cannot_be_the_declared_charset_are_named() -> None:
    data = ("text " * 10).encode("utf-16-le") + b"\x00\xd8\x00\xd8" * 40
    with pytest.raises(DecodeError, match=r"utf-16.*0x00 at offset 100"):
        decode(codecs.BOM_UTF16_LE + data)


@pytest.mark.parametrize("cut", [1, 2])
def test_a_body_cut_in_the_middle_of_a_character(cut: int) -> None:
    found = decode((RUSSIAN + "€").encode()[:-cut])
    assert (found.text, found.charset, found.warnings) == (RUSSIAN, "utf-8", ())


def test_a_few_broken_bytes_in_utf8_are_marked() -> None:
    data = RUSSIAN.encode() + b" \xff\xfe " + RUSSIAN.encode()
    found = decode(data)
    assert (found.charset, found.warnings) == ("utf-8", ("invalid-bytes",))
    assert found.text.count(RUSSIAN) == 2


def _misread(text: str, charset: str) -> str:
    """UTF-8 bytes of `text` read as `charset`, its holes as C1 controls: what browsers and scrapers make of it."""
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("charset", ["windows-1251", "windows-1252", "windows-1253"])
@pytest.mark.parametrize("text", [RUSSIAN, "Стороны «договорились» – ждём…", INDONESIAN])
def test_utf8_read_as_something_else_is_repaired(text: str, charset: str) -> None:
    found = from_text(_misread(text, charset))
    assert (found.text, found.warnings) == (unicodedata.normalize("NFC", text), ("mojibake-repaired",))


def test_twice_damaged_text_is_repaired() -> None:
    assert from_text(_misread(_misread(RUSSIAN, "windows-1251"), "windows-1251")).text == RUSSIAN


def test_mojibake_beside_good_text() -> None:
    damaged = f"{RUSSIAN}\n{_misread('“Нет”, — ответил он', 'windows-1251')}"
    assert from_text(damaged).text == f"{RUSSIAN}\n“Нет”, — ответил он"


def test_cyrillic_read_as_western_is_repaired() -> None:
    found = from_text(RUSSIAN.encode("windows-1251").decode("latin-1").replace("\x97", "—"))
    assert found.text == RUSSIAN


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        "РСФСР и СССР. Рё. С… Р“ С“",
        "Ça va très bien à Âne, naïve façade; Ñandú, Ð and þorn",
        "Ångström, Ærø, Œuvre, Straße, Übergrößenträger",
        "Їжак і ґава; Ўсё",
        "Η Αθήνα, «Β΄ τάξη» και Γ΄ μέρος, β’ έκδοση – ΒΓΠΡ; Α΄ ΒΆΡΟΣ",
    ],
)
def test_good_text_is_not_repaired(text: str) -> None:
    assert from_text(text).warnings == ()


def test_controls_line_ends_and_invisible_characters() -> None:
    found = from_text("a\x00b\x1b\u202ec\u2066\r\nd\re\x85f\u2028g\x0bh\u00adi\u200bj\ufeffk\tl")
    assert found.text == "abc\nd\ne\nf\ng\nhijk\tl"
    assert found.warnings == ("control-characters-removed",)


def test_emoji_keep_their_joiners() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f\u200d\U0001f525"
    assert from_text(family).text == family


def test_lone_surrogates_by_both_doors() -> None:
    assert from_text("Ok \ud83d end").text == "Ok \ufffd end"
    found = decode("Ok \ud83d end \ud83d\ude00".encode("utf-8", "surrogatepass"), charset="utf-8")
    assert (found.text, found.warnings) == ("Ok \ufffd end \U0001f600", ("invalid-bytes",))


def test_composed_form() -> None:
    assert from_text("и\u0306 e\u0301").text == "й é"


@given(st.text(max_size=300))
def test_what_comes_out_is_clean_and_stays_so(text: str) -> None:
    once = from_text(text)
    assert unicodedata.is_normalized("NFC", once.text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once.text)
    assert from_text(once.text).text == once.text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "windows-1251", "utf-16", "shift_jis", "koi8-r"]))
def test_any_bytes_are_text_or_an_error_with_a_reason(data: bytes, charset: str | None) -> None:
    try:
        assert isinstance(decode(data, "text/html", charset).text, str)
    except DecodeError as error:
        assert error.reason


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x4FF, exclude_categories=("Cc", "Cf")), max_size=200))
def test_utf8_with_its_right_declaration_is_never_doubted(text: str) -> None:
    found = decode(text.encode(), charset="utf-8")
    assert found.charset == "utf-8"
    assert "charset-mismatch" not in found.warnings


def test_long_runs_of_combining_marks_are_cut() -> None:
    # Normalization is quadratic in such a run: uncut, this would take minutes.
    found = from_text("a" + "\u0301\u0316" * 500_000 + "b")
    assert len(found.text) < 40
    assert found.text.endswith("b")


@pytest.mark.parametrize(
    "label", ["unicode_escape", "raw-unicode-escape", "Unicode-Escape", "utf_7", "punycode", "idna"]
)
def test_codecs_that_are_no_charsets_are_refused(label: str) -> None:
    with pytest.raises(DecodeError, match="is not known"):
        decode(b"caf\xe9 \\ud800 \\u0041", charset=label)
    page = f'<meta charset="{label}"><p>caf'.encode() + b"\xe9 \\ud800</p>"
    assert "charset-unknown" in decode(page, "text/html").warnings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#171;Мы бежали&#187;, &mdash; сказал он.", "«Мы бежали», — сказал он."),
        ("10&nbsp;000 &amp;laquo;бойцов&amp;raquo; &#x2014; и AT&amp;T", "10\u00a0000 «бойцов» — и AT&T"),
        ("&lt;b&gt;дом&lt;/b&gt;&shy;ик", "<b>дом</b>ик"),
    ],
)
def test_references_in_plain_text_are_read(written: str, read: str) -> None:
    found = decode(written.encode(), charset="utf-8")
    assert found.text == read
    assert found.warnings == ("references-decoded",)
    assert from_text(written).text == read


@pytest.mark.parametrize("text", ["R&D; AT&T;", "https://x.example/?a=1&copy=2&lt=3", "&nosuch; &#; &; &#x;"])
def test_what_is_no_reference_stays(text: str) -> None:
    assert (from_text(text).text, from_text(text).warnings) == (text, ())


def test_references_of_a_page_are_left_to_layout() -> None:
    assert from_text("<p>&laquo;</p>", "text/html").text == "<p>&laquo;</p>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<Мы ждали три дня\r\nи ушли>, - сказал он.", "«Мы ждали три дня\nи ушли», - сказал он."),
        ("<<Лодка полна>>, пишет газета <Берег>.", "«Лодка полна», пишет газета «Берег»."),
        ("``We waited,'' she said. ''Nobody came.''", "“We waited,” she said. “Nobody came.”"),
        ("<We shall not wait any longer>, he said.", "“We shall not wait any longer”, he said."),
        (",,Kapal itu penuh,'' katanya.", "“Kapal itu penuh,” katanya."),
    ],
)
def test_quotation_marks_written_with_other_signs(written: str, read: str) -> None:
    found = decode(written.encode(), charset="utf-8")
    assert found.text == read
    assert found.warnings == ("quotation-marks-mended",)


@pytest.mark.parametrize(
    "text",
    [
        "Ivan <ivan@example.org> and <https://example.org/a b c> and <br> and <P ALIGN=CENTER>",
        "если a < b, то b > a",
        "<Абзац\n\nи другой>",
        "He is 5'11'' tall, don''t <NAME> <Read more>",
        "<…> и далее",
    ],
)
def test_other_angles_and_apostrophes_stay(text: str) -> None:
    found = decode(text.encode(), charset="utf-8")
    assert (found.text, found.warnings) == (text, ())


def test_angles_in_a_page_are_its_text() -> None:
    assert "quotation-marks-mended" not in decode("<p>&lt;Мы ждали&gt;</p>".encode(), "text/html", "utf-8").warnings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u0043егодня в Минске", "Сегодня в Минске"),
        ("Новость обнад\u00ebжила жителей", "Новость обнадёжила жителей"),
        ("Число больных \u0421OVID-19 растёт", "Число больных COVID-19 растёт"),
        ("Об этом сообщает ТA\u0043C.", "Об этом сообщает ТАСС."),
        ("Он приехал c Урала, и o нём забыли.", "Он приехал с Урала, и о нём забыли."),
        ("C 10 октября школа закрыта.\nB городе тихо.", "С 10 октября школа закрыта.\nВ городе тихо."),
    ],
)
def test_words_of_two_alphabets_get_one(written: str, read: str) -> None:
    found = decode(written.encode(), charset="utf-8")
    assert (found.text, found.warnings) == (read, ("letters-unmixed",))


@pytest.mark.parametrize(
    "text",
    [
        "Пришла SMSка от ВТБPay и МТСPay про iPhone-ы и Tele2",
        "План B одобрен, витамин C и группа A в школе",
        "The word слово in an English line — a 14-year-old, a да",
        "Модель X и IT-компания; XXI век",
        "Київ: NБУ знизив ставку",
    ],
)
def test_two_alphabets_side_by_side_stay(text: str) -> None:
    found = decode(text.encode(), charset="utf-8")
    assert (found.text, found.warnings) == (text, ())
