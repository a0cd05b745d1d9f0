"""What every filter, every count and the search for words stand on: tags and words of each line in one index.

The index is an FTS5 table on SQLite and a `tsvector` on PostgreSQL; entries learn their place on the map and their
tags, and `entry_issue` goes, since the tags know the issues. The read model is emptied and made again when the upgrade
is complete.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SORT_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _empty(*tables: str) -> None:
    for table in tables:
        op.execute(sa.delete(sa.table(table)))


def _make_index() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "entry_search",
            sa.Column("key", sa.BigInteger(), nullable=False),
            sa.Column("document", sa.dialects.postgresql.TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("key", name=op.f("pk_entry_search")),
        )
        op.create_index(
            "ix_entry_search_document",
            "entry_search",
            ["document"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )
    else:
        op.execute(
            "CREATE VIRTUAL TABLE entry_search"
            """ USING fts5(document, content='', tokenize="ascii tokenchars '=.-'")"""
        )


def upgrade() -> None:
    _empty("entry_participant", "entry_issue", "entry")
    op.drop_table("entry_issue")
    for column in (
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("entry", column)
    _make_index()


def downgrade() -> None:
    _empty("entry_participant", "entry")
    op.drop_table("entry_search")
    for column in ("tags", "lon", "lat"):
        op.drop_column("entry", column)
    op.create_table(
        "entry_issue",
        sa.Column("issue", sa.String(), nullable=False),
        sa.Column("key", SORT_KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issue.slug"], name=op.f("fk_entry_issue_issue_issue")),
        sa.PrimaryKeyConstraint("issue", "key", name=op.f("pk_entry_issue")),
        sqlite_with_rowid=False,
    )
