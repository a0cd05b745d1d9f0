"""The way in for whatever is not yet a submission: files today, articles later."""
