"""The face of translation: sentences of one language in, English sentences with status and flags out."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from service.document import PackageUse
from service.packages import InstalledPackage
from service.translation.contract import RawTranslation, Translation
from service.translation.engine import Engine


class PackageTranslator:
    """Translates with the installed packages through the shared engine."""

    def __init__(self, engine: Engine, packages: Sequence[InstalledPackage]) -> None:
        self._engine = engine
        self._packages = {package.from_code: package for package in packages if package.to_code == "en"}

    def languages(self) -> frozenset[str]:
        """Source languages that have a package."""
        return frozenset(self._packages)

    def package(self, source: str) -> PackageUse:
        """The package that serves `source`."""
        package = self._packages[source]
        return PackageUse(package.name, package.version, package.archive_sha256)

    def placeholder(self, source: str) -> bool:
        """Whether that package's English cannot be trusted."""
        return self._packages[source].placeholder

    def submit(self, texts: Sequence[str], source: str) -> Future[list[Translation]]:
        """Queue sentences; the future gives one translation a sentence, in order."""
        answer: Future[list[Translation]] = Future()
        answer.set_running_or_notify_cancel()
        texts = list(texts)

        def done(raw: Future[list[RawTranslation]]) -> None:
            try:
                answer.set_result([_checked(text, one) for text, one in zip(texts, raw.result(), strict=True)])
            except BaseException as error:
                answer.set_exception(error)

        self._engine.submit(texts, source).add_done_callback(done)
        return answer


def _checked(source: str, raw: RawTranslation) -> Translation:
    if not raw.text.strip():
        return Translation(source, "failed", ("empty",))
    return Translation(raw.text, "translated", ("cut",) if raw.cut else ())
