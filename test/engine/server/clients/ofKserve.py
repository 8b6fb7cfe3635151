"""Asks a server with KServe's own client, by both protocols that it speaks. Prints what it was told as JSON."""

import asyncio
import json
import sys

import numpy
from httpx import HTTPStatusError
from kserve import InferInput, InferRequest, InferenceRESTClient, RESTConfig

url = sys.argv[1]
flower = [5.1, 3.5, 1.4, 0.2]


def plain(output):
    value = output.as_numpy().tolist()[0]
    return value.decode() if isinstance(value, bytes) else value


async def infer(client, binary):
    tensor = InferInput('features', [1, 4], 'FP32')
    tensor.set_data_from_numpy(numpy.array([flower], dtype=numpy.float32), binary_data=binary)
    request = InferRequest('iris', [tensor], request_id='mine', parameters={'binary_data_output': binary})
    answer = await client.infer(url, request, model_name='iris')
    outputs = {output.name: plain(output) for output in answer.outputs}
    return {'id': answer.id, **outputs}


async def refused(client, model):
    try:
        await client.infer(url, {'instances': [flower]}, model_name=model)
    except HTTPStatusError as error:
        return str(error).split(' for url')[0]


async def main():
    second = InferenceRESTClient(RESTConfig(protocol='v2'))
    first = InferenceRESTClient(RESTConfig(protocol='v1'))
    predicted = await first.infer(url, {'instances': [flower]}, model_name='iris')
    return {
        'live': await second.is_server_live(url),
        'ready': await second.is_server_ready(url),
        'model': await second.is_model_ready(url, 'iris'),
        'nobody': await second.is_model_ready(url, 'nobody'),
        'json': await infer(second, False),
        'binary': await infer(second, True),
        'predictions': predicted['predictions'],
        'refused': await refused(first, 'nobody'),
    }


print(json.dumps(asyncio.run(main())))
