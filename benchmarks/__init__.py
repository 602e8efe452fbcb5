"""Speed against peers on this machine: `python -m benchmarks`."""
