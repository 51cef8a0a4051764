"""Run by alembic: migrates over the connection that sync.database hands in, inside its transaction."""

from alembic import context

from sync.records import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
