"""Indonesian words of several meanings as the words beside them tell."""

from __future__ import annotations

import pytest

from service.lexicon import lexicon
from service.translation.synonyms import in_known_words


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("Polisi mengamankan 12 remaja.", "Polisi menangkap 12 remaja."),
        ("Pagar itu mengamankan jalur pipa.", None),
        ("Polisi mengamankan tiga parang.", "Polisi menyita tiga parang."),
        ("Sopir itu diamankan di kantor polisi.", "Sopir itu ditangkap di kantor polisi."),
        ("Konser itu diamankan 300 polisi.", None),
        ("Dua prajurit gugur.", "Dua prajurit tewas."),
        ("Tim itu gugur di babak kedua.", None),
        ("Harga kopi naik tipis.", "Harga kopi naik sedikit."),
        ("Kain itu tipis.", None),
        ("Camat menyampaikan bahwa pasar dibuka.", "Camat mengatakan bahwa pasar dibuka."),
        ("Camat menyampaikan terima kasih.", None),
        ("Menteri memastikan stok gula aman.", "Menteri mengonfirmasi stok gula aman."),
        ("Ia datang untuk memastikan stok gula aman.", None),
        ("Sementara dua korban lain dirawat.", "Sementara itu, dua korban lain dirawat."),
        ("Sementara hujan turun, warga menunggu.", None),
        ("Saksi itu menjalani pemeriksaan di kantor polisi.", "Saksi itu diinterogasi di kantor polisi."),
        ("Ia menjalani pemeriksaan di klinik.", None),
        ("Kiper itu memborong dua gol.", "Kiper itu mencetak dua gol."),
    ],
)
def test_what_the_words_beside_it_tell(source: str, sent: str | None) -> None:
    """None: nothing tells, the sentence stays."""
    assert in_known_words(source, "id") == (source if sent is None else sent)


def test_names_stay() -> None:
    assert in_known_words("Dua prajurit bertemu Gugur.", "id") == "Dua prajurit bertemu Gugur."


def test_phrases_and_words_made_of_known_ones() -> None:
    assert in_known_words("Majelis hakimnya hanya satu.", "id") == "Hakimnya hanya satu."
    assert in_known_words("Situasi pascapemilu aman.", "id") == "Situasi setelah pemilu aman."
    assert in_known_words("Situasi pasca-pemilu aman.", "id") == "Situasi setelah pemilu aman."
    assert in_known_words("Ia lulus pascasarjana.", "id") == "Ia lulus pascasarjana."


def test_every_list_that_a_row_names_is_there() -> None:
    lists = lexicon("senses-id")["lists"]
    places = ("ahead", "not_ahead", "behind", "not_behind")
    named = {
        one[1:] for row in lexicon("senses-id")["senses"] for at in places for one in row.get(at, ()) if one[0] == "@"
    }
    assert named <= lists.keys()


def test_long_text_of_one_word_is_read_once() -> None:
    """A word on every place of a long text must not be looked for from its beginning each time."""
    text = "gugur " * 20_000
    assert in_known_words(text, "id") == text
