"""Language of text as it comes: shouted, in Title Case, without diacritics, transliterated, mixed; all written here."""

from __future__ import annotations

import pytest

from service import layout
from service.decode import decode
from service.language import detect, identify, mix

TEXTS = (
    ("en", "PRIME MINISTER TO VISIT FLOODED VILLAGES ON FRIDAY"),
    ("en", "Harbour Strike Enters Second Week As Talks Stall"),
    ("en", "Police: Two Held After Warehouse Blaze in Leeds"),
    ("ru", "ПРЕМЬЕР ПОСЕТИТ ЗАТОПЛЕННЫЕ СЕЛА В ПЯТНИЦУ"),
    ("ru", "Забастовка В Порту Продолжается Вторую Неделю"),
    ("ru", "Власти: двое задержаны после пожара на складе"),
    ("id", "PRESIDEN KUNJUNGI DESA YANG TERENDAM BANJIR PADA JUMAT"),
    ("id", "Mogok Kerja Di Pelabuhan Masuki Pekan Kedua"),
    ("id", "Polisi Tangkap Dua Orang Usai Kebakaran Gudang di Bekasi"),
    ("id", "Harga Cabai Naik Lagi, Pedagang Mengeluh"),
    ("id", "Gubernur Resmikan Jembatan Baru di Kapuas"),
    ("ms", "PERDANA MENTERI LAWAT KAMPUNG YANG DILANDA BANJIR PADA JUMAAT"),
    ("ms", "Polis Tahan Dua Lelaki Selepas Kebakaran Gudang Di Klang"),
    ("id", "gak nyangka bgt hari ini macet parah di tol, udah 3 jam belum nyampe juga #jakarta"),
    ("id", "@budi_s wkwk iya bener banget, gue juga mikir gitu"),
    ("en", "lol can't believe they cancelled the match again smh #fail"),
    ("ru", "ну и погодка сегодня, опять пробки на мкаде, сижу уже час((("),
    ("ms", "weh korang dah makan belum? aku lapar gila ni, jom pergi mamak"),
    ("fr", "Le ministere a annonce lundi que trois ponts seraient fermes jusqu'a la fin du mois de mai."),
    ("es", "El ministerio dijo el lunes que tres puentes sobre el rio estaran cerrados hasta finales de mayo."),
    ("de", "Die Brucke uber den Fluss wird bis Ende Mai gesperrt, teilte das Ministerium am Montag mit."),
    ("pl", "Ministerstwo podalo w poniedzialek, ze trzy mosty na rzece beda zamkniete do konca maja."),
    ("tr", "Bakanlik pazartesi gunu nehir uzerindeki uc koprunun mayis sonuna kadar kapali kalacagini acikladi."),
    ("vi", "Bo cho biet hom thu Hai rang ba cay cau bac qua song se bi dong cua cho den cuoi thang Nam."),
    ("pt", "O ministerio disse na segunda-feira que tres pontes sobre o rio ficarao fechadas ate o fim de maio."),
    ("ro", "Ministerul a anuntat luni ca trei poduri peste rau vor fi inchise pana la sfarsitul lunii mai."),
    ("ru-Latn", "Ministr soobshhil, chto dogovor budet podpisan v sledujushhem mesjace."),
    ("ru-Latn", "Ministr soobŝil, čto dogovor budet podpisan v sleduûŝem mesâce."),
    ("ru-Latn", "Ministr soobshchil, chto dogovor budet podpisan v sleduyushchem mesyatse."),
    ("ru-Latn", "Privet, kak dela? Segodnya pojdem v kino ili ostanemsya doma?"),
    ("ru-Latn", "privet kak dela 4to delaesh segodnya vecherom"),
    ("ru-Latn", "Ya ne znayu, pochemu on tak skazal, no mne eto ne nravitsya."),
    ("ru-Latn", "Glava gosudarstva provel soveshchanie po voprosam ekonomiki"),
    ("ru-Latn", "ja ne znaju pochemu on tak skazal"),
    ("uk", "Поліція повідомила, що двох осіб затримано після пожежі на складі."),
    ("uk", "Президент підписав закон про державний бюджет на наступний рік."),
    ("be", "Паліцыя паведаміла, што двое чалавек затрыманыя пасля пажару на складзе."),
    ("bg", "Полицията съобщи, че двама души са задържани след пожара в склада."),
    ("bg", "Президентът подписа закона за държавния бюджет."),
    ("mk", "Полицијата соопшти дека двајца се приведени по пожарот во магацинот."),
    ("sr", "Полиција је саопштила да су две особе ухапшене после пожара у складишту."),
    ("kk", "Полиция қоймадағы өрттен кейін екі адамның ұсталғанын хабарлады."),
    ("ky", "Полиция кампадагы өрттөн кийин эки адам кармалганын билдирди."),
    ("tg", "Пулис хабар дод, ки пас аз сӯхтор дар анбор ду нафар дастгир шуданд."),
    ("mn", "Агуулахад гарсан галын дараа хоёр хүнийг саатуулсан гэж цагдаагийн газар мэдэгдлээ."),
    ("nl", "De politie heeft twee mensen aangehouden na een brand in een loods in Rotterdam."),
    ("de", "Die Polizei hat nach einem Brand in einer Lagerhalle zwei Menschen festgenommen."),
    ("tl", "Dalawang tao ang inaresto ng pulisya matapos ang sunog sa isang bodega sa Maynila."),
    ("jv", "Polisi nyekel wong loro sawise ana kobongan ing gudhang."),
    ("jv", "Warga padha ngungsi amarga banjir sing durung surut nganti esuk iki."),
    ("su", "Warga ngungsi lantaran caah can surut nepi ka isuk ieu."),
    ("ceb", "Duha ka tawo ang gidakop sa kapolisan human sa sunog sa usa ka bodega."),
    ("fi", "Poliisi on ottanut kiinni kaksi ihmistä varastopalon jälkeen."),
    ("hu", "A rendőrség két embert vett őrizetbe a raktárban keletkezett tűz után."),
    ("sw", "Polisi wamewakamata watu wawili baada ya moto katika ghala."),
    ("az", "Polis anbarda baş vermiş yanğından sonra iki nəfəri saxlayıb."),
    ("uz", "Politsiya ombordagi yong'indan keyin ikki kishini qo'lga oldi."),
    ("id", "Ia mengaku sudah tiga kali mengajukan permohonan, tetapi belum mendapat jawaban."),
    ("id", '"Kami masih menunggu hasil laboratorium," kata dia.'),
    ("id", "Kerajaan Majapahit runtuh pada abad ke-15."),
    ("id", "Menteri Luar Negeri Malaysia tiba di Jakarta pada Rabu malam."),
    ("ms", "Beliau berkata demikian pada sidang media selepas majlis perasmian itu."),
    ("ms", "Harga minyak mentah dijangka meningkat minggu hadapan."),
    ("ms", "Seramai 200 mangsa banjir dipindahkan ke pusat pemindahan sementara."),
    ("ms", "Pelajar itu disahkan meninggal dunia ketika menerima rawatan di hospital."),
)


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_text_is_named(code: str, text: str) -> None:
    assert detect(text).language == code


ARTICLES = {
    "ms": """Jambatan baharu di Kuala Sepetang dibuka bulan hadapan

KUALA SEPETANG: Jambatan baharu yang menghubungkan dua kampung nelayan di daerah ini akan dibuka kepada orang ramai
mulai bulan hadapan, kata pegawai daerah, Ahmad Zaki Salleh.

Beliau berkata, projek bernilai RM12.5 juta itu siap tiga minggu lebih awal daripada jadual.

"Penduduk tidak perlu lagi menggunakan bot untuk ke pekan," katanya kepada pemberita di sini hari ini.

Seorang nelayan, Tan Ah Seng, 54, berharap jambatan itu memudahkan beliau menghantar ikan ke pasar.

Laluan lama akan ditutup kepada semua kenderaan.
""",
    "id": """Jembatan baru di Kapuas dibuka bulan depan

SANGGAU - Jembatan baru yang menghubungkan dua desa nelayan di kabupaten ini akan dibuka untuk umum mulai bulan
depan, kata Camat Kapuas, Ahmad Zaki.

Menurut dia, proyek senilai Rp12,5 miliar itu rampung tiga pekan lebih awal dari jadwal.

"Warga tidak perlu lagi naik perahu untuk ke kota," katanya kepada wartawan di sini, Selasa.

Seorang nelayan, Tan Ah Seng (54), berharap jembatan itu memudahkannya mengirim ikan ke pasar.
""",
    "su": """Sasak anyar di Citarum dibuka bulan hareup

Sasak anyar anu nyambungkeun dua désa di kabupatén ieu baris dibuka pikeun umum ti mimiti bulan hareup, ceuk camat.

Manéhna nyebutkeun proyék éta réngsé tilu minggu leuwih gancang tina rencana.

"Warga teu kudu naék parahu deui ka kota," pokna ka wartawan dinten Salasa.
""",
    "jv": """Kreteg anyar ing Bengawan dibukak sasi ngarep

Kreteg anyar sing nyambungake rong desa ing kabupaten iki bakal dibukak kanggo umum wiwit sasi ngarep, ujare camat.

Dheweke kandha proyek kuwi rampung telung minggu luwih cepet tinimbang rancangan.

"Warga ora perlu numpak prau maneh menyang kutha," ujare marang wartawan dina Selasa.
""",
    "uk": """Новий міст через Тису відкриють наступного місяця

Новий міст, що з'єднає два села району, відкриють для руху наступного місяця, повідомив голова громади.

За його словами, роботи завершили на три тижні раніше, ніж планували.

Мешканцям більше не потрібно користуватися поромом.
""",
}


@pytest.mark.parametrize("code", ARTICLES)
def test_an_article_is_named(code: str) -> None:
    arranged = layout.arrange(decode(ARTICLES[code].encode(), "text/plain", None))
    blocks = identify(arranged.source.text, arranged.blocks)
    assert mix(arranged.source.text, blocks).primary == code
    assert [block.language for block in blocks] == [code] * len(blocks)


def test_a_word_said_again_proves_nothing_more() -> None:
    """``kerajaan`` is the government in Malay and a kingdom in Indonesian."""
    once = "Sejarah kerajaan itu ditulis karena raja meminta."
    often = "Sejarah kerajaan itu ditulis karena raja meminta, kerajaan demi kerajaan, kerajaan sesudah kerajaan."
    assert detect(once).language == detect(often).language == "id"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Как сказал министр, «no comment», и уехал в аэропорт вместе с делегацией.", "ru"),
        ("The president said «до свидания» and left the hall with his delegation.", "en"),
        ('Menurut dia, aturan "no work no pay" akan tetap berlaku bagi buruh pabrik.', "id"),
        ("По данным The New York Times и Reuters, сделка будет закрыта в марте.", "ru"),
    ],
)
def test_a_few_foreign_words_change_nothing(text: str, code: str) -> None:
    assert detect(text).language == code
