"""Lines on top of a page that are no title, and what is one beside them."""

from __future__ import annotations

from tests.reading.articles import BODY, masthead_of

TITLE = "Ferry pulled off sandbank after eleven hours in fog"


def title_of(text: str) -> str | None:
    title = masthead_of(text).title
    return title.source_text if title is not None else None


def test_a_line_that_breaks_off_over_a_label_is_no_title() -> None:
    text = f"NOX Wire Translation. Region: Karnia –\n\nSource: Port Authority of the Karnian Delta –\n\n{BODY}"
    assert title_of(text) is None
    assert title_of(f"River port: a long night –\nhow the ferry was saved\n\n{BODY}") is not None


def test_a_day_with_its_time_and_a_credit_is_no_title() -> None:
    caption = "Ilustrasi feri yang kandas di muara sungai pada musim kemarau. (RWT/Kabar Muara/Dok.)"
    body = (
        "Kabarmuara.com, DELTA — Feri sungai berhasil ditarik dari gosong pasir pada Kamis setelah sebelas jam, kata "
        "kepala otoritas pelabuhan. Sebanyak 318 penumpang selamat dan dibawa ke darat.\n\n"
        "Otoritas akan memeriksa mengapa feri keluar dari alur pelayaran saat kabut, kata kepalanya pada Jumat."
    )
    title = "Feri Delta Ditarik dari Gosong Pasir, 318 Penumpang Selamat"
    text = (
        f"{caption} {caption}\n\nKamis, 12 Oktober 2017 21:30 WIB RWT/Kabar/Antara Delta Share :\n\n{title}\n\n{body}"
    )
    assert title_of(text) == title


def test_signers_between_dashes_stand_above_the_title() -> None:
    signers = "Coast Watch Karnia – Legal Aid Torva – Women of the Island"
    assert title_of(f"{signers}\n\n{TITLE}\n\n{BODY}") == TITLE


def test_a_headline_with_dashes_stays_one() -> None:
    headline = "Port Ellery – Karnia – Torva: the long way of a stolen ferry"
    assert title_of(f"{headline}\n\n12 March 2021\n\n{BODY}") == headline


def test_the_channel_s_name_above_each_post_is_no_title() -> None:
    posts = "\n\n".join(
        f"Delta Live\n\n{part}" for part in (*BODY.split("\n\n"), "The river is open again to all ships.")
    )
    assert title_of(f"2022 September 16\n\n{posts}") is None


def test_two_sections_joined_are_a_section() -> None:
    head = masthead_of(f"POLICE & COURTS\n\n{TITLE}\n\n12 March 2021\n\n{BODY}")
    assert head.title is not None and head.title.source_text == TITLE
    assert head.section is not None and head.section.value == "POLICE & COURTS"
    assert title_of(f"POLICE & COURTS\n\n{BODY}") is None
    assert title_of(f"POLICE & PUNISHMENT: A LIFE\n\n12 March 2021\n\n{BODY}") is not None
