"""The record of a diplomatic process: every fact dated, every date derived from the words of its source."""
