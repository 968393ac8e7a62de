"""The tool that keeps the catalogues, for the tests that hold them against the source."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def catalogues() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "catalogues.py"
    spec = spec_from_file_location("catalogues", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module
