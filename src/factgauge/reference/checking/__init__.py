"""What is wrong with datasets: with their descriptors, their tables, their sums, one another."""
