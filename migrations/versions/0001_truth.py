"""The truth: sources, reports and rulings, only ever appended to; vocabularies, and the working parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger()  # microseconds since 1970 UTC


def upgrade() -> None:
    op.create_table(
        "api_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_key_prefix")),
    )
    op.create_table(
        "issue",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["issue.slug"], name=op.f("fk_issue_parent_issue")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_issue")),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["record.id"], name=op.f("fk_record_merged_into_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("kind", "slug", name=op.f("uq_record_kind_slug")),
    )
    op.create_table(
        "service_state",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_service_state")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("archive_address", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("dateline", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("known_at", MOMENT, nullable=False),
        sa.Column("via", sa.JSON(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("slug", "revision", name=op.f("uq_source_slug_revision")),
    )
    op.create_index(op.f("ix_source_recorded_at"), "source", ["recorded_at"])
    op.create_index(op.f("ix_source_slug"), "source", ["slug"])
    op.create_table(
        "alias",
        sa.Column("issue", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issue.slug"], name=op.f("fk_alias_issue_issue")),
        sa.PrimaryKeyConstraint("issue", "name", name=op.f("pk_alias")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=True),
        sa.Column("via", sa.JSON(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_report_record_id_record")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_report_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("source_id", "position", name=op.f("uq_report_source_id_position")),
    )
    op.create_index(op.f("ix_report_record_id"), "report", ["record_id"])
    op.create_table(
        "mention",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_mention_record_id_record")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_mention_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "record_id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_record_id"), "mention", ["record_id"])
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_ruling_record_id_record")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_ruling_report_id_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
    )
    op.create_index(op.f("ix_ruling_record_id"), "ruling", ["record_id"])
    op.create_index(op.f("ix_ruling_recorded_at"), "ruling", ["recorded_at"])


def downgrade() -> None:
    op.drop_table("ruling")
    op.drop_table("mention")
    op.drop_table("report")
    op.drop_table("alias")
    op.drop_table("source")
    op.drop_table("service_state")
    op.drop_table("record")
    op.drop_table("issue")
    op.drop_table("api_key")
