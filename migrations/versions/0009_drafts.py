"""Articles, the drafts that were made from them, and what was done to each; revisions that stand beside earlier ones.

Accepting a draft adds a report to its source, and undoing that takes the report back: a revision then no longer takes
the place of all before it. The older schema has no word for that, so on the way back every source that was added to
says all that stands in its last revision, as one correction would have made it; its present stays, and the steps by
which it came about are lost, as are articles and drafts.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

READ_MODEL = ("entry_participant", "entry_name", "entry")


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("dateline", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("simhash", sa.BigInteger(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("process", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.ForeignKeyConstraint(["copy_of"], ["article.id"], name=op.f("fk_article_copy_of_article")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
    )
    op.create_index("ix_article_published_at", "article", ["published_at"])
    op.create_index(op.f("ix_article_digest"), "article", ["digest"])
    op.create_index(op.f("ix_article_copy_of"), "article", ["copy_of"])


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("joins", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("amended", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_draft_article_id_article")),
        sa.UniqueConstraint("article_id", "place", name=op.f("uq_draft_article_id_place")),
    )
    op.create_index("ix_draft_status", "draft", ["status", "id"])
    op.create_index(op.f("ix_draft_record"), "draft", ["record"])


def _draft_act() -> None:
    op.create_table(
        "draft_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("because_of", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("became", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_act")),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=op.f("fk_draft_act_draft_id_draft")),
        sa.ForeignKeyConstraint(["because_of"], ["draft.id"], name=op.f("fk_draft_act_because_of_draft")),
        sa.ForeignKeyConstraint(["undoes"], ["draft_act.id"], name=op.f("fk_draft_act_undoes_draft_act")),
        sa.UniqueConstraint("undoes", name=op.f("uq_draft_act_undoes")),
    )
    op.create_index(op.f("ix_draft_act_act"), "draft_act", ["act"])
    op.create_index(op.f("ix_draft_act_draft_id"), "draft_act", ["draft_id"])


def upgrade() -> None:
    op.add_column("source", sa.Column("takes_back", sa.JSON(), nullable=True))
    _article()
    _draft()
    _draft_act()


def downgrade() -> None:
    for table in ("draft_act", "draft", "article"):
        op.drop_table(table)
    if _gather():
        for table in READ_MODEL:
            op.execute(sa.delete(sa.table(table)))
    op.drop_column("source", "takes_back")


def _gather() -> bool:
    """Let every source that was added to say all that stands in its last revision; whether there was any."""
    connection = op.get_bind()
    added = "SELECT DISTINCT slug FROM source WHERE takes_back IS NOT NULL"
    slugs = connection.execute(sa.text(added)).scalars().all()
    for slug in slugs:
        _gather_source(connection, slug)
    return bool(slugs)


def _gather_source(connection: sa.Connection, slug: str) -> None:
    revisions = _rows(
        connection,
        "SELECT id, revision, takes_back, recorded_at FROM source WHERE slug = :slug ORDER BY revision",
        slug=slug,
    )
    last, whole = revisions[-1], max(row.revision for row in revisions if row.takes_back is None)
    back = {name for row in revisions for name in _listed(row.takes_back)}
    reports = _rows(
        connection,
        "SELECT report.id, source.id AS source, source.revision, report.position FROM report"
        " JOIN source ON source.id = report.source_id WHERE source.slug = :slug AND source.revision >= :whole"
        " ORDER BY source.revision, report.position",
        slug=slug,
        whole=whole,
    )
    moving = [
        row
        for row in reports
        if row.source != last.id and f"{slug}.{row.revision}.{row.position}" not in back
    ]
    place = max((row.position for row in reports if row.source == last.id), default=0)
    for position, row in enumerate(moving, start=place + 1):
        connection.execute(
            sa.text(
                "UPDATE report SET source_id = :source, position = :position, recorded_at = :moment WHERE id = :id"
            ),
            {"source": last.id, "position": position, "moment": last.recorded_at, "id": row.id},
        )


def _rows(connection: sa.Connection, query: str, **values: Any) -> list[Any]:
    return list(connection.execute(sa.text(query), values))


def _listed(stored: Any) -> list[str]:
    """A list as JSON; PostgreSQL decodes it by itself."""
    return list(json.loads(stored) if isinstance(stored, str) else stored or ())
