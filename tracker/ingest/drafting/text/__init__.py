"""What all of drafting looks at a text with: expressions, lists of words, places, days."""
