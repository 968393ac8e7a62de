"""People and organisations, tasks and gates, places and platforms, resources and quotes, roles, numbers, judgements."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _create_people()
    _create_venues()
    _create_places()
    _create_resources()
    _create_checklists()
    _create_gates()
    _create_tasks()
    _create_numbers()
    _create_judging()


def _create_people() -> None:
    _create(
        "organisation",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("dealings", sa.String(200), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("phone", sa.String(60), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("tax_number", sa.String(40), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("email_key", sa.String, nullable=False),
        sa.Column("phone_key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_organisation_name", "organisation", ["name_key", "id"])
    _create(
        "person",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("organisation_id", sa.Integer, sa.ForeignKey("organisation.id"), index=True),
        sa.Column("internal", sa.Boolean, nullable=False),
        sa.Column("team", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("phone", sa.String(60), nullable=False),
        sa.Column("channels", sa.String(2000), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("languages", sa.String(200), nullable=False),
        sa.Column("consent", sa.String(1000), nullable=False),
        sa.Column("consent_on", sa.Date),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("email_key", sa.String, nullable=False),
        sa.Column("phone_key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_person_email", "person", ["email_key"])
    op.create_index("ix_person_name", "person", ["name_key", "id"])
    op.create_index("ix_person_phone", "person", ["phone_key"])


def _create_venues() -> None:
    _create(
        "venue",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("geo", sa.String(40), nullable=False),
        sa.Column("timezone", sa.String(64), nullable=False),
        sa.Column("setups", sa.String(1000), nullable=False),
        sa.Column("access", sa.String(1000), nullable=False),
        sa.Column("power", sa.String(1000), nullable=False),
        sa.Column("wifi", sa.String(1000), nullable=False),
        sa.Column("wifi_tested", sa.Date),
        sa.Column("av", sa.String(1000), nullable=False),
        sa.Column("catering", sa.String(1000), nullable=False),
        sa.Column("contact", sa.String(200), nullable=False),
        sa.Column("price", sa.String(200), nullable=False),
        sa.Column("visits", sa.String(4000), nullable=False),
        sa.Column("files", sa.String(4000), nullable=False),
        sa.Column("url", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_venue_name", "venue", ["name_key", "id"])


def _create_places() -> None:
    _create(
        "event_place",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, unique=True),
        sa.Column("venue_id", sa.Integer, sa.ForeignKey("venue.id"), index=True),
        sa.Column("setup", sa.String(200), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("option_until", sa.Date),
        sa.Column("contract", sa.String(2000), nullable=False),
        sa.Column("arrival", sa.String(1000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )
    _create(
        "event_platform",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("audience_url", sa.String(2000), nullable=False),
        sa.Column("speaker_url", sa.String(2000), nullable=False),
        sa.Column("backstage_url", sa.String(2000), nullable=False),
        sa.Column("host", sa.String(200), nullable=False),
        sa.Column("cohost", sa.String(200), nullable=False),
        sa.Column("moderators", sa.String(1000), nullable=False),
        sa.Column("key_place", sa.String(200), nullable=False),
        sa.Column("plan_b", sa.String(1000), nullable=False),
        sa.Column("cities", sa.String(1000), nullable=False),
        sa.Column("tested_on", sa.Date),
        sa.Column("consent", sa.String(1000), nullable=False),
        sa.Column("recording", sa.String(40), nullable=False),
        sa.Column("recording_url", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )


def _create_resources() -> None:
    _create(
        "resource",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit", sa.String(40), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_resource_name", "resource", ["name_key", "id"])
    _create(
        "booking",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("resource_id", sa.Integer, sa.ForeignKey("resource.id"), nullable=False, index=True),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("setup", sa.Integer, nullable=False),
        sa.Column("giving_back", sa.Integer, nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )
    _create(
        "quote",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("need", sa.String(200), nullable=False),
        sa.Column("organisation_id", sa.Integer, sa.ForeignKey("organisation.id"), index=True),
        sa.Column("amount", sa.Integer),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("chosen", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("order_number", sa.String(60), nullable=False),
        sa.Column("ordered_on", sa.Date),
        sa.Column("deposit", sa.Integer),
        sa.Column("deposit_due", sa.Date),
        sa.Column("balance_due", sa.Date),
        sa.Column("document", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )


def _create_checklists() -> None:
    _create(
        "checklist",
        sa.Column("name", sa.String(200), nullable=False, unique=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )
    _create(
        "checklist_task",
        sa.Column("checklist_id", sa.Integer, sa.ForeignKey("checklist.id"), nullable=False, index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("area", sa.String(40), nullable=False),
        sa.Column("offset", sa.Integer),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("gate", sa.String(200), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )


def _create_gates() -> None:
    _create(
        "gate",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("offset", sa.Integer),
        sa.Column("due", sa.Date),
        sa.Column("free_until", sa.Date),
        sa.Column("decider", sa.String(200), nullable=False),
        sa.Column("decision", sa.String(40), nullable=False),
        sa.Column("decided_on", sa.Date),
        sa.Column("decided_by", sa.String(200), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("due_key", sa.String, nullable=False),
    )
    op.create_index("ix_gate_event", "gate", ["event_id", "due_key", "id"])
    op.create_index("ix_gate_open", "gate", ["decision", "due_key", "id"])
    _create(
        "criterion",
        sa.Column("gate_id", sa.Integer, sa.ForeignKey("gate.id"), nullable=False, index=True),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("test", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("met", sa.Boolean, nullable=False),
    )


def _create_tasks() -> None:
    _create(
        "task",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id")),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("area", sa.String(40), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("offset", sa.Integer),
        sa.Column("due", sa.Date),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("gate_id", sa.Integer, sa.ForeignKey("gate.id"), index=True),
        sa.Column("waits_for", sa.String(2000), nullable=False),
        sa.Column("snoozed_until", sa.Date),
        sa.Column("done_on", sa.Date),
        sa.Column("links", sa.String(4000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("due_key", sa.String, nullable=False),
        sa.Column("owner_key", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_task_event", "task", ["event_id", "due_key", "id"])
    op.create_index("ix_task_open", "task", ["state", "due_key", "id"])


def _create_numbers() -> None:
    _create(
        "headcount",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, unique=True),
        sa.Column("no_show", sa.Integer),
        sa.Column("no_show_online", sa.Integer),
        sa.Column("catering_margin", sa.Integer),
        sa.Column("diets", sa.String(2000), nullable=False),
        sa.Column("access_needs", sa.String(2000), nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )
    _create(
        "registration",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("in_person", sa.Integer, nullable=False),
        sa.Column("online", sa.Integer, nullable=False),
        sa.UniqueConstraint("event_id", "day"),
    )


def _create_judging() -> None:
    _create(
        "event_role",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("duty", sa.String(40), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), index=True),
        sa.Column("begins", sa.Integer),
        sa.Column("ends", sa.Integer),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("notes", sa.String(10000), nullable=False),
    )
    _create(
        "risk",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("likelihood", sa.Integer, nullable=False),
        sa.Column("impact", sa.Integer, nullable=False),
        sa.Column("mitigation", sa.String(1000), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("trigger", sa.String(1000), nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
    )
    _create(
        "goal",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("aim", sa.Integer),
        sa.Column("unit", sa.String(40), nullable=False),
        sa.Column("result", sa.Integer),
        sa.Column("verdict", sa.String(40), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
    )
    _create(
        "finding",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
    )
    _create(
        "incident",
        sa.Column("event_id", sa.Integer, sa.ForeignKey("event.id"), nullable=False, index=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("note", sa.String(4000), nullable=False),
    )


def _create(table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of records, each with an id of its own for life and a version."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("batch", sa.Integer, index=True),
        *columns,
        sqlite_autoincrement=True,
    )
