"""``/v1/glossaries``: stored glossaries, and the ``glossary`` field of requests, by name or in the request itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from service.api.parsing import parsed
from service.api.problems import Problem, responses, storing
from service.api.state import State, state_of
from service.glossaries import NAME, Glossaries, canonical
from service.translation.glossary import MOST_CHARACTERS, MOST_TERMS, Glossary, GlossaryError

router = APIRouter(prefix="/v1/glossaries", tags=["glossaries"])

_Text = Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
GlossaryName = Annotated[str, Field(pattern=NAME, description="Name of a stored glossary.", examples=["karabakh"])]


class TermData(BaseModel):
    """A term: how the source writes it (base form; cases and affixes are found) and its one English form."""

    model_config = ConfigDict(extra="forbid", strict=True)
    source: _Text | Annotated[list[_Text], Field(min_length=1, max_length=50)] = Field(examples=[["Пашинян"]])
    english: _Text = Field(examples=["Pashinyan"])


class GlossaryData(BaseModel):
    """Terms with their English, and terms that stay as the source writes them."""

    model_config = ConfigDict(extra="forbid", strict=True)
    terms: Annotated[list[TermData], Field(max_length=MOST_TERMS)] = Field(default_factory=list)
    keep: Annotated[list[_Text], Field(max_length=MOST_TERMS)] = Field(default_factory=list, examples=[["KOMPAS.com"]])


GlossaryField = GlossaryName | GlossaryData
Name = Annotated[str, Path(pattern=NAME, description="Name of the glossary.")]

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/GlossaryData"}}},
    }
}


@cache
def _stored(folder: FilePath) -> Glossaries:
    return Glossaries(folder)


def stored(state: State) -> Glossaries:
    """The service's stored glossaries."""
    return _stored(state.settings.data / "glossaries")


def glossary_text(value: str | GlossaryData | None, glossaries: Glossaries | None) -> str | None:
    """A request's glossary as canonical JSON; problem 422 for a name that is not stored or terms without a word."""
    if value is None:
        return None
    if isinstance(value, GlossaryData):
        return canonical(_glossary(value))
    found = glossaries.get(value) if glossaries is not None else None
    if found is None:
        raise Problem(422, "unknown-glossary", f"glossary {value} is not stored", field="glossary")
    return found


def _glossary(data: GlossaryData) -> Glossary:
    try:
        return Glossary.from_data(data.model_dump())
    except GlossaryError as error:
        raise Problem(422, "invalid-glossary", str(error), field="glossary") from None


@router.get("", summary="Names of the stored glossaries")
async def list_glossaries(request: Request) -> list[str]:
    """All names, sorted."""
    state = state_of(request)
    return await to_thread.run_sync(stored(state).names)


@router.get("/{name}", response_model=GlossaryData, responses=responses(404, 422), summary="One stored glossary")
async def get_glossary(request: Request, name: Name) -> Response:
    """The glossary as it was stored."""
    state = state_of(request)
    found = await to_thread.run_sync(stored(state).get, name)
    if found is None:
        raise Problem(404, "unknown-glossary", f"there is no glossary {name}", field="name")
    return Response(found, media_type="application/json")


@router.put(
    "/{name}",
    status_code=204,
    responses={201: {"description": "Stored under a new name"}, **responses(400, 408, 413, 422, 507)},
    openapi_extra=_BODY,
    summary="Store a glossary",
)
async def put_glossary(request: Request, name: Name) -> Response:
    """Store or replace a glossary; 201 when the name is new, else 204. Documents made earlier do not change."""
    state = state_of(request)
    data = parsed(GlossaryData, await state.read_body(request))
    glossary = await to_thread.run_sync(_glossary, data)
    with storing():
        new = await to_thread.run_sync(stored(state).put, name, glossary)
    return Response(status_code=201 if new else 204)


@router.delete("/{name}", status_code=204, responses=responses(404, 422, 507), summary="Remove a stored glossary")
async def delete_glossary(request: Request, name: Name) -> Response:
    """Remove the glossary; 404 when there is none of that name."""
    state = state_of(request)
    with storing():
        found = await to_thread.run_sync(stored(state).delete, name)
    if not found:
        raise Problem(404, "unknown-glossary", f"there is no glossary {name}", field="name")
    return Response(status_code=204)
