"""Reading and writing the records: functions that take a session and never commit."""
