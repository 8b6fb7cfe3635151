"""Learning rates of the first epochs, a rate a step; and what ReduceLROnPlateau makes of a monitored value."""

import keras
import numpy as np

from figures import number

START = 0.01
STEPS_PER_EPOCH = 7
EPOCHS = 12
STEPS = EPOCHS * STEPS_PER_EPOCH

schedules = keras.optimizers.schedules


def steps(epochs):
    return epochs * STEPS_PER_EPOCH


CASES = [
    # Keras gives the value before a boundary to the boundary's own step.
    ('piecewise', {'boundaries': [3, 8], 'values': [0.1, 0.02, 0.005]},
     schedules.PiecewiseConstantDecay([steps(3) - 1, steps(8) - 1], [0.1, 0.02, 0.005])),
    ('step', {'every': 4, 'factor': 0.5}, schedules.ExponentialDecay(START, steps(4), 0.5, staircase=True)),
    ('exponential', {}, schedules.ExponentialDecay(START, steps(1), 0.9)),
    ('exponential', {'decayEpochs': 3, 'decayRate': 0.5}, schedules.ExponentialDecay(START, steps(3), 0.5)),
    ('exponential', {'decayEpochs': 3, 'decayRate': 0.5, 'staircase': True},
     schedules.ExponentialDecay(START, steps(3), 0.5, staircase=True)),
    ('inverseTime', {}, schedules.InverseTimeDecay(START, steps(1), 0.5)),
    ('inverseTime', {'decayEpochs': 2, 'decayRate': 1.5, 'staircase': True},
     schedules.InverseTimeDecay(START, steps(2), 1.5, staircase=True)),
    ('cosine', {}, schedules.CosineDecay(START, STEPS)),
    ('cosine', {'decayEpochs': 5, 'alpha': 0.1}, schedules.CosineDecay(START, steps(5), alpha=0.1)),
    ('cosine', {'warmUp': 2}, schedules.CosineDecay(0.0, steps(10), warmup_target=START, warmup_steps=steps(2))),
    ('cosine', {'warmUp': 3, 'decayEpochs': 6, 'alpha': 0.2},
     schedules.CosineDecay(0.0, steps(6), alpha=0.2, warmup_target=START, warmup_steps=steps(3))),
    ('cosineRestarts', {'firstDecayEpochs': 4, 'tMul': 1}, schedules.CosineDecayRestarts(START, steps(4), t_mul=1.0)),
    ('cosineRestarts', {'firstDecayEpochs': 3, 'mMul': 0.5, 'alpha': 0.1},
     schedules.CosineDecayRestarts(START, steps(3), m_mul=0.5, alpha=0.1)),
    ('linear', {}, schedules.PolynomialDecay(START, STEPS, end_learning_rate=0.0)),
    ('linear', {'decayEpochs': 6, 'endLearningRate': 0.002},
     schedules.PolynomialDecay(START, steps(6), end_learning_rate=0.002)),
    ('polynomial', {}, schedules.PolynomialDecay(START, STEPS)),
    ('polynomial', {'decayEpochs': 5, 'power': 2}, schedules.PolynomialDecay(START, steps(5), power=2.0)),
    ('polynomial', {'decayEpochs': 5, 'power': 0.5, 'cycle': True},
     schedules.PolynomialDecay(START, steps(5), power=0.5, cycle=True)),
]  # fmt: skip

VALUES = [1, 0.8, 0.81, 0.805, 0.9, 0.85, 0.7, 0.6999, 0.72, 0.75, 0.74, 0.73, 0.9, 0.9, 0.2, 0.3]

PLATEAUS = [
    {},
    {'patience': 2},
    {'patience': 2, 'factor': 0.5},
    {'patience': 2, 'factor': 0.5, 'cooldown': 2},
    {'patience': 1, 'cooldown': 1},
    {'patience': 0, 'factor': 0.5},
    {'patience': 3, 'minDelta': 0.2},
    {'patience': 2, 'minLearningRate': 0.0005},
    {'patience': 2, 'mode': 'max'},
]

ARGUMENT_NAMES = {'minDelta': 'min_delta', 'minLearningRate': 'min_lr'}


class Plain(keras.Model):
    """As much of a model as the callback asks for."""

    def call(self, inputs):
        return inputs


def rates_after(settings):
    model = Plain()
    model.compile(optimizer=keras.optimizers.SGD(START), loss='mse')
    given = {'patience': 10, **{ARGUMENT_NAMES.get(key, key): value for key, value in settings.items()}}
    callback = keras.callbacks.ReduceLROnPlateau(monitor='val_loss', **given)
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, value in enumerate(VALUES):
        callback.on_epoch_end(epoch, {'val_loss': value})
        rates.append(number(float(np.asarray(model.optimizer.learning_rate))))
    return rates


def references():
    cases = [
        {
            'schedule': {'name': name, 'config': config}, 'start': START, 'stepsPerEpoch': STEPS_PER_EPOCH, 'epochs': EPOCHS,
            'rates': [number(float(np.asarray(schedule(step)))) for step in range(STEPS)],
        }
        for name, config, schedule in CASES
    ]  # fmt: skip
    plateaus = [
        {
            'schedule': {'name': 'reduceOnPlateau', 'config': settings}, 'start': START, 'values': VALUES,
            'rates': rates_after(settings),
        }
        for settings in PLATEAUS
    ]  # fmt: skip
    return {'schedules.json': cases, 'plateaus.json': plateaus}
