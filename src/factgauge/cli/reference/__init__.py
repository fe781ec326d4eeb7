"""`factgauge reference`: the datasets that claims are checked against; one command a file."""
