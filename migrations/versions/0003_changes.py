"""What was opened and what was closed at which moment: the feed of changes walks these two ways, in their order."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CLOSED = sa.text("recorded_to < 9223372036854775807")


def upgrade() -> None:
    op.create_index("ix_entry_opened", "entry", ["recorded_from", "record_id"])
    op.create_index(
        "ix_entry_closed",
        "entry",
        ["recorded_to", "record_id"],
        sqlite_where=CLOSED,
        postgresql_where=CLOSED,
    )


def downgrade() -> None:
    op.drop_index("ix_entry_closed", "entry")
    op.drop_index("ix_entry_opened", "entry")
