"""Asks a server with Triton's own client: health, metadata, and inference as JSON and in bytes. Prints what it was told as JSON."""

import json
import sys

import numpy
import tritonclient.http as triton

client = triton.InferenceServerClient(sys.argv[1])
metadata = client.get_model_metadata('iris')
row = numpy.array([[5.1, 3.5, 1.4, 0.2]], dtype=numpy.float32)


def ask(binary):
    tensor = triton.InferInput('features', [1, 4], 'FP32')
    tensor.set_data_from_numpy(row, binary_data=binary)
    outputs = [triton.InferRequestedOutput(name, binary_data=binary) for name in ('probabilities', 'label')]
    answer = client.infer('iris', [tensor], outputs=outputs, request_id='mine')
    label = answer.as_numpy('label').tolist()[0]
    return {
        'id': answer.get_response()['id'],
        'label': label.decode() if isinstance(label, bytes) else label,
        'probabilities': answer.as_numpy('probabilities').tolist()[0],
    }


print(
    json.dumps(
        {
            'live': client.is_server_live(),
            'ready': client.is_server_ready(),
            'model': client.is_model_ready('iris'),
            'server': client.get_server_metadata()['name'],
            'inputs': [tensor['name'] for tensor in metadata['inputs']],
            'json': ask(False),
            'binary': ask(True),
        }
    )
)
