"""An index on the moment from which a source could be known: every permanent address asks for the last one."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_source_known_at"), "source", ["known_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_source_known_at"), "source")
