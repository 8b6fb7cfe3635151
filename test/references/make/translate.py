"""Layers as a model file writes them, made with Keras."""

import re

import keras

from blocks import PositionEmbedding, TransformerEncoder

CLASS_NAMES = {
    'simpleRNN': 'SimpleRNN',
    'lstm': 'LSTM',
    'gru': 'GRU',
    'convLstm2d': 'ConvLSTM2D',
    'reLU': 'ReLU',
    'leakyReLU': 'LeakyReLU',
    'prelu': 'PReLU',
    'elu': 'ELU',
    'rmsNormalization': 'RMSNormalization',
}

ARGUMENT_NAMES = {'leakyReLU': {'alpha': 'negative_slope'}}

ACTIVATIONS = {
    'hardSigmoid': 'hard_sigmoid',
    'logSoftmax': 'log_softmax',
    'gelu_new': lambda x: keras.activations.gelu(x, approximate=True),
}

BLOCKS = {'transformerEncoder': TransformerEncoder, 'positionEmbedding': PositionEmbedding}

ATTENTION = ('multiHeadAttention', 'attention', 'additiveAttention')

CHANNELS_FIRST = 'channelsFirst'


def snake(name):
    return re.sub(r'(?<!^)([A-Z])', lambda match: '_' + match[1].lower(), name)


def class_name(name):
    if name in CLASS_NAMES:
        return CLASS_NAMES[name]
    upper = name[0].upper() + name[1:]
    return re.sub(r'(\d)d', r'\1D', upper)


def regularizer(value):
    if value is None:
        return None
    if isinstance(value, str):
        value = {key: 0.01 for key in ('l1', 'l2') if key in value}
    return keras.regularizers.L1L2(**value)


def constraint(value):
    if value is None:
        return None
    name, settings = (value, {}) if isinstance(value, str) else next(iter(value.items()))
    kind = getattr(keras.constraints, name[0].upper() + name[1:])
    return kind(**{snake(key): setting for key, setting in settings.items()})


def tuples(value):
    return tuple(tuples(item) for item in value) if isinstance(value, list) else value


def argument(key, value):
    if key == 'layer':
        return make_layer(*next(iter(value.items())))
    if key in ('activation', 'recurrentActivation'):
        return ACTIVATIONS.get(value, snake(value))
    if key.endswith('Regularizer'):
        return regularizer(value)
    if key.endswith('Constraint'):
        return constraint(value)
    return tuples(value)


def own_axes(value):
    return list(value) if isinstance(value, (list, tuple)) else value


def make_layer(name, settings):
    """The Keras layer; without `dataFormat`, which `apply_layer` honours."""
    if name == 'thresholdedReLU':
        # Keras 3 has the function, no longer the layer.
        theta = settings.get('theta', 1)
        return keras.layers.Lambda(lambda x: keras.activations.threshold(x, theta, 0))
    names = ARGUMENT_NAMES.get(name, {})
    given = {
        names.get(key, snake(key)): argument(key, value)
        for key, value in settings.items()
        if key not in ('dataFormat', 'inputs', 'name') and not (key == 'causal' and name in ATTENTION)
    }
    for key in ('axis', 'axes', 'shared_axes'):
        if key in given:
            given[key] = own_axes(given[key])
    if name.startswith('averagePooling'):
        # Keras has this default for max pooling alone.
        given.setdefault('pool_size', 2)
    if name in BLOCKS:
        return BLOCKS[name](**given)
    return getattr(keras.layers, class_name(name))(**given)


def apply_layer(name, settings, values):
    """Calls the layer. Channels that come first are moved: Keras on a processor cannot pool or convolve them there."""
    layer = make_layer(name, settings)
    if name in ATTENTION:
        given = values if isinstance(values, list) else [values, values]
        causal = settings.get('causal', False)
        if name == 'multiHeadAttention':
            return layer(*given, use_causal_mask=causal)
        return layer(given, use_causal_mask=causal)
    if settings.get('dataFormat') != CHANNELS_FIRST:
        return layer(values)
    axes = len(values.shape) - 1
    last = keras.layers.Permute([*range(2, axes + 1), 1])(values)
    result = layer(last)
    if len(result.shape) - 1 != axes:
        return result
    return keras.layers.Permute([axes, *range(1, axes)])(result)
