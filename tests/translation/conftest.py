"""Tiny packages made on the spot, and engines that are closed again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sacremoses.normalize import MosesPunctNormalizer
from sacremoses.tokenize import MosesTokenizer

from service.translation.contract import EngineOptions, PackageModel
from service.translation.engine import Engine
from tests.translation import synthetic

RUSSIAN = [
    "Министерство обороны сообщило о перемирии.",
    "По словам губернатора, река вышла из берегов ночью.",
    "В городе открыли новый мост через реку Ангару.",
    "Суд отложил заседание до понедельника.",
    "Цены на хлеб выросли на 3,5 процента за год.",
    "Президент подписал указ о награждении врачей.",
    "Пожар на складе потушили к утру, пострадавших нет.",
    "Учёные нашли в тундре останки мамонта.",
    "Поезд прибыл с опозданием на два часа.",
    "Команда выиграла матч со счётом 2:1.",
    "Дождь.",
    "Жители деревни попросили власти отремонтировать дорогу, по которой уже пять лет не ходит школьный автобус.",
]
INDONESIAN = [
    "Gubernur mengatakan sungai meluap pada Rabu malam.",
    "Polisi menangkap dua orang di pelabuhan itu.",
    "Harga beras naik 3,5 persen dalam setahun.",
    "Presiden meresmikan jembatan baru di Kalimantan, kata juru bicaranya.",
    "Warga desa meminta pemerintah memperbaiki jalan yang rusak sejak lima tahun lalu.",
    "Hujan.",
]

PackageMaker = Callable[..., PackageModel]
EngineMaker = Callable[..., Engine]


def model_of(path: Path, code: str, key: str | None = None) -> PackageModel:
    """An unpacked package as the engine takes it."""
    return PackageModel(f"translate-{code}_en", "0.0", f"{code}-{path.name}", code, "en", path, key or path.name)


def compact_package(source: str, folder: Path) -> PackageModel:
    """A package of the repository, unpacked below an empty `folder`."""
    archive = max((Path(__file__).parents[2] / "models/compact").glob(f"translate-{source}_en-*.argosmodel"))
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    (unpacked,) = folder.iterdir()
    return model_of(unpacked, source)


@pytest.fixture(scope="session")
def russian(tmp_path_factory: pytest.TempPathFactory) -> PackageModel:
    """SentencePiece kind."""
    folder = tmp_path_factory.mktemp("ru") / "ru"
    synthetic.sentencepiece_package(folder, "ru", RUSSIAN, 200, synthetic.Shape())
    return model_of(folder, "ru")


@pytest.fixture(scope="session")
def ukrainian(tmp_path_factory: pytest.TempPathFactory) -> PackageModel:
    """A third language, many-to-many: it wants a target prefix."""
    folder = tmp_path_factory.mktemp("uk") / "uk"
    lines = ["Мер міста заявив, що зима буде теплою.", "Потяг прибув із запізненням.", "Їжак живе в лісі."]
    synthetic.sentencepiece_package(folder, "uk", lines, 120, synthetic.Shape(), target_prefix="__en__")
    return model_of(folder, "uk")


@pytest.fixture(scope="session")
def indonesian(tmp_path_factory: pytest.TempPathFactory) -> PackageModel:
    """Moses-BPE kind, as the official id_en is."""
    folder = tmp_path_factory.mktemp("id") / "id"
    normalizer, splitter = MosesPunctNormalizer("id"), MosesTokenizer("id")
    words = [splitter.tokenize(normalizer.normalize(line)) for line in INDONESIAN]
    synthetic.bpe_package(folder, "id", words, 150, synthetic.Shape())
    return model_of(folder, "id")


@pytest.fixture
def engine_of() -> Iterator[EngineMaker]:
    """Makes engines with two workers, and closes them."""
    made: list[Engine] = []

    def make(*packages: PackageModel, **options: object) -> Engine:
        made.append(Engine(packages, EngineOptions(**{"inter_threads": 2, **options})))
        return made[-1]

    yield make
    for engine in made:
        engine.close(drain=False, timeout=10)
