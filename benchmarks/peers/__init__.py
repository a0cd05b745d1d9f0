"""Other taggers of time, each behind an adapter that runs in an environment of its own.

An adapter reads documents as JSON Lines, {"doc", "text", "published"}, and writes {"doc", "timexes", "seconds"}: what
it found, and the CPU time that this took. Adapters import nothing of ours, so that no environment needs both.
"""
