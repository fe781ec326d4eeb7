"""The checks: one family a file, each check with a code and its page in its docstring."""
