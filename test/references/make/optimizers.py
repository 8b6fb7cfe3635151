"""Weights after 1, 2, 3 and 10 steps with given gradients."""

import keras

from figures import Draw, array
from translate import constraint, snake

CLASSES = {
    'adam': keras.optimizers.Adam,
    'adamW': keras.optimizers.AdamW,
    'sgd': keras.optimizers.SGD,
    'rmsprop': keras.optimizers.RMSprop,
    'adagrad': keras.optimizers.Adagrad,
    'adadelta': keras.optimizers.Adadelta,
    'adamax': keras.optimizers.Adamax,
    'nadam': keras.optimizers.Nadam,
    'lion': keras.optimizers.Lion,
    'lamb': keras.optimizers.Lamb,
    'ftrl': keras.optimizers.Ftrl,
}

ARGUMENT_NAMES = {
    'beta1': 'beta_1',
    'beta2': 'beta_2',
    'clipNorm': 'clipnorm',
    'clipValue': 'clipvalue',
    'globalClipNorm': 'global_clipnorm',
    'l1RegularizationStrength': 'l1_regularization_strength',
    'l2RegularizationStrength': 'l2_regularization_strength',
    'l2ShrinkageRegularizationStrength': 'l2_shrinkage_regularization_strength',
}

STEPS = 10
SEEN = (1, 2, 3, 10)
CLIPPINGS = [{'clipNorm': 0.5}, {'clipNorm': 100}, {'clipValue': 0.3}, {'globalClipNorm': 0.7}, {'weightDecay': 0.2}]

CASES = [
    *[(name, settings) for name in CLASSES for settings in ({}, {'learningRate': 0.1}, *CLIPPINGS)],
    ('adam', {'beta1': 0.5, 'beta2': 0.9, 'epsilon': 0.01}),
    ('adam', {'beta1': 0, 'beta2': 0}),
    ('adamW', {'weightDecay': 0.3, 'learningRate': 0.05}),
    ('adamW', {'weightDecay': 0}),
    ('adamW', {'weightDecay': 0.1, 'beta1': 0.7, 'beta2': 0.99, 'clipNorm': 0.4}),
    ('sgd', {'momentum': 0.9}),
    ('sgd', {'momentum': 0.9, 'nesterov': True}),
    ('sgd', {'nesterov': True}),
    ('sgd', {'momentum': 0.5, 'nesterov': True, 'clipValue': 0.2, 'learningRate': 0.3}),
    ('rmsprop', {'momentum': 0.9}),
    ('rmsprop', {'centered': True}),
    ('rmsprop', {'centered': True, 'momentum': 0.5, 'rho': 0.7, 'epsilon': 0.001}),
    ('adagrad', {'initialAccumulatorValue': 0, 'epsilon': 0.01}),
    ('adagrad', {'initialAccumulatorValue': 1, 'learningRate': 0.5}),
    ('adadelta', {'rho': 0.5, 'learningRate': 1.0, 'epsilon': 0.001}),
    ('adamax', {'beta1': 0.3, 'beta2': 0.6, 'epsilon': 0.1}),
    ('adam', {'amsgrad': True, 'beta2': 0.5}),
    ('adamW', {'amsgrad': True, 'beta2': 0.5, 'globalClipNorm': 0.5}),
    ('nadam', {'beta1': 0.6, 'beta2': 0.7, 'epsilon': 0.01, 'learningRate': 0.2}),
    ('lion', {'beta1': 0.5, 'beta2': 0.6}),
    ('lamb', {'beta1': 0.5, 'beta2': 0.6, 'epsilon': 0.01, 'learningRate': 0.1}),
    ('ftrl', {'learningRate': 0.2, 'l1RegularizationStrength': 0.3, 'l2RegularizationStrength': 0.1}),
    ('ftrl', {'learningRate': 0.2, 'l2ShrinkageRegularizationStrength': 0.05, 'beta': 0.1}),
    ('ftrl', {'learningRatePower': -0.8, 'initialAccumulatorValue': 0.5, 'learningRate': 0.3}),
]

CONSTRAINED = [
    ('sgd', {'learningRate': 0.5}, 'nonNeg'),
    ('adam', {'learningRate': 0.5}, {'maxNorm': {'maxValue': 0.5}}),
]


def reference(name, settings, rule=None):
    draw = Draw(11)
    start = [draw.normal((2, 3), 0.5), draw.normal((3,), 0.5)]
    gradients = [[draw.normal((2, 3)), draw.normal((3,))] for _ in range(STEPS)]
    # A number whose gradient is at times zero.
    for step in (0, 4):
        gradients[step][0][0, 1] = 0
    kernel = keras.Variable(start[0])
    kernel.constraint = constraint(rule)
    variables = [kernel, keras.Variable(start[1])]
    optimizer = CLASSES[name](**{ARGUMENT_NAMES.get(key, snake(key)): value for key, value in settings.items()})
    after = {}
    for step in range(1, STEPS + 1):
        optimizer.apply(gradients[step - 1], variables)
        if step in SEEN:
            after[step] = [array(variable.numpy())['values'] for variable in variables]
    return {
        'optimizer': {'name': name, 'config': settings},
        **({'kernelConstraint': rule} if rule else {}),
        'start': [array(values)['values'] for values in start],
        'gradients': [[array(values)['values'] for values in step] for step in gradients],
        'after': after,
    }


def references():
    return {'optimizers.json': [reference(*case) for case in [*CASES, *CONSTRAINED]]}
