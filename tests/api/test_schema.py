"""schemathesis over the OpenAPI description: no answer is a server fault, every answer is as described."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from tests.conftest import Server

EXAMPLES = 20
NDJSON_ONLY = "/v1/batches"  # its own tests send it what it takes; schemathesis has no serializer for it


def test_every_operation(server: Server) -> None:
    schema = schemathesis.openapi.from_url(f"{server.url}/openapi.json")
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 7
    for operation in operations:
        if operation.path == NDJSON_ONLY:
            continue

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answers_as_described(case: schemathesis.Case) -> None:
            response = case.call(base_url=server.url, timeout=60)
            case.validate_response(
                response, checks=[not_a_server_error, content_type_conformance, status_code_conformance]
            )

        answers_as_described()
