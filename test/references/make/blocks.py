"""Layers that Keras itself does not have, put together of its own, as KerasHub has them."""

import keras
import numpy as np
from keras import ops


class PositionEmbedding(keras.layers.Layer):
    def __init__(self, type='learned', max_length=None, max_wavelength=10000, embeddings_regularizer=None):
        super().__init__()
        self.kind = type
        self.max_length = max_length
        self.max_wavelength = max_wavelength
        self.regularizer = embeddings_regularizer
        self.supports_masking = True

    def build(self, shape):
        _, self.steps, self.features = shape
        if self.kind == 'learned':
            self.embeddings = self.add_weight(
                name='embeddings',
                shape=(self.max_length or self.steps, self.features),
                initializer='glorot_uniform',
                regularizer=self.regularizer,
            )

    def sines(self):
        places = np.arange(self.steps)[:, None]
        feature = np.arange(self.features)[None, :]
        angles = places * (1 / self.max_wavelength) ** (2 * (feature // 2) / self.features)
        return np.where(feature % 2, np.cos(angles), np.sin(angles)).astype('float32')

    def call(self, values):
        return values + (self.embeddings[: self.steps] if self.kind == 'learned' else self.sines())


class TransformerEncoder(keras.layers.Layer):
    def __init__(
        self,
        intermediate_dim,
        num_heads,
        dropout=0,
        activation='relu',
        layer_norm_epsilon=1e-5,
        normalize_first=False,
        causal=False,
    ):
        super().__init__()
        self.sizes = (intermediate_dim, num_heads, dropout, activation, layer_norm_epsilon)
        self.normalize_first = normalize_first
        self.causal = causal
        self.supports_masking = True

    def build(self, shape):
        between, heads, dropout, activation, epsilon = self.sizes
        features = shape[-1]
        self.attention = keras.layers.MultiHeadAttention(heads, features // heads, dropout=dropout)
        self.attention.build(shape, shape)
        self.first = keras.layers.LayerNormalization(epsilon=epsilon)
        self.inner = keras.layers.Dense(between, activation=activation)
        self.outer = keras.layers.Dense(features)
        self.second = keras.layers.LayerNormalization(epsilon=epsilon)
        for layer in (self.first, self.inner, self.second):
            layer.build(shape)
        self.outer.build((*shape[:-1], between))
        self.dropout = keras.layers.Dropout(dropout)

    def attend(self, values, mask, training):
        both = None
        if mask is not None:
            both = ops.logical_and(ops.expand_dims(mask, -1), ops.expand_dims(mask, -2))
        found = self.attention(
            values, values, attention_mask=both, use_causal_mask=self.causal, training=training
        )
        return self.dropout(found, training=training)

    def feed(self, values, training):
        return self.dropout(self.outer(self.inner(values)), training=training)

    def call(self, values, mask=None, training=False):
        if self.normalize_first:
            values = values + self.attend(self.first(values), mask, training)
            return values + self.feed(self.second(values), training)
        values = self.first(values + self.attend(values, mask, training))
        return self.second(values + self.feed(values, training))
