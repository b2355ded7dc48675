"""Names and dates of the Russian and Indonesian source, independent of its English."""

from __future__ import annotations

import pytest

from service.annotate import annotate
from service.annotate.source import (
    counts,
    dates,
    dialogue,
    indonesian,
    indonesian_names,
    negation,
    recognizer,
    russian_names,
)
from service.annotate.timeline import Point
from service.annotate.tokens import SentenceView, views
from service.document import Annotations, Block, Moment, Sentence

PUBLISHED = Point(2021, 6, 16, "day")


@pytest.mark.parametrize(
    ("russian", "kind", "english"),
    [
        ("Инги Васильевны Соколовой", "person", "Inga Vasilyevna Sokolova"),
        ("Тарасом Вовченко", "person", "Taras Vovchenko"),
        ("Ю. В. Третьякову", "person", "Yu. V. Tretyakov"),
        ("Владимиром Лисиным", "person", "Vladimir Lisin"),
        ("Сергея Пронина", "person", "Sergei Pronin"),
        ("Женеве", "place", "Geneva"),
        ("Нагорном Карабахе", "place", "Nagorno-Karabakh"),
        ("Саратовской области", "place", "Saratov Region"),
        ("Ростове-на-Дону", "place", "Rostov-on-Don"),
        ("Курской области", "place", "Kursk Region"),
        ("Ростовская область", "place", "Rostov Region"),
        ("Ставропольского края", "place", "Stavropol Territory"),
        ("Яниса Озолса", "person", "Janis Ozols"),
        ("Юхой Лехтоненом", "person", "Juha Lehtonen"),
        ("Улдиса Приеде", "person", "Uldis Priede"),
        ("Хавьера Иглесиаса", "person", "Javier Iglesias"),
        ("Хасан Ибрагимов", "person", "Hassan Ibragimov"),
        ("Дианой Петровой", "person", "Diana Petrova"),
        ("Лиепае", "place", "Liepāja"),
        ("Курземе", "place", "Kurzeme"),
        ("Хиртсхальса", "place", "Hirtshals"),
        ("Йоркшире", "place", "Yorkshire"),
        ("Могилеве", "place", "Mogilev"),
        ("Министерства обороны", "organization", "Defense Ministry"),
        ("МЧС", "organization", "Emergencies Ministry"),
        ("компании «Северная медь»", "organization", "Severnaya Med"),
    ],
)
def test_english_of_russian_names(russian: str, kind: str, english: str) -> None:
    assert russian_names.english(russian, kind)[0] == english


@pytest.mark.parametrize(
    ("source", "language", "values"),
    [
        ("Взрыв произошёл в понедельник, 14 июня.", "ru", ["2021-06-14"]),
        ("Завод закрыли 1 октября 2020 года.", "ru", ["2020-10-01"]),
        ("Бои шли 27-30 сентября.", "ru", ["2020-09-27/2020-09-30"]),
        ("С 1994 года село пустует.", "ru", ["1994/.."]),
        ("Вчера, 15.06.2021, дождя не было.", "ru", ["2021-06-15"]),
        ("Работы будут завершены до 15 июля.", "ru", ["../2021-07-15"]),
        ("Banjir terjadi pada Rabu (13/3/2019).", "id", ["2019-03-13"]),
        ("Jembatan dibangun sejak tahun 1994.", "id", ["1994/.."]),
        ("Kapal tiba 22 Agustus 2021.", "id", ["2021-08-22"]),
        ("В деревне 2000 жителей и 31 дом.", "ru", []),
        ("С 3 по 7 мая школы были закрыты.", "ru", ["2021-05-03/2021-05-07"]),
        ("С 28 декабря по 10 января музей не работал.", "ru", ["2020-12-28/2021-01-10"]),
        ("Самолёт разбился в марте 2012 года.", "ru", ["2012-03"]),
        ("В январе - марте 2020 года выручка снизилась.", "ru", ["2020-01/2020-03"]),
        ("Дорогу закроют с сентября по ноябрь.", "ru", ["2021-09/2021-11"]),
        ("Мост откроется 20 августа.", "ru", ["2021-08-20"]),
        ("Мост рухнул 20 августа.", "ru", ["2020-08-20"]),
        ("Суд огласит приговор в пятницу.", "ru", ["2021-06-18"]),
        ("Суд огласил приговор в пятницу.", "ru", ["2021-06-11"]),
        ("Аэропорт закрыт до воскресенья.", "ru", ["../2021-06-20"]),
        ("Ремонт закончат к вечеру четверга.", "ru", ["../2021-06-17"]),
        ("Весной 2019 года река вышла из берегов.", "ru", ["2019-21"]),
        ("Прошлым летом пожаров не было.", "ru", ["2020-22"]),
        ("К осени 2022 года построят школу.", "ru", ["../2022-23"]),
        ("Во втором квартале 2020 года спрос упал.", "ru", ["2020-34"]),
        ("В I квартале прибыль выросла.", "ru", ["2021-33"]),
        ("В 2003-2006 годах озеро мелело.", "ru", ["2003/2006"]),
        ("В прошлом году урожай погиб, в этом году засуха повторилась.", "ru", ["2020", "2021"]),
        ("На прошлой неделе утонули трое.", "ru", ["2021-06-07/2021-06-13"]),
        ("Три дня назад дамбу прорвало.", "ru", ["2021-06-13"]),
        ("Послезавтра он улетит в Вену.", "ru", ["2021-06-18"]),
        ("Сдать отчёт нужно до 20-го числа.", "ru", ["../2021-06-20"]),
        ("Его ждут до десятого сентября.", "ru", ["../2021-09-10"]),
        ("Цены вырастут не раньше октября.", "ru", ["2021-10/.."]),
        ("В минувшие выходные прошли митинги.", "ru", ["2021-06-12/2021-06-13"]),
        ("Лето было жарким, а осень дождливой.", "ru", []),
        ("Каждую среду здесь торгуют рыбой.", "ru", []),
        ("Sekolah ditutup sejak Maret 2020.", "id", ["2020-03/.."]),
        ("Sekolah ditutup sejak April.", "id", ["2021-04/.."]),
        ("Proyek ditargetkan selesai pada Desember 2023.", "id", ["2023-12"]),
        ("Banjir merendam desa pada Februari 2009.", "id", ["2009-02"]),
        ("Tahun lalu panen gagal.", "id", ["2020"]),
        ("Tahun ini panen baik.", "id", ["2021"]),
        ("Kapal tenggelam Minggu pagi.", "id", ["2021-06-13"]),
        ("Arus dialihkan sampai Jumat malam.", "id", ["../2021-06-18"]),
        ("Tiga hari lalu tanggul jebol.", "id", ["2021-06-13"]),
        ("Pekan depan presiden akan berkunjung.", "id", ["2021-06-21/2021-06-27"]),
        ("Sepanjang 2015 terjadi 23 longsor.", "id", ["2015"]),
        ("Pada triwulan kedua 2020 ekspor turun.", "id", ["2020-34"]),
        ("Ekspor turun pada kuartal II-2017.", "id", ["2017-34"]),
        ("Laba turun pada triwulan IV/2015.", "id", ["2015-36"]),
        ("В III квартале 2018 года прибыль выросла.", "ru", ["2018-35"]),
        ("Akhir pekan lalu jalan ditutup.", "id", ["2021-06-12/2021-06-13"]),
    ],
)
def test_dates_of_the_source(source: str, language: str, values: list[str]) -> None:
    found = [stated.value for stated in dates.read(source, language, PUBLISHED)]
    assert list(dict.fromkeys(found)) == values


@pytest.mark.parametrize(
    ("source", "language", "value", "unit", "thing", "action"),
    [
        ("При взрыве погибли 12 человек.", "ru", 12, None, "people", "killed"),
        ("Спасатели эвакуировали 300 жителей.", "ru", 300, None, "residents", "evacuated"),
        ("В порт доставили 40 тысяч тонн зерна.", "ru", 40_000, "t", "grain", "delivered"),
        ("За год цены выросли на 5 процентов.", "ru", 5, "percent", "prices", "risen"),
        ("Задержано шесть поездов.", "ru", 6, None, "trains", "delayed"),
        ("Полиция задержала 17 демонстрантов.", "ru", 17, None, "protesters", "detained"),
        ("В доме 12 квартир.", "ru", 12, None, "apartments", None),
        ("К врачам пришли 39, всех отпустили.", "ru", 39, None, None, "arrived"),
        ("39 пожаловались на шум в школе.", "ru", 39, None, None, None),
        ("Sebanyak 12 orang tewas.", "id", 12, None, "people", "killed"),
        ("Banjir merendam 812 rumah.", "id", 812, None, "houses", "flooded"),
        ("Polisi menangkap tiga nelayan.", "id", 3, None, "fishermen", "arrested"),
        ("Ada 12 ekonom.", "id", 12, None, None, None),
        ("Delapan orang tewas dan lima orang masih hilang.", "id", 5, None, "people", "missing"),
        ("Dua rumah hanyut dan 14 warga sempat dirawat.", "id", 14, None, "residents", "hospitalized"),
        ("Puting beliung merusak dua kios dan tiga rumah.", "id", 3, None, "houses", "damaged"),
    ],
)
def test_what_the_source_counts(
    source: str, language: str, value: float, unit: str | None, thing: str | None, action: str | None
) -> None:
    english = f"{value} of them."
    sentence = Sentence((0, len(source)), (0, len(english)), "translated", [], language)
    block = Block(0, "paragraph", language, 1.0, (0, len(source)), source, english, (0, len(english)), [sentence])
    assert counts.read(views([block])[0], value, None, unit) == (thing, action)


def translated(source: str, english: str) -> Annotations:
    """Annotations of one Russian sentence with an English that may say anything."""
    span, text_span = (0, len(source)), (0, len(english))
    sentence = Sentence(span, text_span, "translated", [], "ru")
    block = Block(0, "paragraph", "ru", 1.0, span, source, english, text_span, [sentence])
    return annotate([block], published=Moment("2021-06-16", "day", None, "2021-06-16", None, "test"))


def test_a_lost_date_comes_from_the_source() -> None:
    source = "Мост закрыли 3 мая 2021 года."
    date = translated(source, "The bridge was closed.").dates[0]
    assert (date.value, date.method, date.text) == ("2021-05-03", "source", "3 мая 2021")
    assert date.span is not None
    assert source[slice(*date.span)] == date.text


def test_an_invented_date_goes() -> None:
    found = translated("Мост закрыли 3 мая 2021 года.", "The bridge was closed on May 8, 2013.").dates
    assert [d.value for d in found] == ["2021-05-03"]


def test_a_place_in_order_is_no_day() -> None:
    assert not translated("Лыжница пришла к финишу 17-й.", "The skier came to the finish the 17th.").dates
    assert [d.value for d in translated("Их ждут 17-го.", "They are expected the 17th.").dates] == ["2021-06-17"]


def test_a_kept_date_stays_as_the_english_has_it() -> None:
    date = translated("Мост закрыт с 3 мая.", "The bridge has been closed since May 3.").dates[0]
    assert (date.value, date.method, date.text) == ("2021-05-03/..", "english", "since May 3")


@pytest.mark.parametrize(
    ("source", "speeches"),
    [
        (
            "- Сначала поставьте двери, потом окна, - заявил он. - Иначе будет холодно.",
            ["Сначала поставьте двери, потом окна", "Иначе будет холодно."],
        ),
        ("– Мы ждали два часа, – говорит водитель Пётр Саенко.", ["Мы ждали два часа"]),
        ("- первый пункт списка", []),
        ("Река — это дорога, — говорят тут.", []),
    ],
)
def test_dash_dialogue(source: str, speeches: list[str]) -> None:
    assert [source[s.start : s.end] for s in dialogue.read(source)] == speeches


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_dialogue_that_the_translation_lost_has_its_speaker() -> None:
    source = "– Мы ждали два часа, – говорит водитель Пётр Саенко."
    quotes = translated(source, "We waited two hours the driver.").quotes
    assert [(q.source_text, q.speaker) for q in quotes] == [("Мы ждали два часа", "Pyotr Sayenko")]


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_lost_names_come_from_the_source() -> None:
    source = "Об этом в Женеве сообщил Сергей Пронин, представитель МЧС."
    found = translated(source, "This was reported in the genus by Sergey Prongin, an apartment.").entities
    assert {(e.type, e.name) for e in found} == {
        ("place", "Geneva"),
        ("person", "Sergei Pronin"),
        ("organization", "Emergencies Ministry"),
    }
    for entity in found:
        assert entity.method == "source"
        for mention in entity.mentions:
            assert mention.span is not None
            assert source[slice(*mention.span)] in entity.source_names


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_a_surname_in_another_case_is_the_same_person() -> None:
    source = "Министр Давид Тоноян прибыл в Ереван. Тонояна встретили военные."
    found = translated(source, "Minister David Tonoyan came to Yerevan. The military met Tonoyan.").entities
    people = [e for e in found if e.type == "person"]
    assert [p.name for p in people] == ["David Tonoyan"]
    assert len(people[0].mentions) == 2


def russian_names_of(source: str) -> dict[str, list[str]]:
    """People and places of a Russian paragraph whose English names nobody, with their names in the source."""
    return {e.name: e.source_names for e in translated(source, "He said so.").entities}


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_a_woman_and_a_man_of_one_surname_are_two() -> None:
    source = "Ранен Руслан Кадиев, рядом была его сестра Зарема Кадиева. «Он молчал», — рассказала Кадиева."
    assert russian_names_of(source) == {
        "Ruslan Kadiyev": ["Руслан Кадиев"],
        "Zarema Kadiyeva": ["Зарема Кадиева", "Кадиева"],
    }


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_a_surname_alone_is_his_who_was_named_last() -> None:
    source = "Ранен Ибрагим Гасанов. Приехал прокурор Тимур Гасанов. «Мы разберёмся», — сказал Гасанов."
    assert russian_names_of(source) == {
        "Ibrahim Gasanov": ["Ибрагим Гасанов"],
        "Timur Gasanov": ["Тимур Гасанов", "Гасанов"],
    }


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_a_given_name_is_no_form_of_a_surname() -> None:
    source = "Убит Магомед Алиев. Магомед служил семь лет, сообщил министр Абдурашид Магомедов."
    assert list(russian_names_of(source)) == ["Magomed Aliyev", "Abdurashid Magomedov"]


@pytest.mark.skipif(not recognizer.available(), reason="needs the extra entities")
def test_surnames_and_streets_are_no_towns() -> None:
    source = "Следователь Романов задержал Белова на улице Гагарина. Прокурор Орлов ехал в Орлов."
    found = translated(source, "He said so.").entities
    assert {(e.type, e.name) for e in found if e.name != "Orlov"} == {
        ("person", "Romanov"),
        ("person", "Belov"),
        ("place", "Gagarin Street"),
    }
    assert [e.latitude for e in found if e.name == "Gagarin Street"] == [None]


def test_english_text_is_left_alone() -> None:
    text = "Sergei Pronin spoke in Geneva on May 3."
    sentence = Sentence((0, len(text)), (0, len(text)), "original", [], "en")
    block = Block(0, "paragraph", "en", 1.0, (0, len(text)), text, text, (0, len(text)), [sentence])
    found = annotate([block], published=Moment("2021-06-16", "day", None, "", None, "test"))
    assert {e.method for e in found.entities} | {d.method for d in found.dates} == {"english"}


@pytest.mark.parametrize(
    ("indonesian", "kind", "english"),
    [
        ("Kabupaten Parigi Moutong", "place", "Parigi Moutong Regency"),
        ("Halmahera Utara", "place", "North Halmahera"),
        ("Gunung Dukono", "place", "Mount Dukono"),
        ("Arab Saudi", "place", "Saudi Arabia"),
        ("JAYAPURA", "place", "Jayapura"),
        ("Dinas Pendidikan Kabupaten Sumba Timur", "organization", "East Sumba Education Department"),
        ("Polres Demak", "organization", "Demak Police"),
        ("PT Lembah Jaya", "organization", "PT Lembah Jaya"),
        ("Badan Nasional Penanggulangan Bencana", "organization", "National Disaster Management Agency"),
        ("Ferdi Rahmanto", "person", "Ferdi Rahmanto"),
    ],
)
def test_english_of_indonesian_names(indonesian: str, kind: str, english: str) -> None:
    assert indonesian_names.english(indonesian, kind)[0] == english


def from_indonesian(*pairs: tuple[str, str]) -> Annotations:
    """Annotations of Indonesian paragraphs, each with an English that may say anything."""
    blocks: list[Block] = []
    source = position = 0
    for number, (text, english) in enumerate(pairs):
        spans = (source, source + len(text)), (position, position + len(english))
        sentence = Sentence(*spans, "translated", [], "id")
        blocks.append(Block(number, "paragraph", "id", 1.0, spans[0], text, english, spans[1], [sentence]))
        source, position = spans[0][1] + 2, spans[1][1] + 2
    return annotate(blocks, published=Moment("2021-06-16", "day", None, "2021-06-16", None, "test"))


def test_a_mangled_name_has_the_spelling_of_the_source() -> None:
    found = from_indonesian(
        (
            "Kapolres Kebumen AKBP Bayu Wirawan mengatakan jalan ditutup.",
            "Kebumen Poles Baya Wirawanan said the road is shut.",
        )
    )
    assert {(e.type, e.name) for e in found.entities} == {("person", "Bayu Wirawan"), ("place", "Kebumen")}


def test_a_name_with_an_aside_before_its_verb_of_saying_is_a_person() -> None:
    found = from_indonesian(
        ("Karimov, sebaliknya, mengatakan perang belum usai.", "Karimov, by contrast, said the war was not over.")
    )
    assert [(e.type, e.name) for e in found.entities] == [("person", "Karimov")]


def test_names_that_the_translation_made_up_are_dropped() -> None:
    found = from_indonesian(("Dua rumah roboh di Cilacap.", "Two Houses of Robin Hood fell in Cilacap."))
    assert [(e.type, e.name) for e in found.entities] == [("place", "Cilacap")]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ('"Jalan ini rusak," kata Yohanes Tukan, seorang sopir.', "Yohanes Tukan"),
        ('"Jalan ini rusak," ujarnya.', "Markus Retang"),
        ('"Jalan ini rusak," kata seorang warga.', None),
        ('Yohanes Tukan mengatakan, "Jalan ini rusak."', "Yohanes Tukan"),
    ],
)
def test_speakers_of_indonesian_quotations(source: str, speaker: str | None) -> None:
    english = '"This road is broken," he told the driver.'
    first = ("Bupati Sikka Markus Retang datang ke lokasi.", "The regent came.")
    quote = from_indonesian(first, (source, english)).quotes[0]
    assert quote.speaker == speaker


@pytest.mark.skipif(not recognizer.available(), reason="the extra entities is not installed")
@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Инженер Сергей Лепихин осмотрел двор. «Линию вывели из работы давно», — говорит инженер.", "Sergei Lepikhin"),
        ("Сергей Лепихин осмотрел двор. «Линию вывели из работы давно», — сообщили в мэрии.", None),
        ("«Линию вывели из работы, — сказал Сергей Лепихин. — Засыпать её забыли».", "Sergei Lepikhin"),
        ("Сергей Лепихин уверен: «Линию вывели из работы давно».", "Sergei Lepikhin"),
    ],
)
def test_speakers_of_russian_quotations(source: str, speaker: str | None) -> None:
    quote = translated(source, 'The engineer looked. "The line was taken out of use long ago," he said.').quotes[0]
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("source", "value", "unit"),
    [
        ("Ущерб оценили в 2,7 млрд драмов.", 2.7e9, "AMD"),
        ("Выплатят 310 млн. драмов каждому.", 3.1e8, "AMD"),
        ("Собрали 12 тысяч тенге и 3 тонны пшеницы.", 12_000.0, "KZT"),
        ("Собрали 12 тысяч тенге и 3 тонны пшеницы.", 3.0, None),
        ("Подняли 40 сомов за одну ночь.", 40.0, None),
        ("Выделят 15 тысяч рублей.", 15_000.0, None),
    ],
)
def test_money_is_read_from_the_source(source: str, value: float, unit: str | None) -> None:
    span = (0, len(source))
    block = Block(
        0, "paragraph", "ru", 1.0, span, source, "X.", (0, 2), [Sentence(span, (0, 2), "translated", [], "ru")]
    )
    assert counts.unit(views([block])[0], value, None) == unit


@pytest.mark.skipif(not recognizer.available(), reason="the extra entities is not installed")
def test_who_conveys_words_is_not_who_speaks_them() -> None:
    source = "Минобороны Армении готово к учениям. «Мы готовы помочь всем», — приводит агентство Арменпресс сообщение."
    english = "Armenia's Defense Ministry is ready for the exercise. “We are ready to help all,” Armenpress reports."
    found = _annotated(source, english)
    assert [(e.type, e.name) for e in found.entities if e.name == "Armenpress"] == [("organization", "Armenpress")]
    assert [quote.speaker for quote in found.quotes] == [None]


@pytest.mark.skipif(not recognizer.available(), reason="the extra entities is not installed")
def test_a_common_word_means_the_body_named_before() -> None:
    source = "Минобороны Армении ответило Баку. «Мы готовы ко всему на свете», — говорится в сообщении министерства."
    english = "Armenia's Defense Ministry answered Baku. “We are ready for everything,” the ministry said."
    assert [quote.speaker for quote in _annotated(source, english).quotes] == ["Defense Ministry"]


def _annotated(source: str, english: str) -> Annotations:
    """Annotations of a paragraph of two sentences, source and English split at the first full stop."""
    ends = source.index(". ") + 1, english.index(". ") + 1
    sentences = [
        Sentence((0, ends[0]), (0, ends[1]), "translated", [], "ru"),
        Sentence((ends[0] + 1, len(source)), (ends[1] + 1, len(english)), "translated", [], "ru"),
    ]
    span = (0, len(source))
    return annotate([Block(0, "paragraph", "ru", 1.0, span, source, english, (0, len(english)), sentences)])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sersan Dua Miskel Rumbiak, prajurit Yonzipur 20, tewas.", [("Miskel Rumbiak", "person")]),
        ("Kasdam Brigjen TNI Djoko Andoko mengunjungi prajurit.", [("Djoko Andoko", "person")]),
        ("Kapendam Kolonel Arm Hendra Pesireron berduka.", [("Hendra Pesireron", "person")]),
        ("Kapendam Kol Cpl Hendra Pesireron berduka.", [("Hendra Pesireron", "person")]),
        ("Komandan Resor Militer 172, Brigjen Juna Omboh, datang.", [("Juna Omboh", "person")]),
        ("Pelaksana Tugas Gubernur Aceh Yuda Iriansyah datang.", [("Aceh", "place"), ("Yuda Iriansyah", "person")]),
        ("Kapolres Boyolali Kecelakaan", []),
        ("Data itu ada di Bekasi, Jakarta (2/10/2019).", [("Bekasi", "place"), ("Jakarta", "place")]),
        ("Pratu Arifin gugur diserang.", [("Arifin", "person")]),
        ("Mayor Jenderal TNI Agus Subiyanto datang.", [("Agus Subiyanto", "person")]),
        (
            "Pilot Susi Air, Philip Hendrik Mertens, dibebaskan.",
            [("Susi Air", "organization"), ("Philip Hendrik Mertens", "person")],
        ),
        (
            "Kepala BPBD Kolaka Timur Anzarullah (AZR) ditahan.",
            [("BPBD Kolaka Timur", "organization"), ("Anzarullah", "person")],
        ),
        (
            "Direktur RS Mitra Sehati, dr Lintang Pramesti, datang.",
            [("RS Mitra Sehati", "organization"), ("Lintang Pramesti", "person")],
        ),
        ("Uang itu milik tersangka BRK, kata penyidik.", []),
        ("Prajurit TNI Tewas Diserang, Mayjen Cantiasa: Selangkah pun Kami Tak Mundur", []),
    ],
)
def test_ranks_grades_and_companies_of_indonesian_text(text: str, names: list[tuple[str, str]]) -> None:
    assert [(text[name.start : name.end], name.kind) for name in indonesian.find(text)] == names


def source_view(source: str, language: str) -> SentenceView:
    return SentenceView(0, "paragraph", "", 0, (0, len(source)), source, language, ())


@pytest.mark.parametrize(
    ("source", "language", "value", "unsaid", "denied"),
    [
        ("Никто из этих 25 пассажиров не ранен.", "ru", 25, True, False),
        ("Сгорели четыре дома, а не 7.", "ru", 7, True, False),
        ("Погибли не менее 15 человек.", "ru", 15, False, False),
        ("Посольство опровергло слухи о 60 раненых.", "ru", 60, True, True),
        ("Мэр опроверг слухи, но подтвердил, что погибли 14 человек.", "ru", 14, False, False),
        ("Bupati menepis isu 17 warga hilang.", "id", 17, True, True),
        ("Ia membantah bahwa 12 orang tewas, tetapi mengakui 3 orang tewas.", "id", 3, False, False),
        ("Tidak satu pun dari 22 pelajar terluka.", "id", 22, True, False),
        ("Sebanyak 18 korban belum ditemukan.", "id", 18, True, False),
        ("Sebanyak 18 korban sudah ditemukan.", "id", 18, False, False),
    ],
)
def test_what_the_source_denies(source: str, language: str, value: float, unsaid: bool, denied: bool) -> None:
    view = source_view(source, language)
    assert (negation.unsaid(view, value, None), negation.denied(view, value, None)) == (unsaid, denied)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ayah korban, Sutrisno, menangis.", None),
        ("Anak Bupati, Yoga Pranata, hadir.", None),
        ("Pengacara terdakwa, Yoga Pranata, hadir.", "lawyer"),
        ("Wali Kota Kupang, Nusa Tenggara Timur, Yoga Pranata, hadir.", "Kupang mayor"),
    ],
)
def test_whose_an_indonesian_office_is(text: str, role: str | None) -> None:
    assert [name.role for name in indonesian.find(text) if name.kind == "person"] == [role]


def test_the_beginning_of_a_longer_name_is_the_same_person() -> None:
    found = from_indonesian(
        ("Bupati Sikka Robi Idong Wolor ditahan.", "He was held."),
        ("Kuasa hukum Robi Idong, Yusuf Wijaya, membantah.", "The lawyer denied it."),
    )
    people = {e.name: e.source_names for e in found.entities if e.type == "person"}
    assert people == {"Robi Idong Wolor": ["Robi Idong Wolor", "Robi Idong"], "Yusuf Wijaya": ["Yusuf Wijaya"]}


@pytest.mark.parametrize(
    ("source", "english", "claimant"),
    [
        # the English lets nobody say it, the source does
        ("По словам Ольги Ветровой, сгорели 40 домов.", "40 houses burned down.", "Olga Vetrova"),
        # whom an office told is not who says so
        (
            "ПЕРМЬ, 11 апр - РИА Новости. Сгорели 40 домов, сообщила РИА Новости Ольга Ветрова.",
            "PERM, Apr 11 - RIA Novosti. 40 houses burned down, RIA Novosti told.",
            "Olga Vetrova",
        ),
        # who sends the report does not say so
        ("ПЕРМЬ, 11 апр - РИА Новости. Сгорели 40 домов.", "PERM, Apr 11 - RIA Novosti. 40 houses burned down.", None),
        ("Сгорели 40 домов, передает ТАСС.", "40 houses burned down, TASS reports.", "TASS"),
        # who does it, or suffers it, does not say so
        ("Иван Петров бросил 40 гранат.", "Ivan Petrov threw 40 grenades.", None),
        ("ТАСС сообщил, что Иван Петров убил 40 овец.", "TASS reported that Ivan Petrov killed 40 sheep.", "TASS"),
        ("Ивана Петрова, по словам соседей, убили за 40 овец.", "Ivan Petrov was killed for 40 sheep.", None),
    ],
)
def test_who_claims_a_number_of_the_source(source: str, english: str, claimant: str | None) -> None:
    found = translated(source, english).quantities
    assert [(q.value, q.attribution) for q in found] == [(40.0, claimant)]


@pytest.mark.parametrize(
    ("source", "english", "claimant"),
    [
        ("Budi Santoso tewas bersama 12 orang.", "Budi Santoso died with 12 people.", None),
        ("Menurut warga, Budi Santoso mencuri 12 kambing.", "Budi Santoso stole 12 goats.", None),
        ("Sebanyak 12 orang tewas, kata Budi Santoso.", "12 people died.", "Budi Santoso"),
    ],
)
def test_who_claims_a_number_of_an_indonesian_source(source: str, english: str, claimant: str | None) -> None:
    found = from_indonesian((source, english)).quantities
    assert [(q.value, q.attribution) for q in found] == [(12.0, claimant)]
