"""Rulings on whole records and on other rulings: merges, and the undoing of any ruling.

The lines say which rulings made them from here on, so the read model is emptied and made again when the upgrade
is complete. On the way back, merges and what was undone are lost: the older schema has no place for them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

READ_MODEL = ("entry_participant", "entry_issue", "entry")
ONE_OBJECT = (
    "(report_id IS NOT NULL AND into_id IS NULL AND undoes IS NULL)"
    " OR (report_id IS NULL AND into_id IS NOT NULL AND undoes IS NULL)"
    " OR (report_id IS NULL AND into_id IS NULL AND undoes IS NOT NULL)"
)


def _empty_read_model() -> None:
    for table in READ_MODEL:
        op.execute(sa.delete(sa.table(table)))


def upgrade() -> None:
    with op.batch_alter_table("ruling") as ruling:
        ruling.alter_column("report_id", existing_type=sa.Integer(), nullable=True)
        ruling.add_column(sa.Column("into_id", sa.Integer(), nullable=True))
        ruling.add_column(sa.Column("undoes", sa.Integer(), nullable=True))
        ruling.create_foreign_key(op.f("fk_ruling_into_id_record"), "record", ["into_id"], ["id"])
        ruling.create_foreign_key(op.f("fk_ruling_undoes_ruling"), "ruling", ["undoes"], ["id"])
        ruling.create_unique_constraint(op.f("uq_ruling_undoes"), ["undoes"])
        ruling.create_check_constraint(op.f("ck_ruling_one_object"), ONE_OBJECT)
    op.create_index(op.f("ix_ruling_into_id"), "ruling", ["into_id"])
    _empty_read_model()


def downgrade() -> None:
    _empty_read_model()
    op.execute(
        "DELETE FROM ruling WHERE report_id IS NULL"
        " OR id IN (SELECT undoes FROM ruling WHERE undoes IS NOT NULL)"
    )
    op.execute("UPDATE record SET merged_into = NULL")
    op.drop_index(op.f("ix_ruling_into_id"), "ruling")
    with op.batch_alter_table("ruling") as ruling:
        ruling.drop_constraint(op.f("ck_ruling_one_object"), type_="check")
        ruling.drop_constraint(op.f("uq_ruling_undoes"), type_="unique")
        ruling.drop_constraint(op.f("fk_ruling_undoes_ruling"), type_="foreignkey")
        ruling.drop_constraint(op.f("fk_ruling_into_id_record"), type_="foreignkey")
        ruling.drop_column("undoes")
        ruling.drop_column("into_id")
        ruling.alter_column("report_id", existing_type=sa.Integer(), nullable=False)
