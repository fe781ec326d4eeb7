"""The records that the stages hand on, and the exact interval algebra; standard library only."""
