"""Runs ONNX models that lines on standard input name, with their inputs; writes their outputs as JSON, a line for each."""

import json
import sys

import numpy
import onnxruntime

onnxruntime.set_default_logger_severity(3)
types = {"tensor(float)": numpy.float32, "tensor(int32)": numpy.int32}

for line in sys.stdin:
    asked = json.loads(line)
    try:
        session = onnxruntime.InferenceSession(asked["model"], providers=["CPUExecutionProvider"])
        feeds = {
            one.name: numpy.array(asked["inputs"][one.name]["values"], types[one.type]).reshape(
                asked["inputs"][one.name]["shape"]
            )
            for one in session.get_inputs()
        }
        names = [one.name for one in session.get_outputs()]
        outputs = session.run(names, feeds)
        told = {
            name: {"shape": list(value.shape), "values": value.ravel().tolist()}
            for name, value in zip(names, outputs)
        }
        answer = {"outputs": told}
    except Exception as error:
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
