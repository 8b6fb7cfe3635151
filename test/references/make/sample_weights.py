"""A network trained by Keras's own `fit` with `sample_weight`, its metrics as `weighted_metrics`: its epochs and last weights."""

import keras
import numpy as np

from figures import Draw, array, number

EPOCHS = 3
BATCH = 8
RATE = 0.2

metrics = keras.metrics
CASES = [
    ('categoricalCrossentropy', 'category', 3, 'softmax', {
        'accuracy': metrics.CategoricalAccuracy(),
        'topK 2': metrics.TopKCategoricalAccuracy(k=2),
        'f1 macro': metrics.F1Score(average='macro'),
    }),
    ('binaryCrossentropy', 'category', 1, 'sigmoid', {'accuracy': metrics.BinaryAccuracy(), 'auc': metrics.AUC()}),
    ('meanSquaredError', 'numeric', 1, 'linear', {
        'mae': metrics.MeanAbsoluteError(),
        'rmse': metrics.RootMeanSquaredError(),
        'mape': metrics.MeanAbsolutePercentageError(),
        'r2': metrics.R2Score(),
    }),
]  # fmt: skip
LOSSES = {
    'categoricalCrossentropy': 'categorical_crossentropy',
    'binaryCrossentropy': 'binary_crossentropy',
    'meanSquaredError': 'mse',
}


def part(draw, rows, kind, units):
    inputs = draw.normal((rows, 4))
    target = draw.whole((rows,), max(units, 2)) if kind == 'category' else draw.normal((rows, 1))
    weights = draw.uniform((rows,)) * 2
    weights[0] = 0
    return inputs, target, weights


def wanted(target, kind, units):
    if kind == 'numeric':
        return target
    return np.eye(units, dtype='float32')[target] if units > 1 else target.reshape(-1, 1).astype('float32')


def references():
    cases = []
    for seed, (loss, kind, units, activation, measured) in enumerate(CASES):
        draw = Draw(900 + seed)
        training, validation = part(draw, 30, kind, units), part(draw, 11, kind, units)
        model = keras.Sequential([
            keras.Input((4,)),
            keras.layers.Dense(units, activation=activation),
        ])  # fmt: skip
        # Not zeros: of equal outputs Keras's F1Score takes all for the answer.
        start = draw.normal((4, units), 0.3)
        model.set_weights([start, np.zeros(units, 'float32')])
        named = dict(measured)
        model.compile(keras.optimizers.SGD(RATE), loss=LOSSES[loss], weighted_metrics=list(named.values()))

        def given(split):
            inputs, target, weights = split
            return inputs, wanted(target, kind, units), weights

        inputs, target, weights = given(training)
        history = model.fit(inputs, target, sample_weight=weights, validation_data=given(validation), epochs=EPOCHS,
                            batch_size=BATCH, shuffle=False, verbose=0).history  # fmt: skip
        logs = {'loss': 'loss', **{name: metric.name for name, metric in named.items()}}
        epochs = [
            {prefix + name: number(history[prefix + key][epoch]) for name, key in logs.items() for prefix in ('', 'val_')}
            for epoch in range(EPOCHS)
        ]
        cases.append({
            'loss': loss, 'kind': kind, 'units': units, 'activation': activation, 'rate': RATE, 'batchSize': BATCH,
            'splits': [dict(zip(('inputs', 'target', 'weights'), map(array, split))) for split in (training, validation)],
            'start': array(start),
            'epochs': epochs,
            'weights': [array(values) for values in model.get_weights()],
        })  # fmt: skip
    return {'sampleWeights.json': cases}
