"""Meetings in an article: the words for them, their day, place and parties, and the rounds that they are."""
