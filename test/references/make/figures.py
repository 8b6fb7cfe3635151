"""Numbers for references: drawn with few digits, written with seven."""

import json

import numpy as np


class Draw:
    """Random numbers of few digits, the same in every run."""

    def __init__(self, seed):
        self.generator = np.random.default_rng(seed)

    def normal(self, shape, scale=1.0):
        return np.round(self.generator.normal(size=shape) * scale, 2).astype('float32')

    def positive(self, shape):
        return np.round(self.generator.uniform(0.5, 1.5, size=shape), 2).astype('float32')

    def whole(self, shape, limit):
        return self.generator.integers(0, limit, size=shape).astype('int32')

    def uniform(self, shape):
        return np.round(self.generator.uniform(0, 1, size=shape), 3).astype('float32')


def number(value):
    """The shortest text that keeps seven digits."""
    if float(value).is_integer():
        return int(value)
    return float(f'{float(value):.7g}')


def array(values):
    values = np.asarray(values)
    return {'shape': list(values.shape), 'values': [number(value) for value in values.ravel()]}


def write(path, header, cases):
    """One case a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ',\n'.join(json.dumps(case, separators=(',', ':')) for case in cases)
    head = json.dumps(header, separators=(',', ':'))
    path.write_text(f'{{"madeWith":{head},"cases":[\n{lines}\n]}}\n')
