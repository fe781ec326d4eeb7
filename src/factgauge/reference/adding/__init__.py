"""The way of a file into a reference folder: looked at, described, tried, written."""
