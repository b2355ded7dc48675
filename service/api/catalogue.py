"""``GET /v1/languages`` and ``GET /v1/packages``: what this service can do."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel

from service.api.state import state_of

router = APIRouter(tags=["catalogue"])

NAMES = {"en": "English", "ru": "Russian", "id": "Indonesian"}


class Language(BaseModel):
    """A language that articles may be in; `package` is null for English, which needs none."""

    code: str
    name: str
    package: str | None
    placeholder: bool


class Languages(BaseModel):
    """All languages served."""

    languages: list[Language]


class PackageAnswer(BaseModel):
    """One translation package as installed; `quality` says what to expect of its English."""

    name: str
    version: str
    from_code: str
    to_code: str
    sha256: str
    kind: str
    placeholder: bool
    licence: str
    quality: str


class PackagesAnswer(BaseModel):
    """Packages in use, what they really run on, and packages left out with the reason."""

    packages: list[PackageAnswer]
    engine: list[dict[str, Any]]
    problems: list[str]


@router.get("/v1/languages", response_model=Languages)
async def languages(request: Request) -> Languages:
    """Languages that articles may be in."""
    found = state_of(request).runtime.packages
    listed = [Language(code="en", name="English", package=None, placeholder=False)]
    for package in sorted(found, key=lambda one: one.from_code):
        listed.append(
            Language(
                code=package.from_code,
                name=NAMES.get(package.from_code, package.from_code),
                package=f"{package.name} {package.version}",
                placeholder=package.placeholder,
            )
        )
    return Languages(languages=listed)


@router.get("/v1/packages", response_model=PackagesAnswer)
async def packages(request: Request) -> PackagesAnswer:
    """Translation packages, the device and compute type really used."""
    runtime = state_of(request).runtime
    return PackagesAnswer(
        packages=[
            PackageAnswer(
                name=one.name,
                version=one.version,
                from_code=one.from_code,
                to_code=one.to_code,
                sha256=one.archive_sha256,
                kind=one.kind,
                placeholder=one.placeholder,
                licence=one.licence,
                quality=one.quality,
            )
            for one in runtime.packages
        ],
        engine=[asdict(one) for one in runtime.engine_report()],
        problems=[f"{problem.package}: {problem.reason}" for problem in runtime.problems],
    )
