"""Metrics over all rows of a split, in one call of Keras's metric. What Keras does not have is written out below."""

import keras
import numpy as np

from figures import Draw, array, number

ROWS = 40


def softmax(values):
    exponents = np.exp(values - values.max(-1, keepdims=True))
    return exponents / exponents.sum(-1, keepdims=True)


def sigmoid(values):
    return 1 / (1 + np.exp(-values))


def value(metric, target, output):
    metric.update_state(target, output)
    return float(np.asarray(metric.result()))


def predicted(output, border):
    if output.shape[-1] > 1:
        return output.argmax(-1)
    return (output[:, 0] > border).astype('int32')


def averaged(part, whole, weights, average):
    if average == 'micro':
        return part.sum() / whole.sum()
    ratio = np.divide(part, whole, out=np.zeros_like(part), where=whole != 0)
    return ratio.mean() if average == 'macro' else (ratio * weights).sum() / weights.sum()


def class_averages(target, classes_predicted, classes):
    """Keras's F1Score. Precision and recall (Keras averages neither over classes) from its very counts, as scikit-learn does."""
    results = {}
    wanted, answered = np.eye(classes)[target], np.eye(classes)[classes_predicted]
    for average in ('macro', 'weighted', 'micro'):
        f1 = keras.metrics.F1Score(average=average)
        results[f'f1 {average}'] = value(f1, wanted, answered)
        # Micro counts are sums over the classes already.
        right, wrong, missed = (np.asarray(part) for part in (f1.true_positives, f1.false_positives, f1.false_negatives))
        weights = np.asarray(f1.intermediate_weights)
        results[f'precision {average}'] = averaged(right, right + wrong, weights, average)
        results[f'recall {average}'] = averaged(right, right + missed, weights, average)
    return results


def agreement(target, answers, classes):
    """Not in Keras: by their definitions over the whole table of classes and answers."""
    table = np.zeros((classes, classes))
    np.add.at(table, (target, answers), 1)
    wanted, answered = np.eye(classes)[target], np.eye(classes)[answers]
    rows = len(target)

    def covariance(one, other):
        return ((one - one.mean(0)) * (other - other.mean(0))).sum() / rows

    present = table.sum(1) > 0
    expected = np.outer(table.sum(1), table.sum(0)) / rows
    wrong = 1 - np.eye(classes)
    return {
        'balancedAccuracy': (table.diagonal()[present] / table.sum(1)[present]).mean(),
        'matthews': covariance(wanted, answered) / np.sqrt(covariance(wanted, wanted) * covariance(answered, answered)),
        'kappa': 1 - (wrong * table).sum() / (wrong * expected).sum(),
    }


def of_categories(target, output, reading):
    units = output.shape[-1]
    classes = max(units, 2)
    border = 0 if reading['signed'] or reading['activation'] == 'sigmoid' else 0.5
    scores = {'softmax': softmax, 'sigmoid': sigmoid, 'none': lambda values: values}[reading['activation']](output)
    answers = predicted(output, border)
    if units == 1:
        accuracy = keras.metrics.BinaryAccuracy(threshold=border)
        results = {'accuracy': value(accuracy, target.reshape(-1, 1), output)}
    else:
        results = {'accuracy': value(keras.metrics.SparseCategoricalAccuracy(), target, output)}
        for k in (1, 2, 3, 5):
            results[f'topK {k}'] = value(keras.metrics.SparseTopKCategoricalAccuracy(k=k), target, output)
    results.update(class_averages(target, answers, classes))
    results.update(agreement(target, answers, classes))
    if not reading['signed']:
        if classes == 2:
            results['auc'] = value(keras.metrics.AUC(), target, scores[:, -1])
            results['prAuc'] = value(keras.metrics.AUC(curve='PR'), target, scores[:, -1])
        else:
            results['auc'] = value(keras.metrics.AUC(multi_label=True), np.eye(classes)[target], scores)
            results['prAuc'] = value(keras.metrics.AUC(curve='PR', multi_label=True), np.eye(classes)[target], scores)
    return results


def of_numbers(target, output, deviation):
    """In the target's units: the engine sees scaled targets."""
    wanted, answered = target.astype('float64') * deviation, output.astype('float64') * deviation
    # Keras adds the squares of targets far from zero in single precision: its definition in double.
    r2 = 1 - np.square(wanted - answered).sum() / np.square(wanted - wanted.mean()).sum()
    assert abs(r2 - value(keras.metrics.R2Score(), wanted, answered)) < 1e-4
    return {
        'rmse': value(keras.metrics.RootMeanSquaredError(dtype='float64'), wanted, answered),
        'mae': value(keras.metrics.MeanAbsoluteError(dtype='float64'), wanted, answered),
        'mse': value(keras.metrics.MeanSquaredError(dtype='float64'), wanted, answered),
        'r2': r2,
        'mape': value(keras.metrics.MeanAbsolutePercentageError(dtype='float64'), wanted, answered),
        # Not in Keras.
        'explainedVariance': 1 - (wanted - answered).var() / wanted.var(),
    }


def category_cases():
    for classes, units, activation, signed in (
        (2, 1, 'none', False), (2, 1, 'sigmoid', False), (2, 1, 'none', True), (2, 2, 'none', False),
        (2, 2, 'softmax', False), (4, 4, 'none', False), (4, 4, 'softmax', False), (6, 6, 'softmax', False),
    ):  # fmt: skip
        draw = Draw(21)
        target = draw.whole(ROWS, classes)
        if classes == 6:
            # Two classes that no row has.
            target = target % 4
        output = draw.normal((ROWS, units))
        rows = np.arange(ROWS)
        if units > 1:
            output[rows, target] += 0.75
        else:
            output[:, 0] += target - 0.5
        if activation == 'none' and not signed:
            exact = softmax(output) if units > 1 else sigmoid(output)
            output = np.round(exact, 3).astype('float32')
        if units > 1:
            # Rows whose outputs are tied.
            output[3] = output[3, 0]
            output[5, :2] = output[5].max()
        yield target, output, {'activation': activation, 'signed': signed, 'classes': classes}


def references():
    cases = []
    for target, output, reading in category_cases():
        results = of_categories(target, output, reading)
        cases.append({
            'kind': 'category', **reading, 'target': array(target), 'output': array(output),
            'results': {name: number(result) for name, result in results.items()},
        })  # fmt: skip
    for deviation, offset in ((1, 0), (12.5, 0), (3, 40)):
        draw = Draw(22)
        target = draw.normal((ROWS, 1)) + np.float32(offset)
        output = (target + draw.normal((ROWS, 1), 0.4)).astype('float32')
        results = of_numbers(target, output, deviation)
        cases.append({
            'kind': 'numeric', 'deviation': deviation, 'center': offset, 'target': array(target), 'output': array(output),
            'results': {name: number(result) for name, result in results.items()},
        })  # fmt: skip
    return {'metrics.json': cases}
