"""What Keras's layers give for drawn weights and inputs, and the gradients of `sum(output * factor) + penalties`."""

import zlib

import keras
import numpy as np
import tensorflow as tf

from figures import Draw, array, number
from layer_cases import CASES
from translate import apply_layer


def drawn_inputs(case, draw):
    values = []
    for shape in case['inputs']:
        full = (case['batch'], *shape)
        values.append(draw.whole(full, case['tokens']) if case['tokens'] else draw.normal(full))
    for row, step in case['hidden']:
        values[0][row, step] = case['hiddenValue']
    for row, step in case['alsoHidden']:
        values[1][row, step] = 0
    return values


def build(case):
    dtype = 'int32' if case['tokens'] else 'float32'
    inputs = [keras.Input(shape=shape, dtype=dtype) for shape in case['inputs']]
    last = inputs if len(inputs) > 1 else inputs[0]
    named = {f'in{index}': value for index, value in enumerate(inputs)}
    for layer in case['layers']:
        name, settings = next(iter(layer.items()))
        sources = [named[source] for source in settings.get('inputs', [])]
        taken = last if not sources else sources if len(sources) > 1 else sources[0]
        last = apply_layer(name, settings, taken)
        if 'name' in settings:
            named[settings['name']] = last
    return keras.Model(inputs, last)


def short(path):
    return path.split('/')[-1]


def start(values):
    """First values that no random numbers rule."""
    flat = np.unique(values)
    if not set(flat.tolist()) <= {0.0, 1.0}:
        return None
    return number(flat[0]) if len(flat) == 1 else array(values)['values']


def set_weights(model, draw):
    starts = [start(variable.numpy()) for variable in model.weights]
    for variable in model.weights:
        shape = tuple(variable.shape)
        varies = short(variable.path) in ('moving_variance', 'gamma')
        variable.assign(draw.positive(shape) if varies else draw.normal(shape, 0.5))
    return starts


def reference(case):
    name = next(iter(case['layers'][-1]))
    draw = Draw(zlib.crc32(repr(case).encode()))
    keras.utils.clear_session()
    model = build(case)
    starts = set_weights(model, draw)
    before = [array(variable.numpy()) for variable in model.weights]
    inputs = drawn_inputs(case, draw)
    variables = [variable for variable in model.trainable_weights]
    with tf.GradientTape() as tape:
        given = [tf.constant(value) for value in inputs]
        for value in given:
            if value.dtype.is_floating:
                tape.watch(value)
        output = model(given if len(given) > 1 else given[0], training=case['training'])
        factor = draw.normal(tuple(output.shape))
        penalty = tf.add_n(model.losses) if model.losses else tf.constant(0.0)
        total = tf.reduce_sum(output * factor) + penalty
    watched = [value for value in given if value.dtype.is_floating]
    sources = watched + [variable.value for variable in variables]
    gradients = tape.gradient(total, sources, unconnected_gradients='zero')
    gradients = [tf.convert_to_tensor(gradient).numpy() for gradient in gradients]
    weight_gradients = dict(zip([variable.path for variable in variables], gradients[len(watched):]))

    weights = []
    for variable, values, first in zip(model.weights, before, starts):
        weight = {'name': short(variable.path), **values}
        if first is not None:
            weight['start'] = first
        if variable.path in weight_gradients:
            weight['gradient'] = array(weight_gradients[variable.path])['values']
        if case['training'] and variable.path not in weight_gradients:
            weight['after'] = array(variable.numpy())['values']
        weights.append(weight)
    result = {'layers': case['layers']}
    if case['training']:
        result['training'] = True
    if model.losses:
        result['penalty'] = number(penalty.numpy())
    result['inputs'] = [
        {**array(value), **({} if value.dtype == np.float32 else {'dtype': 'int32'})} for value in inputs
    ]
    for entry, gradient in zip(result['inputs'], gradients[: len(watched)]):
        entry['gradient'] = array(gradient)['values']
    result['weights'] = weights
    result['factor'] = array(factor)['values']
    result['output'] = array(output.numpy())
    return name, result


def references():
    """By the name of the layer that a case is about."""
    found = {}
    for case in CASES:
        name, result = reference(case)
        found.setdefault(case['about'] or name, []).append(result)
    return {f'layers/{name}.json': cases for name, cases in found.items()}
