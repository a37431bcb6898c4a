"""Files that mean no good, or are far too large: data only, for the tests and for the benchmarks."""
