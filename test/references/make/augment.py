"""Images changed by Keras's preprocessing layers, with given parameters instead of random ones."""

import keras
import numpy as np

from figures import Draw, array

FILLS = ['reflect', 'wrap', 'constant', 'nearest']
SHAPES = [(2, 5, 7, 1), (2, 6, 6, 3)]


def pictures(shape):
    return np.clip(np.abs(Draw(1).normal(shape, 0.5)), 0, 1).astype('float32')


def rotation(images, values, fill):
    layer = keras.layers.RandomRotation(0.5, fill_mode=fill, data_format='channels_last')
    height, width = images.shape[1:3]
    none = np.zeros(len(values), 'float32')
    matrix = layer._compute_affine_matrix(
        center_x=0.5, center_y=0.5, angle=np.degrees(values).astype('float32'), translate_x=none, translate_y=none,
        scale=none + 1, shear_x=none, shear_y=none, height=height, width=width)
    return layer.transform_images(images, {'rotation_matrix': matrix})


def shift(images, values, fill):
    layer = keras.layers.RandomTranslation(0.5, 0.5, fill_mode=fill, data_format='channels_last')
    return layer.transform_images(images, {'translations': values, 'input_shape': images.shape})


def zoom(images, values, fill):
    layer = keras.layers.RandomZoom(0.5, fill_mode=fill, data_format='channels_last')
    zooms = {'width_zoom': values[:, :1], 'height_zoom': values[:, 1:], 'input_shape': images.shape}
    return layer.transform_images(images, zooms)


def contrast(images, values):
    layer = keras.layers.RandomContrast(0.5, value_range=(0, 1), data_format='channels_last')
    return layer.transform_images(images, {'contrast_factor': values.reshape(-1, 1, 1, 1)})


def brightness(images, values):
    layer = keras.layers.RandomBrightness(0.5, value_range=(0, 1), data_format='channels_last')
    return layer.transform_images(images, {'rgb_delta': values.reshape(-1, 1, 1, 1)})


MOVES = {
    'rotation': (rotation, np.array([0.4, -1.3], 'float32')),
    'shift': (shift, np.array([[1.5, -0.75], [-2, 1]], 'float32')),
    'zoom': (zoom, np.array([[1.3, 1.3], [0.6, 0.8]], 'float32')),
}
COLOURS = {
    'contrast': (contrast, np.array([1.4, 0.3], 'float32')),
    'brightness': (brightness, np.array([0.3, -0.4], 'float32')),
}


def references():
    cases = []
    for shape in SHAPES:
        images = pictures(shape)
        for name, (change, values) in MOVES.items():
            for fill in FILLS:
                output = np.array(change(images, values, fill))
                cases.append({'change': name, 'values': array(values), 'fill': fill, 'images': array(images), 'output': array(output)})
        for name, (change, values) in COLOURS.items():
            output = np.array(change(images, values))
            cases.append({'change': name, 'values': array(values), 'images': array(images), 'output': array(output)})
    return {'augment.json': cases}
