"""Questions to the datasets: in words, and in SQL."""
