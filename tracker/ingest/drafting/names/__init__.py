"""Who and what can be named: states, bodies, people, offices and outlets, and how they are written."""
