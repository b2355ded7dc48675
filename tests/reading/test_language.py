"""Language of texts, blocks, sentences and articles. Sentences here are written for these tests or are proverbs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from service import language, layout
from service.decode import decode
from service.document import Span
from service.language import Detection, detect, identify, mix, sentence_languages
from service.language.malay import STRENGTHS
from service.lexicon import words
from service.reading import SourceBlock

SENTENCES = {
    "en": "The ministry said on Monday that three bridges over the river would be closed until the end of May.",
    "ru": "Министерство сообщило в понедельник, что три моста через реку будут закрыты до конца мая.",
    "id": "Kementerian mengatakan pada hari Senin bahwa tiga jembatan di atas sungai akan ditutup sampai akhir Mei.",
    "ms": "Kementerian memaklumkan pada hari Isnin bahawa tiga jambatan di atas sungai itu "
    "akan ditutup kerana kerosakan.",
    "uk": "Міністерство повідомило в понеділок, що три мости через річку будуть зачинені до кінця травня.",
    "be": "Міністэрства паведаміла ў панядзелак, што тры масты праз раку будуць зачыненыя да канца мая.",
    "bg": "Министерството съобщи в понеделник, че три моста над реката ще бъдат затворени до края на май.",
    "mk": "Министерството соопшти во понеделникот дека три моста преку реката ќе бидат затворени до крајот на мај.",
    "sr": "Министарство је саопштило у понедељак да ће три моста преко реке бити затворена до краја маја.",
    "kk": "Министрлік дүйсенбі күні өзен үстіндегі үш көпір мамыр айының соңына дейін жабылатынын хабарлады.",
    "ky": "Министрлик дүйшөмбү күнү дарыянын үстүндөгү үч көпүрө май айынын аягына чейин жабыларын билдирди.",
    "tt": "Министрлык дүшәмбе көнне елга аша өч күпер май ахырына кадәр ябылачак, дип "
    "белдерде, һәм бу турында хәбәр итте.",
    "jv": "Kementerian ngandhakake ing dina Senen yen telung kreteg ing sadhuwure kali "
    "bakal ditutup nganti pungkasan Mei.",
    "su": "Kamentrian nyebutkeun dina poé Senén yén tilu sasak di luhureun walungan baris "
    "ditutup nepi ka ahir bulan Méi.",
    "tl": "Sinabi ng kagawaran noong Lunes na tatlong tulay sa ibabaw ng ilog ang isasara "
    "hanggang sa katapusan ng Mayo.",
    "de": "Das Ministerium teilte am Montag mit, dass drei Brücken über den Fluss bis Ende Mai gesperrt werden.",
    "nl": "Het ministerie zei maandag dat drie bruggen over de rivier tot eind mei gesloten zullen worden.",
    "fr": "Le ministère a annoncé lundi que trois ponts sur le fleuve seraient fermés jusqu'à la fin du mois de mai.",
    "es": "El ministerio dijo el lunes que tres puentes sobre el río estarán cerrados hasta finales de mayo.",
    "it": "Il ministero ha detto lunedì che tre ponti sul fiume saranno chiusi fino alla fine di maggio.",
    "pt": "O ministério disse na segunda-feira que três pontes sobre o rio ficarão fechadas até o fim de maio.",
    "tr": "Bakanlık pazartesi günü nehir üzerindeki üç köprünün mayıs sonuna kadar kapalı kalacağını açıkladı.",
    "az": "Nazirlik bazar ertəsi bildirib ki, çay üzərindəki üç körpü may ayının sonuna qədər bağlanacaq.",
    "pl": "Ministerstwo podało w poniedziałek, że trzy mosty na rzece będą zamknięte do końca maja.",
    "vi": "Bộ cho biết hôm thứ Hai rằng ba cây cầu bắc qua sông sẽ bị đóng cửa cho đến cuối tháng Năm.",
    "ar": "أعلنت الوزارة يوم الاثنين أن ثلاثة جسور فوق النهر ستغلق حتى نهاية شهر مايو.",
    "zh": "该部星期一表示，河上的三座桥梁将关闭至五月底。",
    "ja": "同省は月曜日、川にかかる三つの橋を五月末まで閉鎖すると発表した。",
    "ko": "국토부는 월요일 강 위의 다리 세 개가 오월 말까지 폐쇄될 것이라고 밝혔다.",
    "hy": "Նախարարությունը երկուշաբթի հայտնեց, որ երեք կամուրջ փակ կլինի մինչև մայիսի վերջ։",
    "ka": "სამინისტრომ ორშაბათს განაცხადა, რომ სამი ხიდი მაისის ბოლომდე დაიკეტება.",
    "el": "Το υπουργείο ανακοίνωσε τη Δευτέρα ότι τρεις γέφυρες θα μείνουν κλειστές μέχρι το τέλος Μαΐου.",
    "ru-Latn": "Ministerstvo oborony zayavilo v ponedelnik, chto tri mosta cherez reku budut zakryty do kontsa maya.",
}
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("code", SENTENCES)
def test_a_news_sentence_is_named(code: str) -> None:
    assert detect(SENTENCES[code]).language == code


@pytest.mark.parametrize(
    "text",
    [
        "Ministerstvo oborony zayavilo",
        "Po slovam ministra, voyna zakonchitsya vesnoy.",
        "Prezident Rossii podpisal zakon o byudzhete",
    ],
)
def test_transliterated_russian(text: str) -> None:
    assert detect(text).language == "ru-Latn"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The government has said", "en"),
        ("killed in the attack", "en"),
        ("заявил в понедельник министр", "ru"),
        ("в результате сильного дождя", "ru"),
        ("kata juru bicara itu", "id"),
        ("karena hujan deras semalam", "id"),
    ],
)
def test_snippets(text: str, code: str) -> None:
    assert detect(text).language == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Polis memberkas dua suspek selepas rompakan di sebuah kedai emas semalam.", "ms"),
        ("Syarikat penerbangan itu menangguhkan semua penerbangan ke Eropah sehingga bulan Ogos.", "ms"),
        ("Beliau berkata, kerajaan akan membina hospital baharu di negeri itu tahun hadapan.", "ms"),
        ("Kadar pengangguran menurun kepada 3.2 peratus, manakala import meningkat sebanyak RM1,250 juta.", "ms"),
        ("Polisi menangkap dua tersangka setelah perampokan di sebuah toko emas kemarin.", "id"),
        ("Maskapai itu menunda semua penerbangan ke Eropa hingga bulan Agustus.", "id"),
        ("Menurutnya, pemerintah akan membangun rumah sakit baru di provinsi itu tahun depan.", "id"),
        ("Angka pengangguran turun menjadi 3,2 persen, sedangkan impor naik sebesar Rp1.250 miliar.", "id"),
        ("Mahkamah Agung memerintahkan pembebasan terdakwa.", "id"),
        ("Presiden membuka rapat di Jakarta.", "id"),
    ],
)
def test_malay_and_indonesian_are_told_apart(text: str, code: str) -> None:
    assert detect(text).language == code


def test_no_word_is_both_malay_and_indonesian() -> None:
    sides = {
        side: {word for level in STRENGTHS for word in words("malay", f"{side}.{level}")}
        for side in ("malay", "indonesian")
    }
    for pair in words("malay", "pairs"):
        malay, indonesian = pair.split()
        sides["malay"].add(malay)
        sides["indonesian"].add(indonesian)
    assert not sides["malay"] & sides["indonesian"]
    assert not (sides["malay"] | sides["indonesian"]) & set(words("malay", "shared"))


@pytest.mark.parametrize("text", ["", " ", "12 345", "😀😀😀 🎉", "--- *** ---", "2020-10-01 12:30", "\u200b\u200e"])
def test_no_language_without_letters(text: str) -> None:
    assert detect(text) == Detection("und", 0.0)


def blocks_of(text: str) -> tuple[SourceBlock, ...]:
    """One block a line."""
    found: list[SourceBlock] = []
    position = 0
    for line in text.split("\n"):
        if line:
            found.append(SourceBlock((position, position + len(line))))
        position += len(line) + 1
    return tuple(found)


def codes(text: str, hint: str | None = None) -> list[str]:
    return [block.language for block in identify(text, blocks_of(text), hint=hint)]


def test_words_that_english_has_too_are_english_in_an_english_article() -> None:
    english, indonesian = ("\n".join([SENTENCES[code]] * 2) for code in ("en", "id"))
    assert codes(f"Malaria data\n{english}") == ["en"] * 3
    assert codes(f"Total film ban\n{english}") == ["en"] * 3
    assert codes(f"Data malaria\n{indonesian}") == ["id"] * 3


def test_neighbours_settle_short_blocks() -> None:
    body = "\n".join([SENTENCES["id"]] * 3)
    assert codes(f"Jakarta, 1/10\n{body}\nAntara") == ["id"] * 5
    body = "\n".join([SENTENCES["en"]] * 3)
    assert codes(f"Paris\n{body}\n671 $\nVladimir Putin") == ["en"] * 6


def test_a_clear_line_of_another_language_keeps_it() -> None:
    body = "\n".join([SENTENCES["en"]] * 3)
    assert codes(f"Изображение материала\n{body}")[0] == "ru"
    russian = "\n".join([SENTENCES["ru"]] * 2)
    assert codes(f"{russian}\n{SENTENCES['uk']}\n{SENTENCES['en']}") == ["ru", "ru", "uk", "en"]
    indonesian = "\n".join([SENTENCES["id"]] * 3)
    assert codes(f"{indonesian}\n{SENTENCES['ms']}")[-1] == "ms"


EITHER = [
    "Air sungai naik pada malam itu dan jalan ke pasar ditutup.",
    "Penduduk tepi sungai sudah meninggalkan rumah mereka sebelum hujan turun lagi.",
    "Anjing liar itu telah menggigit empat orang di taman dekat sungai.",
    "Hujan turun lagi sebelum malam dan air sungai naik ke jalan utama.",
]
"""Sentences that are good Malay and good Indonesian."""


@pytest.mark.parametrize("code", ["ms", "id"])
def test_the_article_says_whether_a_sentence_that_could_be_both_is_malay(code: str) -> None:
    for sentence in EITHER:
        article = f"{SENTENCES[code]}\n{sentence}\n{SENTENCES[code]}"
        assert codes(article) == [code] * 3
        assert sentence_languages([SENTENCES[code], sentence], [code, code]) == [code, code]


def test_a_hint_only_breaks_doubt() -> None:
    assert codes(SENTENCES["en"], hint="id") == ["en"]
    assert codes("Paris 1994", hint="id") == ["id"]


def test_a_quotation_inside_a_paragraph_keeps_its_language() -> None:
    texts = [SENTENCES["ru"], SENTENCES["en"], "Да.", "Reuters", "Об этом пишет The New York Times."]
    assert sentence_languages(texts, ["ru"] * 5) == ["ru", "en", "ru", "ru", "ru"]
    assert sentence_languages([SENTENCES["ru"], "OK.", "John Smith."], ["en"] * 3) == ["ru", "en", "en"]
    assert sentence_languages([SENTENCES["en"], "Presiden Joko Widodo."], ["id", "id"]) == ["en", "id"]
    assert sentence_languages([SENTENCES["en"], SENTENCES["en"], ""], ["ru", "en", "id"]) == ["en", "en", "id"]


def test_mix_counts_letters() -> None:
    text = f"{SENTENCES['ru']}\n{SENTENCES['ru']}\n{SENTENCES['en']}"
    found = mix(text, identify(text, blocks_of(text)))
    assert found.primary == "ru"
    assert [share.code for share in found.mix] == ["ru", "en"]
    assert sum(share.share for share in found.mix) == pytest.approx(1.0, abs=0.001)
    assert mix("", ()).primary == "und"


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    found = detect(text)
    assert 0.0 <= found.confidence <= 1.0
    assert found.language
    language.opinions.forget()
    assert detect(text) == found


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*SENTENCES.values(), "12", "Paris", "😀", "—"]), max_size=8))
def test_blocks_keep_their_spans(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans: list[Span] = [block.span for block in blocks_of(text)]
    assert [block.span for block in identify(text, blocks_of(text))] == spans


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("слово и дело " * 16_000, "ru"),
        ("a" * 200_000, None),
        ("😀" * 200_000, "und"),
        ("7" * 200_000, "und"),
        ("the end of the war and " * 220_000, "en"),
        ("дом house rumah בית " * 10_000, None),
    ],
    ids=["russian", "letter", "emoji", "digits", "five-megabytes", "mixed"],
)
def test_hostile_text(text: str, code: str | None) -> None:
    found = detect(text)
    assert code is None or found.language == code


def test_a_hundred_thousand_short_blocks() -> None:
    """None of them is clear by itself; each is judged by what the article is, found out once."""
    text = "Tags\nКата\n" * 50_000
    assert len(identify(text, blocks_of(text))) == 100_000


ARTICLES = [
    path
    for folder in ("en", "ru", "id")
    for path in sorted((ROOT / "tests" / "articles" / folder).glob("*.yaml"))
    if path.with_suffix(".txt").exists()
]


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda path: path.stem)
def test_articles(gold: Path) -> None:
    """The primary language of every plain-text article, and of each paragraph that the gold names an exception."""
    expected = yaml.safe_load(gold.read_text(encoding="utf-8"))
    arranged = layout.arrange(decode(gold.with_suffix(".txt").read_bytes(), "text/plain", None), time_limit=5.0)
    text = arranged.source.text
    blocks = identify(text, arranged.blocks)
    assert mix(text, blocks).primary == expected["language"]
    for exception in expected["languages"]["exceptions"] or []:
        start = " ".join(exception["starts"].split())[:30]
        named = [b.language for b in blocks if " ".join(b.text(text).split()).startswith(start)]
        assert named in ([], [exception["code"]])


SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


@pytest.mark.skipif(not SEEDS, reason="the shared seed articles are not here")
def test_seeds() -> None:
    found = []
    for path in SEEDS:
        arranged = layout.arrange(decode(path.read_bytes(), "text/plain", None), time_limit=5.0)
        found.append(mix(arranged.source.text, identify(arranged.source.text, arranged.blocks)).primary)
    assert found == ["en", "en", "id", "en", "en"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "в парка до реката"),
        ("mk", "затвор за двајца возачи"),
        ("sr", "два гола у првом"),
        ("sr", "суд одлучио о томе"),
        ("be", "новая дарога да мора"),
        ("be", "снег і дождж на"),
        ("ru", "новая дорога к морю"),
        ("ru", "суд оставил приговор без"),
        ("ru", "сбор грибов и ягод"),
        ("ru", "пожар на складе у"),
    ],
)
def test_four_words_of_neighbours_of_russian(language: str, text: str) -> None:
    assert detect(text).language == language
