"""What Keras's constraints make of weights, and how its initializers spread first weights."""

import keras
import numpy as np

from figures import Draw, array, number
from translate import class_name, constraint, snake

CONSTRAINTS = [
    'nonNeg',
    'unitNorm',
    {'unitNorm': {'axis': 1}},
    'maxNorm',
    {'maxNorm': {'maxValue': 0.6}},
    {'maxNorm': {'maxValue': 0.6, 'axis': 1}},
    'minMaxNorm',
    {'minMaxNorm': {'minValue': 0.4, 'maxValue': 0.8}},
    {'minMaxNorm': {'minValue': 0.4, 'maxValue': 0.8, 'rate': 0.3, 'axis': 1}},
]

SEEDED = [
    'glorotUniform', 'glorotNormal', 'heUniform', 'heNormal', 'leCunUniform', 'leCunNormal', 'randomUniform',
    'randomNormal', 'truncatedNormal', 'orthogonal',
]  # fmt: skip

INITIALIZERS = [
    *[(name, {}) for name in SEEDED],
    ('randomUniform', {'minval': 0.2, 'maxval': 0.5}),
    ('randomNormal', {'mean': 1, 'stddev': 0.2}),
    ('truncatedNormal', {'mean': -1, 'stddev': 0.2}),
    ('orthogonal', {'gain': 2}),
    *[
        ('varianceScaling', {'scale': scale, 'mode': mode, 'distribution': distribution})
        for scale, mode in ((1, 'fanIn'), (3, 'fanOut'), (0.5, 'fanAvg'))
        for distribution in ('normal', 'uniform', 'truncatedNormal')
    ],
    ('varianceScaling', {}),
]

FIXED = [('zeros', {}), ('ones', {}), ('constant', {'value': 0.3}), ('identity', {}), ('identity', {'gain': 2})]

KERAS_WORDS = {'fanIn': 'fan_in', 'fanOut': 'fan_out', 'fanAvg': 'fan_avg', 'normal': 'untruncated_normal', 'truncatedNormal': 'truncated_normal'}

UNITS, INPUTS, WINDOW, FILTERS = 200, 300, 5, 40


def initializer(name, settings, seed):
    given = {snake(key): KERAS_WORDS.get(value, value) for key, value in settings.items()}
    kind = {'leCunUniform': 'LecunUniform', 'leCunNormal': 'LecunNormal'}.get(name, class_name(name))
    return getattr(keras.initializers, kind)(**given, **({} if seed is None else {'seed': seed}))


def spread(name, settings):
    shapes = {'dense': (INPUTS, UNITS), 'conv1d': (WINDOW, INPUTS, FILTERS)}
    kernels = {}
    for layer, shape in shapes.items():
        values = np.asarray(initializer(name, settings, 5)(shape), 'float64')
        kernels[layer] = {
            'shape': list(shape), 'mean': number(values.mean()), 'deviation': number(values.std()),
            'least': number(values.min()), 'largest': number(values.max()),
        }  # fmt: skip
    return {'initializer': {'name': name, 'config': settings}, 'kernels': kernels}


def references():
    weights = [Draw(31).normal((3, 4), 0.6), Draw(32).normal((3, 4), 0.1)]
    constraints = [
        {'constraint': rule, **array(values), 'after': array(np.asarray(constraint(rule)(values)))['values']}
        for rule in CONSTRAINTS
        for values in weights
    ]
    fixed = [
        {
            'initializer': {'name': name, 'config': settings},
            'kernel': array(np.asarray(initializer(name, settings, None)((3, 4)))),
        }
        for name, settings in FIXED
    ]
    return {
        'constraints.json': constraints,
        'initializers.json': [*[spread(*one) for one in INITIALIZERS], *fixed],
    }
