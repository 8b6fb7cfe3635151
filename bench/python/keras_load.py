"""Seconds to import Keras with TensorFlow, and the megabytes that the process then has."""
import os, resource, time
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
started = time.perf_counter()
import keras
keras.ops.zeros(1)
print(f"{time.perf_counter() - started:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
