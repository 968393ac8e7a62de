"""State of one person in one plan between sessions: the last visit, unsaved forms, and where files come from."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.storage.personal.folders import state_folder, write_private

MAX_FORMS = 20
"""Unsaved forms of one plan; the oldest go first."""


def last_visit(plan: Path, generation: str) -> int | None:
    """Returns the last revision seen in this plan; None if there is none, or the plan was replaced since."""
    state = _read(plan)
    visit = state.get("visit")
    return visit if isinstance(visit, int) and state.get("generation") == generation else None


def keep_visit(plan: Path, generation: str, revision: int) -> None:
    _write(plan, _read(plan) | {"visit": revision, "generation": generation})


def unsaved_forms(plan: Path) -> list[UnsavedForm]:
    """Returns unsaved forms, the latest last."""
    return [form for each in _read(plan).get("forms", []) if (form := _form(each))]


def keep_forms(plan: Path, forms: list[UnsavedForm]) -> None:
    """Replaces the unsaved forms with these."""
    _write(plan, _read(plan) | {"forms": [_plain(form) for form in forms[-MAX_FORMS:]]})


def import_folder(plan: Path) -> Path | None:
    """Returns the folder of the last file that was imported; None if there is none, or it is gone."""
    folder = _read(plan).get("import_folder")
    return Path(folder) if isinstance(folder, str) and Path(folder).is_dir() else None


def keep_import_folder(plan: Path, folder: Path) -> None:
    _write(plan, _read(plan) | {"import_folder": str(folder.resolve())})


def _plain(form: UnsavedForm) -> dict[str, Any]:
    return asdict(form) | {"texts": dict(form.texts), "before": dict(form.before)}


def _form(plain: Any) -> UnsavedForm | None:
    match plain:
        case {
            "form": str(form),
            "record": int() | None as record,
            "texts": dict(texts),
            "before": dict(before),
            "version": int() | None as version,
            "left": str(left),
        } if _is_moment(left):
            return UnsavedForm(
                form=form, record=record, texts=_texts(texts), before=_texts(before), version=version, left=left
            )
    return None


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _texts(plain: dict[Any, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in plain.items()}


def _file(plan: Path) -> Path:
    name = hashlib.sha256(str(plan.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return state_folder() / f"plan-{name}.json"


def _read(plan: Path) -> dict[str, Any]:
    """What is remembered; nothing where the file is missing or makes no sense."""
    try:
        state = json.loads(_file(plan).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _write(plan: Path, state: dict[str, Any]) -> None:
    write_private(_file(plan), json.dumps(state | {"plan": str(plan.resolve())}, ensure_ascii=False, indent=1))
