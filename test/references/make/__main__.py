"""Writes the references with Keras 3: `python test/references/make [name ...]`, with any Python that has Keras and TensorFlow."""

import os
import pathlib
import sys

os.environ['KERAS_BACKEND'] = 'tensorflow'
os.environ['TF_ENABLE_ONEDNN_OPTS'] = '0'
os.environ['CUDA_VISIBLE_DEVICES'] = ''
os.environ.setdefault('TF_CPP_MIN_LOG_LEVEL', '2')

import importlib  # noqa: E402

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402

from figures import write  # noqa: E402

PARTS = ['layers', 'losses', 'optimizers', 'schedules', 'metrics', 'weights', 'augment', 'sample_weights']


def main(chosen):
    folder = pathlib.Path(__file__).resolve().parent.parent
    versions = {'keras': keras.__version__, 'tensorflow': tf.__version__}
    for part in chosen or PARTS:
        for path, cases in importlib.import_module(part).references().items():
            write(folder / path, versions, cases)
            print(f'{path}: {len(cases)}')


main(sys.argv[1:])
