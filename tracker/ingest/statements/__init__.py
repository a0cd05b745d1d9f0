"""Who said, believed, planned or felt what in an English text, found by rules and word lists alone."""

from tracker.ingest.statements.engine import statements
from tracker.ingest.statements.lines import statement_lines
from tracker.ingest.statements.nesting import Nested, nested

__all__ = ["Nested", "nested", "statement_lines", "statements"]
