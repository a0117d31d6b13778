"""What engines share that are asked queries in their own words, and whose best hits are weighed from their tokens."""
