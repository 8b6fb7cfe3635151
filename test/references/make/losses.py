"""Each row's loss, and the gradient of `sum(losses * factor)` with respect to the outputs."""

import keras
import numpy as np
import tensorflow as tf

from figures import Draw, array
from translate import snake

CLASSES = {
    'sparseCategoricalCrossentropy': keras.losses.SparseCategoricalCrossentropy,
    'categoricalCrossentropy': keras.losses.CategoricalCrossentropy,
    'binaryCrossentropy': keras.losses.BinaryCrossentropy,
    'hinge': keras.losses.Hinge,
    'squaredHinge': keras.losses.SquaredHinge,
    'meanSquaredError': keras.losses.MeanSquaredError,
    'meanAbsoluteError': keras.losses.MeanAbsoluteError,
    'huber': keras.losses.Huber,
    'logCosh': keras.losses.LogCosh,
    'klDivergence': keras.losses.KLDivergence,
    'categoricalHinge': keras.losses.CategoricalHinge,
    'categoricalFocalCrossentropy': keras.losses.CategoricalFocalCrossentropy,
    'binaryFocalCrossentropy': keras.losses.BinaryFocalCrossentropy,
    'poisson': keras.losses.Poisson,
    'cosineSimilarity': keras.losses.CosineSimilarity,
    'meanAbsolutePercentageError': keras.losses.MeanAbsolutePercentageError,
    'meanSquaredLogarithmicError': keras.losses.MeanSquaredLogarithmicError,
}

ROWS = 6


def probabilities(draw, units):
    values = draw.normal((ROWS, units)) if units > 1 else draw.normal((ROWS, 1)) * 2
    exact = np.exp(values) / np.exp(values).sum(-1, keepdims=True) if units > 1 else 1 / (1 + np.exp(-values))
    return np.round(exact, 3).astype('float32')


def edges(units):
    """Outputs that are sure, rightly and wrongly, or do not add up to one."""
    if units == 1:
        return np.array([[0], [1], [1e-9], [1 - 1e-6], [0.5], [1]], 'float32')
    rows = [[1, 0, 0], [0, 1, 0], [1e-9, 0.5, 0.5], [0.2, 0.2, 0.2], [0.9, 0.9, 0.4], [0, 0, 1]]
    return np.array(rows, 'float32')


def cases():
    crossentropies = ['sparseCategoricalCrossentropy', 'categoricalCrossentropy']
    for name in crossentropies:
        smoothings = [{}] if name.startswith('sparse') else [{}, {'labelSmoothing': 0.1}]
        for settings in smoothings:
            draw = Draw(1)
            yield name, settings, draw.whole(ROWS, 3), probabilities(draw, 3)
            yield name, settings, draw.whole(ROWS, 3), edges(3)
            logits = {**settings, 'fromLogits': True}
            yield name, logits, draw.whole(ROWS, 3), draw.normal((ROWS, 3), 2)
            yield name, logits, draw.whole(ROWS, 3), draw.normal((ROWS, 3), 60)
    for settings in ({}, {'labelSmoothing': 0.2}):
        for units in (1, 3):
            draw = Draw(2)
            classes = max(units, 2)
            yield 'binaryCrossentropy', settings, draw.whole(ROWS, classes), probabilities(draw, units)
            yield 'binaryCrossentropy', settings, draw.whole(ROWS, classes), edges(units)
            logits = {**settings, 'fromLogits': True}
            yield 'binaryCrossentropy', logits, draw.whole(ROWS, classes), draw.normal((ROWS, units), 2)
            yield 'binaryCrossentropy', logits, draw.whole(ROWS, classes), draw.normal((ROWS, units), 60)
    draw = Draw(3)
    soft = np.array([[0.9], [0], [1], [0.9], [0], [0.9]], 'float32')
    yield 'binaryCrossentropy', {}, soft, probabilities(draw, 1)
    yield 'binaryCrossentropy', {'fromLogits': True}, soft, draw.normal((ROWS, 1), 2)
    for name in ('hinge', 'squaredHinge'):
        for units in (1, 3):
            yield name, {}, draw.whole(ROWS, max(units, 2)), draw.normal((ROWS, units))
    plain = [('meanSquaredError', {}), ('meanAbsoluteError', {}), ('logCosh', {}), ('huber', {}), ('huber', {'delta': 0.4})]
    for name, settings in plain:
        for units, scale in ((1, 1), (3, 1), (2, 40)):
            yield name, settings, draw.normal((ROWS, units), scale), draw.normal((ROWS, units), scale)
    draw = Draw(5)
    for name in ('klDivergence', 'categoricalHinge'):
        yield name, {}, draw.whole(ROWS, 4), probabilities(draw, 4)
    yield 'klDivergence', {}, draw.whole(ROWS, 3), edges(3)
    yield 'categoricalHinge', {}, draw.whole(ROWS, 3), draw.normal((ROWS, 3), 2)
    for settings in ({}, {'gamma': 1.5, 'alpha': 0.6}, {'labelSmoothing': 0.1}):
        yield 'categoricalFocalCrossentropy', settings, draw.whole(ROWS, 3), probabilities(draw, 3)
        yield 'binaryFocalCrossentropy', settings, draw.whole(ROWS, 2), probabilities(draw, 1)
        logits = {**settings, 'fromLogits': True}
        yield 'categoricalFocalCrossentropy', logits, draw.whole(ROWS, 3), draw.normal((ROWS, 3), 2)
        yield 'binaryFocalCrossentropy', logits, draw.whole(ROWS, 2), draw.normal((ROWS, 1), 2)
    balanced = {'applyClassBalancing': True, 'alpha': 0.3}
    yield 'binaryFocalCrossentropy', balanced, draw.whole(ROWS, 2), probabilities(draw, 1)
    yield 'categoricalFocalCrossentropy', {}, draw.whole(ROWS, 3), edges(3)
    for units in (1, 3):
        yield 'poisson', {}, draw.whole((ROWS, units), 6).astype('float32'), draw.positive((ROWS, units))
        yield 'meanAbsolutePercentageError', {}, draw.normal((ROWS, units), 9), draw.normal((ROWS, units), 9)
        yield 'meanSquaredLogarithmicError', {}, draw.positive((ROWS, units)), draw.normal((ROWS, units), 2)
        yield 'cosineSimilarity', {}, draw.normal((ROWS, units)), draw.normal((ROWS, units), 3)


def keras_target(name, target, units):
    """Class numbers as Keras takes them."""
    if target.dtype == np.float32 or name == 'sparseCategoricalCrossentropy':
        return target
    if units == 1:
        return target.reshape(-1, 1).astype('float32')
    return np.eye(units, dtype='float32')[target]


def reference(name, settings, target, output):
    given = {snake(key): value for key, value in settings.items()}
    loss = CLASSES[name](reduction=None, **given)
    factor = Draw(4).positive(ROWS)
    outputs = tf.constant(output)
    with tf.GradientTape() as tape:
        tape.watch(outputs)
        losses = loss(keras_target(name, target, output.shape[-1]), outputs)
        total = tf.reduce_sum(losses * factor)
    gradient = tape.gradient(total, outputs)
    return {
        'loss': {'name': name, 'config': settings},
        'target': {**array(target), 'dtype': str(target.dtype)},
        'output': array(output),
        'losses': array(losses.numpy())['values'],
        'factor': array(factor)['values'],
        'gradient': array(gradient.numpy())['values'],
    }


def references():
    return {'losses.json': [reference(*case) for case in cases()]}
