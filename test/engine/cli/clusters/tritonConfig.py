"""Parses the configuration of a model by Triton's own definition of it. Prints it as JSON; fails where it is none."""

import sys

from google.protobuf import json_format, text_format
from tritonclient.grpc import model_config_pb2

with open(sys.argv[1], encoding='utf-8') as file:
    config = text_format.Parse(file.read(), model_config_pb2.ModelConfig())
print(json_format.MessageToJson(config, preserving_proto_field_name=True))
