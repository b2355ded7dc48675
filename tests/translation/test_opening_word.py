"""The word that opens a sentence goes to a small model in the case in which it knows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.runtime import Runtime
from service.settings import Settings
from service.translation.opening_word import OpeningWords
from service.translation.sentence import Draft
from service.translation.tokenization import open_tokenizer
from service.translation.translator import PackageTranslator
from tests.translation.conftest import compact_package


@pytest.fixture(scope="module", params=["ru", "id"])
def opening(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OpeningWords:
    """The rule on the vocabulary of a compact package."""
    language: str = request.param
    package = compact_package(language, tmp_path_factory.mktemp(language))
    tokenizer = open_tokenizer(package.path, language, "en")
    return OpeningWords(language, lambda texts: dict(zip(texts, tokenizer.encode(texts), strict=True)))


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackageTranslator]:
    folder = tmp_path_factory.mktemp("translator")
    with Runtime(Settings(data=folder / "data", cache=folder / "cache")) as runtime:
        yield runtime.translator


@pytest.mark.parametrize("opening", ["ru"], indirect=True)
@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Мусор вывезли из города.", "мусор вывезли из города."),
        ("«Мусор вывезли», — сказал он.", "«мусор вывезли», — сказал он."),
        ("Слава встретил Надежду.", "Слава встретил Надежду."),
        ("Орёл остался без света.", "Орёл остался без света."),
        ("Зыбылово осталось без света.", "Зыбылово осталось без света."),
        ("МЧС вывезло мусор.", "МЧС вывезло мусор."),
        ("мусор вывезли.", "мусор вывезли."),
        ("12 мая мусор вывезли.", "12 мая мусор вывезли."),
        ("", ""),
    ],
)
def test_russian(opening: OpeningWords, text: str, sent: str) -> None:
    assert opening.known(text) == sent


@pytest.mark.parametrize("opening", ["id"], indirect=True)
@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Sampah menumpuk di pasar.", "sampah menumpuk di pasar."),
        ("Polisi menangkap dua orang.", "Polisi menangkap dua orang."),
        ("Demak banjir lagi.", "Demak banjir lagi."),
        ("Wulandari tidak hadir.", "Wulandari tidak hadir."),
    ],
)
def test_indonesian(opening: OpeningWords, text: str, sent: str) -> None:
    assert opening.known(text) == sent


def test_another_language_stays(opening: OpeningWords) -> None:
    assert OpeningWords("uk", lambda _: {}).known("Сміття вивезли.") == "Сміття вивезли."


def test_only_the_text_that_opens_the_sentence() -> None:
    seen: list[str] = []
    source = "Мусор https://ria.ru/a_b.html вывезли из города."

    def opening(text: str) -> str:
        seen.append(text)
        return text

    Draft(source, "ru", {}, lambda text: [text], opening=opening)
    assert len(seen) == 1
    assert seen[0].startswith("Мусор")


def test_the_english_has_its_capital(translator: PackageTranslator) -> None:
    texts = {"ru": "Мусор вывезли на свалку.", "id": "Sampah menumpuk di pasar kota."}
    for language, text in texts.items():
        (answer,) = translator.submit([text], language).result(timeout=60)
        assert answer.text[0].isupper(), answer.text
        assert any(word in answer.text for word in ("arbage", "rash", "aste", "ubbish", "itter")), answer.text
