"""Names of participants and venues, folded, beside the lines that show them: what a name is found by.

Lines from before have none, so the read model is emptied and made again when the upgrade is complete.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

READ_MODEL = ("entry_participant", "entry")
PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "entry_name",
        sa.Column("skeleton", PLAIN, nullable=False),
        sa.Column(
            "key", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("words", PLAIN, nullable=False),
        sa.Column("token", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("skeleton", "key", "words", name=op.f("pk_entry_name")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_name_token", "entry_name", ["token", "key"])
    for table in READ_MODEL:
        op.execute(sa.delete(sa.table(table)))


def downgrade() -> None:
    op.drop_table("entry_name")
