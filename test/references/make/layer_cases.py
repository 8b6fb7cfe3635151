"""The layers, each with the arguments that change what it calculates, on inputs of a few numbers."""

VECTOR = [5]
SEQUENCE = [4, 3]
IMAGE = [5, 4, 2]
VOLUME = [3, 4, 3, 2]
FRAMES = [3, 4, 4, 2]

ACTIVATIONS = [
    'linear', 'relu', 'relu6', 'sigmoid', 'hardSigmoid', 'tanh', 'softmax', 'logSoftmax', 'elu', 'selu', 'softplus',
    'softsign', 'swish', 'mish', 'gelu', 'gelu_new', 'silu', 'hardSwish', 'hardSilu', 'leakyRelu', 'celu', 'exponential',
    'logSigmoid', 'hardTanh', 'tanhShrink', 'hardShrink', 'softShrink', 'squareplus', 'sparsePlus', 'sparseSigmoid',
]  # fmt: skip

CASES = []


def case(inputs, *layers, batch=2, training=False, tokens=0, hidden=(), hidden_value=0.0, also_hidden=(), about=None):
    several = inputs if isinstance(inputs[0], list) else [inputs]
    CASES.append({
        'inputs': several, 'layers': list(layers), 'batch': batch, 'training': training, 'tokens': tokens,
        'hidden': hidden, 'hiddenValue': hidden_value, 'alsoHidden': also_hidden, 'about': about,
    })  # fmt: skip


def each(name, inputs, *settings, **more):
    for one in settings:
        case(inputs, {name: one}, **more)


# Core
each('dense', VECTOR, {'units': 3}, {'units': 3, 'useBias': False, 'activation': 'tanh'})
each('dense', VECTOR, {'units': 2, 'kernelRegularizer': 'l1', 'biasRegularizer': 'l2'})
each('dense', VECTOR, {'units': 2, 'kernelRegularizer': 'l1l2', 'biasRegularizer': {'l1': 0.02}})
each('dense', VECTOR, {'units': 2, 'kernelRegularizer': {'l1': 0.1, 'l2': 0.3}})
each('dense', SEQUENCE, {'units': 2, 'activation': 'softmax'})
each('dense', [2, 2, 3], {'units': 2})
for activation in ACTIVATIONS:
    each('activation', [9], {'activation': activation}, batch=3)
each('activation', SEQUENCE, {'activation': 'softmax'}, {'activation': 'logSoftmax'})
each('activation', [2, 2, 3], {'activation': 'softmax'})
each('flatten', IMAGE, {})
each('reshape', VOLUME, {'targetShape': [6, -1, 3]})
each('permute', VOLUME, {'dims': [4, 2, 1, 3]})
each('permute', SEQUENCE, {'dims': [2, 1]})
each('repeatVector', VECTOR, {'n': 3})
each('masking', SEQUENCE, {}, hidden=[(0, 3), (1, 1)])
each('masking', SEQUENCE, {'maskValue': -1.5}, hidden=[(0, 0), (1, 2)], hidden_value=-1.5)
each('embedding', [4], {'inputDim': 6, 'outputDim': 3}, tokens=6)
each('embedding', [2, 3], {'inputDim': 6, 'outputDim': 2, 'embeddingsRegularizer': 'l2'}, tokens=6)
each('embedding', [4], {'inputDim': 4, 'outputDim': 2, 'maskZero': True}, tokens=4)

# Activations with settings
each('reLU', VECTOR, {}, {'maxValue': 0.7})
each('reLU', [9], {'negativeSlope': 0.2}, {'threshold': 0.3}, {'negativeSlope': 0.1, 'threshold': 0.4, 'maxValue': 0.9}, batch=3)
each('leakyReLU', VECTOR, {}, {'alpha': 0.05})
each('prelu', IMAGE, {}, {'sharedAxes': [1, 2]}, {'alphaRegularizer': 'l2', 'sharedAxes': [3]})
each('elu', VECTOR, {}, {'alpha': 0.4})
each('thresholdedReLU', VECTOR, {}, {'theta': 0.3})
each('softmax', SEQUENCE, {}, {'axis': 1}, {'axis': -2})
each('softmax', IMAGE, {'axis': 2})

# Convolution
each('conv1d', [7, 2], {'filters': 3, 'kernelSize': 3}, {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same'})
each('conv1d', [7, 2], {'filters': 2, 'kernelSize': 2, 'dilationRate': 3, 'activation': 'relu'})
each('conv1d', [8, 2], {'filters': 3, 'kernelSize': 3, 'dilationRate': 2, 'padding': 'same', 'activation': 'softmax'})
each('conv1d', [6, 2], {'filters': 2, 'kernelSize': 4, 'padding': 'same', 'useBias': False, 'kernelRegularizer': 'l2'})
each(
    'conv2d', IMAGE,
    {'filters': 3, 'kernelSize': 2},
    {'filters': 2, 'kernelSize': [3, 2], 'strides': [2, 1], 'padding': 'same', 'activation': 'tanh'},
    {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'useBias': False},
    {'filters': 2, 'kernelSize': 3, 'strides': [1, 2], 'activation': 'selu', 'biasRegularizer': 'l1'},
    {'filters': 2, 'kernelSize': 2, 'dilationRate': [2, 1]},
    {'filters': 2, 'kernelSize': 2, 'dilationRate': 2, 'padding': 'same'},
)  # fmt: skip
each('conv2d', [2, 5, 4], {'filters': 3, 'kernelSize': 2, 'dataFormat': 'channelsFirst'})
each('conv2d', [2, 5, 4], {'filters': 2, 'kernelSize': [3, 2], 'dilationRate': [1, 3], 'dataFormat': 'channelsFirst'})
each('conv2d', [2, 5, 4], {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'dataFormat': 'channelsFirst'})
each('conv3d', VOLUME, {'filters': 2, 'kernelSize': 2}, {'filters': 2, 'kernelSize': [2, 3, 2], 'padding': 'same'})
each('conv3d', VOLUME, {'filters': 2, 'kernelSize': 2, 'strides': 2, 'padding': 'same', 'activation': 'elu'})
each('conv3d', VOLUME, {'filters': 2, 'kernelSize': 2, 'dilationRate': 2, 'padding': 'same'})
each('conv3d', [2, 4, 5, 3], {'filters': 2, 'kernelSize': 2, 'dilationRate': [2, 3, 1], 'dataFormat': 'channelsFirst'})
each('conv3d', [2, 3, 4, 3], {'filters': 2, 'kernelSize': 2, 'dataFormat': 'channelsFirst'})
each(
    'conv2dTranspose', [3, 2, 2],
    {'filters': 2, 'kernelSize': 3},
    {'filters': 3, 'kernelSize': 3, 'strides': 2},
    {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'activation': 'relu'},
    {'filters': 2, 'kernelSize': [2, 4], 'strides': [1, 3], 'useBias': False},
    {'filters': 2, 'kernelSize': 2, 'strides': 3},
    {'filters': 2, 'kernelSize': 4, 'strides': 2, 'padding': 'same', 'kernelRegularizer': 'l2'},
)  # fmt: skip
each('conv2dTranspose', [2, 3, 2], {'filters': 2, 'kernelSize': 3, 'strides': 2, 'dataFormat': 'channelsFirst'})
each(
    'conv2dTranspose', [3, 2, 2],
    {'filters': 2, 'kernelSize': 3, 'strides': 2, 'outputPadding': 1},
    {'filters': 2, 'kernelSize': 2, 'strides': [3, 2], 'outputPadding': [2, 0]},
    {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'outputPadding': 0, 'activation': 'tanh'},
    {'filters': 2, 'kernelSize': [3, 4], 'strides': 2, 'padding': 'same', 'outputPadding': 1},
)  # fmt: skip
each('conv2dTranspose', [2, 3, 2], {'filters': 2, 'kernelSize': 3, 'strides': 2, 'outputPadding': 1, 'dataFormat': 'channelsFirst'})
each('conv3dTranspose', [2, 2, 2, 2], {'filters': 2, 'kernelSize': 2, 'strides': 2, 'outputPadding': [1, 0, 1]})
each('conv3dTranspose', [2, 2, 2, 2], {'filters': 2, 'kernelSize': 2, 'strides': 2}, {'filters': 1, 'kernelSize': 3})
each('conv3dTranspose', [2, 2, 2, 2], {'filters': 1, 'kernelSize': 3, 'strides': 2, 'padding': 'same'})
each(
    'separableConv2d', IMAGE,
    {'filters': 3, 'kernelSize': 2},
    {'filters': 2, 'kernelSize': 3, 'depthMultiplier': 2, 'padding': 'same', 'activation': 'relu'},
    {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'useBias': False},
    {'filters': 2, 'kernelSize': 2, 'depthwiseRegularizer': 'l2', 'pointwiseRegularizer': 'l1'},
    {'filters': 2, 'kernelSize': 2, 'dilationRate': 2},
    {'filters': 2, 'kernelSize': [2, 3], 'dilationRate': [3, 1], 'padding': 'same', 'depthMultiplier': 2},
)  # fmt: skip
each(
    'depthwiseConv2d', IMAGE,
    {'kernelSize': 2},
    {'kernelSize': 3, 'depthMultiplier': 2, 'padding': 'same', 'activation': 'tanh'},
    {'kernelSize': [2, 3], 'strides': 2, 'padding': 'same', 'useBias': False, 'depthwiseRegularizer': 'l2'},
)  # fmt: skip
each('depthwiseConv2d', IMAGE, {'kernelSize': 2, 'dilationRate': [2, 1]}, {'kernelSize': 2, 'dilationRate': 2, 'padding': 'same', 'depthMultiplier': 2})
each('depthwiseConv2d', [2, 5, 4], {'kernelSize': 2, 'depthMultiplier': 2, 'dataFormat': 'channelsFirst'})

# Pooling
for kind in ('max', 'average'):
    each(f'{kind}Pooling1d', [7, 2], {}, {'poolSize': 3, 'strides': 2, 'padding': 'same'}, {'poolSize': 3, 'strides': 1})
    each(
        f'{kind}Pooling2d', IMAGE,
        {},
        {'poolSize': 3, 'strides': 2, 'padding': 'same'},
        {'poolSize': [2, 3], 'strides': 1, 'padding': 'same'},
        {'poolSize': [3, 2], 'strides': [1, 2]},
    )  # fmt: skip
    each(f'{kind}Pooling2d', [2, 5, 4], {'dataFormat': 'channelsFirst'})
    each(f'{kind}Pooling3d', VOLUME, {}, {'poolSize': 2, 'strides': 1, 'padding': 'same'}, {'poolSize': [1, 2, 3]})
    each(f'{kind}Pooling3d', [2, 3, 4, 3], {'dataFormat': 'channelsFirst'})
for name in ('globalMaxPooling', 'globalAveragePooling'):
    each(f'{name}1d', SEQUENCE, {})
    each(f'{name}2d', IMAGE, {}, {'dataFormat': 'channelsFirst'})

# Normalization
for training in (False, True):
    each('batchNormalization', VECTOR, {}, {'scale': False}, {'center': False, 'momentum': 0.8}, batch=4, training=training)
    each('batchNormalization', SEQUENCE, {'epsilon': 0.01}, {'axis': 1}, training=training)
    each('batchNormalization', IMAGE, {}, {'axis': 1, 'scale': False, 'center': False}, {'axis': -2}, training=training)
    each('batchNormalization', IMAGE, {'betaRegularizer': 'l2', 'gammaRegularizer': 'l1'}, training=training)
    each('batchNormalization', VOLUME, {}, training=training)
each('layerNormalization', VECTOR, {}, {'scale': False}, {'center': False, 'scale': False}, {'epsilon': 0.1})
each('layerNormalization', SEQUENCE, {}, {'axis': 1}, {'axis': [1, 2], 'gammaRegularizer': 'l2', 'betaRegularizer': 'l1'})
each('layerNormalization', IMAGE, {'axis': [1, 3]}, {'axis': -2, 'center': False})
each('layerNormalization', VOLUME, {})

# Recurrent
RECURRENT = [
    {'units': 3},
    {'units': 3, 'returnSequences': True, 'goBackwards': True},
    {'units': 2, 'goBackwards': True, 'useBias': False, 'activation': 'relu'},
    {'units': 2, 'dropout': 0.3, 'recurrentDropout': 0.2, 'kernelRegularizer': 'l2', 'recurrentRegularizer': 'l1', 'biasRegularizer': 'l2'},
]  # fmt: skip
LATE = [(0, 2), (0, 3), (1, 3)]
SCATTERED = [(0, 0), (0, 2), (1, 1), (1, 3)]
for name in ('simpleRNN', 'lstm', 'gru'):
    each(name, SEQUENCE, *RECURRENT)
    gates = [{'units': 2, 'recurrentActivation': 'hardSigmoid'}, {'units': 2, 'recurrentActivation': 'tanh', 'activation': 'gelu'}]
    each(name, SEQUENCE, *(gates if name != 'simpleRNN' else [{'units': 2, 'activation': 'hardSigmoid'}]))
    for hidden in (LATE, SCATTERED):
        for settings in ({'units': 2}, {'units': 2, 'returnSequences': True}, {'units': 2, 'returnSequences': True, 'goBackwards': True}):
            case(SEQUENCE, {'masking': {}}, {name: settings}, hidden=hidden)
    case([5], {'embedding': {'inputDim': 4, 'outputDim': 2, 'maskZero': True}}, {name: {'units': 2}}, tokens=4, batch=3)
each('lstm', SEQUENCE, {'units': 2, 'unitForgetBias': False})
BEFORE = {'units': 2, 'resetAfter': False}
each('gru', SEQUENCE, BEFORE, {**BEFORE, 'returnSequences': True, 'goBackwards': True}, {**BEFORE, 'useBias': False, 'activation': 'relu'})
each('gru', SEQUENCE, {**BEFORE, 'recurrentActivation': 'hardSigmoid', 'biasRegularizer': 'l2'}, {'units': 2, 'biasInitializer': 'ones'})
case(SEQUENCE, {'masking': {}}, {'gru': {**BEFORE, 'returnSequences': True}}, hidden=SCATTERED)
case([5], {'embedding': {'inputDim': 4, 'outputDim': 2, 'maskZero': True}}, {'gru': BEFORE}, tokens=4, batch=3)
each(
    'convLstm2d', FRAMES,
    {'filters': 1, 'kernelSize': 2},
    {'filters': 2, 'kernelSize': 3, 'padding': 'same', 'returnSequences': True, 'unitForgetBias': False},
    {'filters': 1, 'kernelSize': [2, 1], 'strides': [1, 2], 'goBackwards': True, 'useBias': False},
    {'filters': 1, 'kernelSize': 2, 'recurrentActivation': 'hardSigmoid', 'activation': 'relu', 'recurrentRegularizer': 'l2'},
    {'filters': 1, 'kernelSize': 2, 'strides': 2, 'padding': 'same', 'dropout': 0.2, 'recurrentDropout': 0.1},
)  # fmt: skip

# Wrappers
for name in ('simpleRNN', 'lstm', 'gru'):
    for merge in ('concat', 'sum', 'mul', 'ave'):
        inner = {name: {'units': 2, **({'returnSequences': True} if merge in ('concat', 'mul') else {})}}
        each('bidirectional', SEQUENCE, {'layer': inner, **({} if merge == 'concat' else {'mergeMode': merge})})
    for sequences in (False, True):
        inner = {name: {'units': 2, 'returnSequences': sequences}}
        case(SEQUENCE, {'masking': {}}, {'bidirectional': {'layer': inner}}, hidden=SCATTERED)
each('bidirectional', SEQUENCE, {'layer': {'gru': {'units': 2, 'kernelRegularizer': 'l2'}}})
each('timeDistributed', SEQUENCE, {'layer': {'dense': {'units': 2, 'activation': 'relu', 'kernelRegularizer': 'l2'}}})
each('timeDistributed', FRAMES, {'layer': {'conv2d': {'filters': 2, 'kernelSize': 2}}}, {'layer': {'flatten': {}}})
each('timeDistributed', FRAMES, {'layer': {'maxPooling2d': {}}}, {'layer': {'globalAveragePooling2d': {}}})
each('timeDistributed', [2, 3, 2], {'layer': {'lstm': {'units': 2}}}, {'layer': {'layerNormalization': {}}})
each('timeDistributed', SEQUENCE, {'layer': {'batchNormalization': {}}})
each('timeDistributed', SEQUENCE, {'layer': {'batchNormalization': {}}}, batch=5, training=True)

# What comes after hidden steps, and whether it hands them on
AFTER_MASK = [
    {'globalAveragePooling1d': {}}, {'globalMaxPooling1d': {}}, {'flatten': {}}, {'dense': {'units': 2}},
    {'activation': {'activation': 'tanh'}}, {'layerNormalization': {}}, {'batchNormalization': {}},
    {'timeDistributed': {'layer': {'dense': {'units': 2}}}}, {'timeDistributed': {'layer': {'batchNormalization': {}}}},
    {'reLU': {}}, {'leakyReLU': {}}, {'prelu': {}}, {'elu': {}}, {'dropout': {'rate': 0.5}},
    {'spatialDropout1d': {'rate': 0.5}}, {'alphaDropout': {'rate': 0.5}}, {'gaussianDropout': {'rate': 0.5}},
    {'gaussianNoise': {'stddev': 0.5}}, {'conv1d': {'filters': 2, 'kernelSize': 2}}, {'maxPooling1d': {'poolSize': 1}},
    {'permute': {'dims': [1, 2]}}, {'reshape': {'targetShape': [4, 3]}}, {'masking': {'maskValue': -0.5}},
    {'simpleRNN': {'units': 2, 'returnSequences': True}}, {'lstm': {'units': 2, 'returnSequences': True}},
    {'gru': {'units': 2, 'returnSequences': True}}, {'bidirectional': {'layer': {'lstm': {'units': 2, 'returnSequences': True}}}},
]  # fmt: skip
for layer in AFTER_MASK:
    ends = [] if 'global' in next(iter(layer)) or 'flatten' in layer else [{'simpleRNN': {'units': 2}}]
    case(SEQUENCE, {'masking': {}}, layer, *ends, hidden=SCATTERED, about='masked')
for layer in ({'batchNormalization': {}}, {'timeDistributed': {'layer': {'batchNormalization': {}}}}):
    case(SEQUENCE, {'masking': {}}, layer, batch=5, hidden=SCATTERED, training=True, about='masked')
TOKENS = {'embedding': {'inputDim': 4, 'outputDim': 2, 'maskZero': True}}
case([4], TOKENS, {'globalAveragePooling1d': {}}, tokens=4, batch=3, about='masked')
case([4], TOKENS, {'conv1d': {'filters': 2, 'kernelSize': 2}}, tokens=4, about='masked')
# The second knows nothing of the steps hidden from the first.
case(SEQUENCE, {'masking': {}}, {'lstm': {'units': 2}}, {'repeatVector': {'n': 4}}, {'gru': {'units': 2}}, hidden=LATE, about='masked')

# Branches, of which some have hidden steps
def hiding(name, source):
    return {'masking': {'name': name, 'inputs': [source]}}


def plain(name, source):
    return {'dense': {'units': 3, 'name': name, 'inputs': [source]}}


BOTH = [hiding('a', 'in0'), hiding('b', 'in1')]
FIRST = [hiding('a', 'in0'), plain('b', 'in1')]
SECOND = [plain('a', 'in0'), hiding('b', 'in1')]
for name in ('add', 'average', 'maximum', 'minimum', 'multiply', 'concatenate'):
    for start in (BOTH, FIRST, SECOND):
        merge = {name: {'name': 'c', 'inputs': ['a', 'b']}}
        end = {'simpleRNN': {'units': 2, 'inputs': ['c']}}
        case([SEQUENCE, SEQUENCE], *start, merge, end, hidden=SCATTERED, also_hidden=LATE, about='branches')
for start in (BOTH, FIRST, SECOND):
    merge = {'concatenate': {'axis': 1, 'name': 'c', 'inputs': ['a', 'b']}}
    case([SEQUENCE, SEQUENCE], *start, merge, {'simpleRNN': {'units': 2, 'inputs': ['c']}}, hidden=SCATTERED, also_hidden=LATE, about='branches')
case(
    [SEQUENCE, SEQUENCE], *FIRST,
    {'lstm': {'units': 2, 'name': 'c', 'inputs': ['a']}}, {'lstm': {'units': 2, 'name': 'd', 'inputs': ['b']}},
    {'concatenate': {'name': 'e', 'inputs': ['c', 'd', 'c']}}, {'dense': {'units': 2, 'inputs': ['e']}},
    hidden=LATE, about='branches',
)  # fmt: skip
case(
    IMAGE,
    {'conv2d': {'filters': 2, 'kernelSize': 3, 'padding': 'same', 'activation': 'relu', 'name': 'a', 'inputs': ['in0']}},
    {'batchNormalization': {'name': 'b', 'inputs': ['a']}}, {'add': {'name': 'c', 'inputs': ['in0', 'b']}},
    {'globalAveragePooling2d': {'name': 'd', 'inputs': ['c']}}, {'dense': {'units': 2, 'inputs': ['d']}},
    training=True, about='branches',
)  # fmt: skip

# Merging
for name in ('add', 'average', 'maximum', 'minimum', 'multiply'):
    each(name, [SEQUENCE, SEQUENCE], {})
    each(name, [[3, 1], [1, 4], [3, 4]], {})
    each(name, [[4], [3, 4]], {})
each('concatenate', [[3, 2], [3, 1], [3, 2]], {})
each('concatenate', [[2, 3], [1, 3]], {'axis': 1}, {'axis': -2})
each('dot', [[4], [4]], {'axes': -1}, {'axes': 1, 'normalize': True})
each('dot', [[3, 2], [3, 4]], {'axes': 1})
each('dot', [[3, 2], [4, 2]], {'axes': 2}, {'axes': [2, 2], 'normalize': True}, {'axes': -1})
each('dot', [[3, 2], [2, 4]], {'axes': [2, 1]})
each('dot', [[3, 2], [2]], {'axes': [2, 1]})

# Attention
NARROW = [3, 4]
each(
    'multiHeadAttention', SEQUENCE,
    {'numHeads': 2, 'keyDim': 3},
    {'numHeads': 2, 'keyDim': 2, 'valueDim': 3, 'causal': True, 'outputShape': 4},
    {'numHeads': 1, 'keyDim': 2, 'useBias': False, 'dropout': 0.3, 'kernelRegularizer': 'l2'},
    {'numHeads': 2, 'keyDim': 1, 'kernelRegularizer': 'l1', 'biasRegularizer': 'l2'},
)  # fmt: skip
each('multiHeadAttention', [[4, 3], [5, 2]], {'numHeads': 2, 'keyDim': 3}, {'numHeads': 2, 'keyDim': 2, 'causal': True})
each('multiHeadAttention', [[3, 3], [5, 2], [5, 4]], {'numHeads': 2, 'keyDim': 3, 'valueDim': 2})
each('attention', SEQUENCE, {}, {'useScale': True, 'causal': True}, {'scoreMode': 'concat'}, {'scoreMode': 'concat', 'useScale': True})
each('attention', [[4, 3], [5, 3]], {}, {'causal': True, 'dropout': 0.2}, {'scoreMode': 'concat'})
each('attention', [[4, 3], [5, 2], [5, 3]], {'useScale': True})
each('additiveAttention', SEQUENCE, {}, {'useScale': False, 'causal': True})
each('additiveAttention', [[4, 3], [5, 3]], {}, {'causal': True})
each('additiveAttention', [[4, 3], [5, 2], [5, 3]], {'dropout': 0.2})
for settings in ({}, {'normalizeFirst': True, 'activation': 'gelu'}, {'causal': True, 'layerNormEpsilon': 0.01, 'dropout': 0.1}):
    each('transformerEncoder', NARROW, {'intermediateDim': 5, 'numHeads': 2, **settings})
each('positionEmbedding', SEQUENCE, {}, {'maxLength': 6, 'embeddingsRegularizer': 'l2'})
each('positionEmbedding', [5, 7], {'type': 'sinusoidal'}, {'type': 'sinusoidal', 'maxWavelength': 20})
for hidden in (LATE, SCATTERED):
    for settings in ({}, {'causal': True}):
        case(SEQUENCE, {'masking': {}}, {'multiHeadAttention': {'numHeads': 2, 'keyDim': 2, **settings}}, {'simpleRNN': {'units': 2}}, hidden=hidden, about='masked')
        case(SEQUENCE, {'masking': {}}, {'attention': settings}, {'simpleRNN': {'units': 2}}, hidden=hidden, about='masked')
    case(SEQUENCE, {'masking': {}}, {'additiveAttention': {}}, {'simpleRNN': {'units': 2}}, hidden=hidden, about='masked')
    for settings in ({}, {'normalizeFirst': True}):
        encoder = {'transformerEncoder': {'intermediateDim': 4, 'numHeads': 1, **settings}}
        case(SEQUENCE, {'masking': {}}, encoder, {'globalAveragePooling1d': {}}, hidden=hidden, about='masked')
case([4], TOKENS, {'positionEmbedding': {}}, {'multiHeadAttention': {'numHeads': 2, 'keyDim': 2}}, {'globalAveragePooling1d': {}}, tokens=4, batch=3, about='masked')
for name, settings in (('multiHeadAttention', {'numHeads': 2, 'keyDim': 2}), ('attention', {}), ('additiveAttention', {}), ('subtract', {})):
    for start in (BOTH, FIRST, SECOND):
        merge = {name: {'name': 'c', 'inputs': ['a', 'b'], **settings}}
        end = {'simpleRNN': {'units': 2, 'inputs': ['c']}}
        case([SEQUENCE, SEQUENCE], *start, merge, end, hidden=SCATTERED, also_hidden=LATE, about='branches')
for start in (BOTH, SECOND):
    three = {'multiHeadAttention': {'numHeads': 2, 'keyDim': 2, 'name': 'c', 'inputs': ['a', 'b', 'b']}}
    case([SEQUENCE, SEQUENCE], *start, three, {'simpleRNN': {'units': 2, 'inputs': ['c']}}, hidden=SCATTERED, also_hidden=LATE, about='branches')

# What TensorFlow.js does not have
each('subtract', [SEQUENCE, SEQUENCE], {})
each('subtract', [[3, 1], [3, 4]], {})
each('subtract', [[4], [3, 4]], {})
each('conv1dTranspose', [4, 2], {'filters': 3, 'kernelSize': 3}, {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'activation': 'relu'})
each('conv1dTranspose', [4, 2], {'filters': 2, 'kernelSize': 2, 'strides': 3, 'useBias': False, 'kernelRegularizer': 'l2'})
each('conv1dTranspose', [4, 2], {'filters': 2, 'kernelSize': 3, 'strides': 2, 'outputPadding': 1})
each('depthwiseConv1d', [7, 2], {'kernelSize': 3}, {'kernelSize': 3, 'strides': 2, 'padding': 'same', 'depthMultiplier': 2, 'activation': 'tanh'})
each('depthwiseConv1d', [7, 2], {'kernelSize': 2, 'dilationRate': 2, 'useBias': False, 'depthwiseRegularizer': 'l1'})
each('separableConv1d', [7, 2], {'filters': 3, 'kernelSize': 3}, {'filters': 2, 'kernelSize': 3, 'strides': 2, 'padding': 'same', 'depthMultiplier': 2})
each('separableConv1d', [7, 2], {'filters': 2, 'kernelSize': 2, 'dilationRate': 3, 'padding': 'same', 'activation': 'gelu', 'pointwiseRegularizer': 'l2'})
each('groupNormalization', IMAGE, {'groups': 2}, {'groups': -1, 'scale': False}, {'groups': 1, 'center': False, 'epsilon': 0.1})
each('groupNormalization', [3, 6], {'groups': 3, 'gammaRegularizer': 'l2', 'betaRegularizer': 'l1'}, {'groups': 3, 'axis': 1})
each('groupNormalization', [8], {'groups': 4})
each('groupNormalization', [4, 3, 2], {'groups': 2, 'axis': 1})
each('rmsNormalization', SEQUENCE, {}, {'epsilon': 0.1})
each('rmsNormalization', VECTOR, {})
each('unitNormalization', SEQUENCE, {}, {'axis': 1}, {'axis': [1, 2]})
each('unitNormalization', IMAGE, {'axis': -2})
each('resizing', IMAGE, {'height': 3, 'width': 7}, {'height': 7, 'width': 3, 'interpolation': 'nearest'}, {'height': 4, 'width': 2, 'cropToAspectRatio': True})
each('resizing', [2, 5, 4], {'height': 2, 'width': 6, 'dataFormat': 'channelsFirst'})
each('centerCrop', IMAGE, {'height': 2, 'width': 3}, {'height': 5, 'width': 1}, {'height': 6, 'width': 3})
each('centerCrop', [2, 5, 4], {'height': 3, 'width': 2, 'dataFormat': 'channelsFirst'})
each('rescaling', IMAGE, {'scale': 0.25}, {'scale': 2, 'offset': -1})
for name in ('globalMaxPooling3d', 'globalAveragePooling3d'):
    each(name, VOLUME, {}, {'dataFormat': 'channelsFirst'})
each('cropping1d', [7, 2], {}, {'cropping': 2}, {'cropping': [1, 3]})
each('zeroPadding1d', [3, 2], {}, {'padding': 2}, {'padding': [1, 0]})
each('upSampling1d', [3, 2], {}, {'size': 3})
each('cropping3d', [3, 4, 5, 2], {}, {'cropping': [1, 0, 2]}, {'cropping': [[1, 0], [0, 2], [1, 1]]})
each('cropping3d', [2, 4, 5, 3], {'cropping': [[1, 0], [0, 2], [1, 1]], 'dataFormat': 'channelsFirst'})
each('zeroPadding3d', [2, 1, 2, 2], {}, {'padding': [1, 0, 2]}, {'padding': [[1, 0], [0, 2], [1, 1]]})
each('zeroPadding3d', [2, 2, 1, 2], {'padding': [1, 2, 0], 'dataFormat': 'channelsFirst'})
each('upSampling3d', [2, 1, 2, 2], {}, {'size': [1, 2, 3]}, {'size': 2, 'dataFormat': 'channelsFirst'})
each('spatialDropout2d', IMAGE, {'rate': 0.5}, {'rate': 0.5, 'dataFormat': 'channelsFirst'})
each('spatialDropout3d', VOLUME, {'rate': 0.5})
for layer in (
    {'groupNormalization': {'groups': 3}}, {'unitNormalization': {}}, {'rmsNormalization': {}}, {'rescaling': {'scale': 2}},
    {'positionEmbedding': {}}, {'cropping1d': {'cropping': 0}}, {'zeroPadding1d': {'padding': 0}}, {'upSampling1d': {'size': 1}},
    {'depthwiseConv1d': {'kernelSize': 1}},
):  # fmt: skip
    case(SEQUENCE, {'masking': {}}, layer, {'simpleRNN': {'units': 2}}, hidden=SCATTERED, about='masked')

# Noise: nothing but in training
each('dropout', VECTOR, {'rate': 0.5})
each('dropout', SEQUENCE, {'rate': 0.5, 'noiseShape': [None, 1, None]})
each('spatialDropout1d', SEQUENCE, {'rate': 0.5})
each('alphaDropout', VECTOR, {'rate': 0.5})
each('gaussianDropout', VECTOR, {'rate': 0.5})
each('gaussianNoise', VECTOR, {'stddev': 0.5})

# Shapes of images
each('cropping2D', IMAGE, {}, {'cropping': 1}, {'cropping': [1, 0]}, {'cropping': [[1, 2], [0, 1]]})
each('cropping2D', [2, 5, 4], {'cropping': [[1, 0], [2, 1]], 'dataFormat': 'channelsFirst'})
each('zeroPadding2d', [3, 2, 2], {}, {'padding': [2, 1]}, {'padding': [[1, 2], [0, 3]]})
each('zeroPadding2d', [2, 3, 2], {'padding': [[1, 0], [2, 1]], 'dataFormat': 'channelsFirst'})
each('upSampling2d', [3, 2, 2], {}, {'size': [3, 2]}, {'interpolation': 'bilinear'})
each('upSampling2d', [3, 2, 2], {'size': [2, 3], 'interpolation': 'bilinear'})
each('upSampling2d', [2, 3, 2], {'size': [1, 2], 'dataFormat': 'channelsFirst'})
each('upSampling2d', [2, 3, 2], {'size': 2, 'interpolation': 'bilinear', 'dataFormat': 'channelsFirst'})
