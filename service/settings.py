"""Every setting of the service: environment variables ``DRAGOMAN_*``, described in docs/settings.md."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def _xdg(variable: str, fallback: str) -> Path:
    """Folder of the XDG base directory specification, with this program's name below it."""
    return Path(os.environ.get(variable) or Path.home() / fallback) / "dragoman"


def _models() -> Path:
    """`models/` of a checkout, else the copy inside the installed package."""
    package = Path(__file__).resolve().parent
    packaged = package / "_models"
    return packaged if packaged.is_dir() else package.parent / "models"


class Settings(BaseSettings):
    """Settings with safe defaults. Sizes are bytes or characters, times are seconds, as each name says."""

    model_config = SettingsConfigDict(env_prefix="DRAGOMAN_", extra="ignore")

    host: str = Field("127.0.0.1", description="Address that `dragoman serve` binds.")
    port: int = Field(8080, ge=0, le=65535, description="TCP port that `dragoman serve` binds; 0 picks a free one.")
    models: Path = Field(default_factory=_models, description="Folder with `packages.toml` and the compact packages.")
    data: Path = Field(
        default_factory=lambda: _xdg("XDG_DATA_HOME", ".local/share"),
        description="Folder for installed packages and everything that must survive a restart.",
    )
    cache: Path = Field(
        default_factory=lambda: _xdg("XDG_CACHE_HOME", ".cache"),
        description="Folder for what can be made again, such as unpacked compact packages.",
    )
    package_mirror: str | None = Field(None, description="Base URL or folder tried first for package downloads.")

    agencies: Path | None = Field(None, description="TOML file of news agencies added to the built-in ones.")

    max_body_bytes: int = Field(5_242_880, gt=0, description="Largest request body in bytes; larger ones answer 413.")
    head_seconds: float = Field(
        30.0, gt=0, description="Longest time for a request's headers to arrive; then the connection is closed."
    )
    body_seconds: float = Field(30.0, gt=0, description="Longest time for a request body to arrive; then 408.")
    max_characters: int = Field(5_242_880, gt=0, description="Most characters in one article after decoding.")
    max_sentences: int = Field(200_000, gt=0, description="Most sentences in one article.")
    max_texts: int = Field(1_000, gt=0, description="Most items in `texts` of /v1/detect and /v1/translate.")
    max_concurrent_requests: int = Field(
        64, gt=0, description="Requests worked on at once; beyond that `max_waiting_requests` wait."
    )
    max_waiting_requests: int = Field(
        256, ge=0, description="Requests that may wait for their turn; beyond that the answer is 503 with Retry-After."
    )
    batch_window: int = Field(16, gt=0, description="Lines of one batch that are worked on at once.")
    html_seconds: float = Field(5.0, gt=0, description="Most processor time for one HTML page before it is cut off.")

    device: Literal["cpu", "cuda", "auto"] = Field("cpu", description="Where translation runs.")
    compute_type: Literal[
        "default",
        "auto",
        "int8",
        "int8_float32",
        "int8_float16",
        "int8_bfloat16",
        "int16",
        "float16",
        "bfloat16",
        "float32",
    ] = Field("int8", description="CTranslate2 compute type.")
    inter_threads: int = Field(
        0, ge=0, le=256, description="Batches translated in parallel; 0: one a core, 2 on a GPU."
    )
    intra_threads: int = Field(1, ge=1, le=256, description="Threads inside one batch.")
    beam: int = Field(2, ge=1, le=16, description="Beam size of the search.")
    batch_tokens: int | None = Field(
        None,
        ge=64,
        description="Token budget of one translation batch; unset: 256, 512 for articles, 768 for a model over 40 MB.",
    )
    padding: Literal["shared", "none"] = Field(
        "shared",
        description="`none`: only sentences of one length share a batch; the English of stock Argos Translate, slower.",
    )
    queue_sentences: int = Field(400_000, gt=0, description="Sentences that may wait in the translation queue.")
    memory_bytes: int = Field(
        64_000_000, ge=0, description="Size of the translation memory in process; 0 turns it off."
    )
    memory_file: Path | None = Field(None, description="SQLite file that keeps the translation memory over restarts.")

    database_url: str | None = Field(
        None, description="PostgreSQL for jobs, `postgresql://…`; without it they are kept in a SQLite file in `data`."
    )
    job_concurrency: int = Field(
        2,
        ge=0,
        le=64,
        description="Chunks of jobs that one process works on at once, the same in all processes; 0: none.",
    )
    job_chunk_articles: int = Field(
        50, gt=0, le=1_000, description="Articles that a process takes from a job at once; fewer spread a job wider."
    )
    job_lease_seconds: float = Field(
        15.0, ge=1, description="Time without a sign of life after which a process's work is taken over."
    )
    job_expiry_seconds: float = Field(604_800.0, gt=0, description="Time that a finished job is kept.")
    max_job_articles: int = Field(1_000_000, gt=0, description="Most articles in one job.")
    max_job_bytes: int = Field(1_073_741_824, gt=0, description="Most bytes of input in one job.")
    max_stored_job_bytes: int = Field(
        10_737_418_240, gt=0, description="Bytes of input of all jobs kept, beyond which new ones answer 507."
    )
    webhook_secret: str | None = Field(
        None, description="Key that signs webhooks, `whsec_` and base64 of 24 to 64 bytes; without it there are none."
    )
    webhook_networks: list[str] = Field(
        default_factory=list, description="Networks that webhooks may call though not public, as a JSON list of CIDRs."
    )

    shutdown_seconds: int = Field(30, gt=0, description="Time for accepted requests to finish after SIGTERM.")
    auth: Literal["auto", "off", "required"] = Field(
        "auto", description="API keys: `auto` requires them when bound to other than loopback."
    )
    characters_per_minute: int = Field(
        0, ge=0, description="Characters a minute for callers without a key, by address; 0 is no limit."
    )
    cors_origins: list[str] = Field(
        default_factory=list, description="Origins that browsers may call from, as a JSON list; none by default."
    )
    trusted_proxies: list[str] = Field(
        default_factory=list, description="Addresses of proxies whose X-Forwarded-For is believed, as a JSON list."
    )
    telemetry_endpoint: str | None = Field(
        None, description="OTLP/HTTP address for traces, such as `http://127.0.0.1:4318`; needs the extra `telemetry`."
    )
    log_format: Literal["json", "text"] = Field("json", description="Form of the log lines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severity that is logged."
    )


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
