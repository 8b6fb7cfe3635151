"""Holds an InferenceService in YAML to KServe's own description of it, and to Kubernetes' of what it contains. Prints what is wrong, a line each."""

import re
import sys

import yaml
from kserve import models as kserve
from kubernetes.client import models as kubernetes

plain = {'str': str, 'int': int, 'bool': bool, 'float': (int, float), 'ResourceQuantity': (str, int, float)}


def check(value, kind, place):
    """Yields what is wrong with a value of a kind, as the generated models name it."""
    if some := re.fullmatch(r'[Ll]ist\[(.*)\]', kind):
        if not isinstance(value, list):
            yield f'{place}: no list'
            return
        for index, one in enumerate(value):
            yield from check(one, some[1], f'{place}[{index}]')
    elif named := re.fullmatch(r'[Dd]ict[\[(]str, (.*)[\])]', kind):
        for name, one in value.items():
            yield from check(one, named[1], f'{place}.{name}')
    elif kind in plain:
        if not isinstance(value, plain[kind]) or (isinstance(value, bool) and kind != 'bool'):
            yield f'{place}: {value!r} is no {kind}'
    elif kind != 'object':
        yield from check_model(value, getattr(kserve, kind, None) or getattr(kubernetes, kind), place)


def check_model(value, model, place):
    kinds = {key: (name, model.openapi_types[name]) for name, key in model.attribute_map.items()}
    for key, one in value.items():
        if key not in kinds:
            yield f'{place}.{key}: {model.__name__} has no such field'
        else:
            yield from check(one, kinds[key][1], f'{place}.{key}')
    try:
        # What is required is known to the setters alone.
        model(**{kinds[key][0]: one for key, one in value.items() if key in kinds})
    except ValueError as error:
        yield f'{place}: {error}'


with open(sys.argv[1], encoding='utf-8') as file:
    for wrong in check(yaml.safe_load(file), 'V1beta1InferenceService', ''):
        print(wrong)
