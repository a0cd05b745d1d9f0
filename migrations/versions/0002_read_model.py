"""The read model: what the reports add up to, ready to be read.

Taking it back loses nothing: it is made again from reports and rulings when it is missing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SORT_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite's row id is an INTEGER
CURRENT = sa.text("known_to = 9223372036854775807 AND recorded_to = 9223372036854775807")


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("key", SORT_KEY, autoincrement=False, nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("process_id", sa.Integer(), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("in_conflict", sa.Boolean(), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("awaited", sa.Boolean(), nullable=False),
        sa.Column("start_minute", sa.BigInteger(), nullable=False),
        sa.Column("end_minute", sa.BigInteger(), nullable=False),
        sa.Column("known_from", sa.BigInteger(), nullable=False),
        sa.Column("known_to", sa.BigInteger(), nullable=False),
        sa.Column("recorded_from", sa.BigInteger(), nullable=False),
        sa.Column("recorded_to", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("known_from < known_to", name=op.f("ck_entry_known_in_order")),
        sa.CheckConstraint("recorded_from < recorded_to", name=op.f("ck_entry_recorded_in_order")),
        sa.ForeignKeyConstraint(["process_id"], ["record.id"], name=op.f("fk_entry_process_id_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_entry_record_id_record")),
        sa.ForeignKeyConstraint(["venue_id"], ["record.id"], name=op.f("fk_entry_venue_id_record")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_entry")),
    )
    for column in ("", "kind", "process_id", "status", "venue_id"):
        op.create_index(
            f"ix_entry_current_{column or 'key'}",
            "entry",
            [*([column] if column else []), "key"],
            sqlite_where=CURRENT,
            postgresql_where=CURRENT,
        )
    op.create_index("ix_entry_record", "entry", ["record_id", "recorded_to", "known_from"])
    op.create_table(
        "entry_issue",
        sa.Column("issue", sa.String(), nullable=False),
        sa.Column("key", SORT_KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issue.slug"], name=op.f("fk_entry_issue_issue_issue")),
        sa.PrimaryKeyConstraint("issue", "key", name=op.f("pk_entry_issue")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry_participant",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("key", SORT_KEY, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_entry_participant_record_id_record")
        ),
        sa.PrimaryKeyConstraint("record_id", "key", "role", name=op.f("pk_entry_participant")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "milestone",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("process", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("sort", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("venue", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["process"], ["record.id"], name=op.f("fk_milestone_process_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_milestone_record_id_record")),
        sa.ForeignKeyConstraint(["venue"], ["record.id"], name=op.f("fk_milestone_venue_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_milestone")),
    )
    op.create_index(op.f("ix_milestone_process"), "milestone", ["process"])
    op.create_table(
        "participant",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("sort", sa.String(), nullable=True),
        sa.Column("unnamed", sa.Boolean(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_participant_record_id_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_participant")),
    )
    op.create_table(
        "position",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("process", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Integer(), nullable=True),
        sa.Column("on_behalf_of", sa.Integer(), nullable=True),
        sa.Column("addressee", sa.Integer(), nullable=True),
        sa.Column("issue", sa.String(), nullable=True),
        sa.Column("stance", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=True),
        sa.Column("attribution", sa.String(), nullable=True),
        sa.Column("attribution_text", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["addressee"], ["record.id"], name=op.f("fk_position_addressee_record")),
        sa.ForeignKeyConstraint(["holder"], ["record.id"], name=op.f("fk_position_holder_record")),
        sa.ForeignKeyConstraint(["issue"], ["issue.slug"], name=op.f("fk_position_issue_issue")),
        sa.ForeignKeyConstraint(
            ["on_behalf_of"], ["record.id"], name=op.f("fk_position_on_behalf_of_record")
        ),
        sa.ForeignKeyConstraint(["process"], ["record.id"], name=op.f("fk_position_process_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_position_record_id_record")),
        sa.ForeignKeyConstraint(["round"], ["record.id"], name=op.f("fk_position_round_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_position")),
    )
    op.create_index(op.f("ix_position_holder"), "position", ["holder"])
    op.create_index(op.f("ix_position_process"), "position", ["process"])
    op.create_table(
        "process",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["part_of"], ["record.id"], name=op.f("fk_process_part_of_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_process_record_id_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_process")),
    )
    op.create_table(
        "round",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("process", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("venue", sa.Integer(), nullable=True),
        sa.Column("medium", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["part_of"], ["record.id"], name=op.f("fk_round_part_of_record")),
        sa.ForeignKeyConstraint(["process"], ["record.id"], name=op.f("fk_round_process_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_round_record_id_record")),
        sa.ForeignKeyConstraint(["venue"], ["record.id"], name=op.f("fk_round_venue_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_round")),
    )
    op.create_index(op.f("ix_round_process"), "round", ["process"])
    op.create_table(
        "venue",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["part_of"], ["record.id"], name=op.f("fk_venue_part_of_record")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_venue_record_id_record")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_venue")),
    )


def downgrade() -> None:
    op.drop_table("venue")
    op.drop_table("round")
    op.drop_table("process")
    op.drop_table("position")
    op.drop_table("participant")
    op.drop_table("milestone")
    op.drop_table("entry_participant")
    op.drop_table("entry_issue")
    op.drop_table("entry")
