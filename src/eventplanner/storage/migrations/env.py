"""Environment of Alembic: runs the revisions on the connection and in the transaction that it is given."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="standing")
context.run_migrations()
