"""What a running process holds: packages found, the engine, the translator and the pipeline over them."""

from __future__ import annotations

import logging
import time
from types import TracebackType

from service.packages import InstalledPackage, Problem, discover
from service.pipeline import Pipeline
from service.settings import Settings
from service.translation.contract import EngineOptions, LoadedPackage, PackageModel
from service.translation.engine import Engine
from service.translation.padding import NONE, SHARED
from service.translation.translator import PackageTranslator

log = logging.getLogger(__name__)


class Runtime:
    """Opens everything that settings name; `close` drains what was accepted."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        found = discover(models=settings.models, data=settings.data, cache=settings.cache)
        self.packages: list[InstalledPackage] = list(found.packages)
        self.problems: list[Problem] = list(found.problems)
        for problem in self.problems:
            log.warning("package %s left out: %s", problem.package, problem.reason)
        self.engine = Engine([_model(package) for package in self.packages], _options(settings))
        self.translator = PackageTranslator(self.engine, self.packages)
        self.pipeline = Pipeline(
            self.translator,
            html_seconds=settings.html_seconds,
            max_sentences=settings.max_sentences,
            agency_file=settings.agencies,
        )

    def engine_report(self) -> list[LoadedPackage]:
        """Packages as loaded: the device, compute type and threads really used."""
        return list(self.engine.packages())

    def close(self, seconds: float = 60.0) -> None:
        """Finish what was accepted within `seconds`, then stop the engine; what is late fails with `EngineClosed`."""
        deadline = time.monotonic() + seconds
        self.translator.close(seconds)
        self.engine.close(drain=True, timeout=max(0.0, deadline - time.monotonic()))

    def __enter__(self) -> Runtime:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _model(package: InstalledPackage) -> PackageModel:
    return PackageModel(
        name=package.name,
        version=package.version,
        sha256=package.archive_sha256,
        from_code=package.from_code,
        to_code=package.to_code,
        path=package.path,
        model_key=package.model_key,
    )


def _options(settings: Settings) -> EngineOptions:
    return EngineOptions(
        device=settings.device,
        compute_type=settings.compute_type,
        inter_threads=settings.inter_threads,
        intra_threads=settings.intra_threads,
        beam=settings.beam,
        batch_tokens=settings.batch_tokens,
        padding=NONE if settings.padding == "none" else SHARED,
        queue_sentences=settings.queue_sentences,
        memory_bytes=settings.memory_bytes,
        memory_file=settings.memory_file,
    )
