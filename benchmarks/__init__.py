"""What is measured, and how: run by `make bench` and `make bench-time`."""
