"""The protocol and the pack format: values in, values or errors out (clauses in README.md)."""
