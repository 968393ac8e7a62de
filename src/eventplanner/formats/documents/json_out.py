"""Values as JSON for scripts."""

import json
from typing import Any

from eventplanner.domain.base.text import escaped


def json_file(values: Any) -> bytes:
    """Returns one indented document, in which no character acts on a terminal."""
    return (escaped(json.dumps(values, ensure_ascii=False, indent=2)) + "\n").encode()
