"""The HTTP edge: knows the pipeline and the contract, never a stage."""

from service.api.app import create_app

__all__ = ["create_app"]
