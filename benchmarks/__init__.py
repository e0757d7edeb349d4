"""What `./run bench` measures. Each figure is a ratio against a physical limit or a peer in the same run."""
