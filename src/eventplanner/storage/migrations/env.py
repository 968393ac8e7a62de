"""What Alembic runs: the revisions, on the connection and inside the transaction that it was handed."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="standing")
context.run_migrations()
