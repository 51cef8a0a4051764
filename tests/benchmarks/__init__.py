"""Benchmarks: each figure beside its baseline in the same run, as ratios; absolute times carry nowhere."""
