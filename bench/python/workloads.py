"""The speed workloads, as data: made the same way for every contestant, from a seed."""
import gzip, os, sys
import numpy as np
HERE = os.path.dirname(os.path.abspath(__file__))
MNIST = os.path.join(HERE, "..", "..", "examples", "data")

def mnist(n=8000):
    with gzip.open(os.path.join(MNIST, "t10k-images-idx3-ubyte.gz")) as f:
        x = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 28, 28, 1)[:n].astype("float32") / 255
    with gzip.open(os.path.join(MNIST, "t10k-labels-idx1-ubyte.gz")) as f:
        y = np.frombuffer(f.read(), np.uint8, offset=8)[:n].astype("int32")
    return x, y

def make(name):
    r = np.random.default_rng(7)
    if name == "mlp":
        x = r.normal(size=(6400, 16)).astype("float32")
        return x, (x @ r.normal(size=(16, 1))).astype("float32"), 32
    if name == "wide":
        x = r.normal(size=(5120, 512)).astype("float32")
        return x, r.integers(0, 10, 5120).astype("int32"), 256
    if name == "cnn":
        return (*mnist(8000), 64)
    if name == "lstm":
        x = r.integers(1, 10000, size=(1600, 50)).astype("int32")
        return x, (x[:, 0] % 2).astype("int32"), 32
    raise SystemExit(f"unknown workload {name}")
NAMES = ["mlp", "wide", "cnn", "lstm"]
