"""Serves a Keras model of the same shape with FastAPI under uvicorn, as one would write it:  keras_serve.py NAME PORT WORKERS

Prediction is a compiled function that is called for each request; it is warm before the first one. Weights are as they are
made: what they are takes no time.
"""

import inspect
import os
import sys
from contextlib import asynccontextmanager

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import uvicorn  # noqa: E402
from fastapi import FastAPI, Request  # noqa: E402
from pydantic import BaseModel  # noqa: E402

layers = keras.layers


class Flower(BaseModel):
    sepal_length: float
    sepal_width: float
    petal_length: float
    petal_width: float


class Review(BaseModel):
    text: str


def compiled(model, signature):
    predict = tf.function(lambda inputs: model(inputs, training=False), input_signature=[signature])
    return lambda inputs: predict(inputs).numpy()


def answer(labels, probabilities):
    best = int(np.argmax(probabilities))
    return {
        "label": labels[best],
        "probability": float(probabilities[best]),
        "probabilities": {label: float(value) for label, value in zip(labels, probabilities)},
    }


def add_iris(app):
    labels = ["Iris-setosa", "Iris-versicolor", "Iris-virginica"]
    scale = layers.Normalization(mean=[5.8, 3.0, 3.7, 1.2], variance=[0.7, 0.2, 3.1, 0.6])
    network = [layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")]
    model = keras.Sequential([keras.Input((4,)), scale, *network])
    predict = compiled(model, tf.TensorSpec((None, 4), tf.float32))
    predict(np.zeros((1, 4), np.float32))

    @app.post("/predict")
    def ask(flower: Flower):
        row = [flower.sepal_length, flower.sepal_width, flower.petal_length, flower.petal_width]
        return answer(labels, predict(np.array([row], np.float32))[0])


def add_digits(app):
    labels = [str(digit) for digit in range(10)]
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Rescaling(1 / 255),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(64, 3, activation="relu"),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    predict = compiled(model, tf.TensorSpec((None, 28, 28, 1), tf.float32))
    predict(np.zeros((1, 28, 28, 1), np.float32))

    def of_picture(body):
        image = tf.io.decode_png(body, channels=1).numpy()
        return answer(labels, predict(image[None].astype(np.float32))[0])

    @app.post("/predict")
    async def ask(request: Request):
        # Computed in the loop's pool of threads, as FastAPI does with what is not async.
        from starlette.concurrency import run_in_threadpool

        return await run_in_threadpool(of_picture, await request.body())


def add_reviews(app):
    labels = ["negative", "positive"]
    # A vocabulary as large as ours; it is looked up, whatever the words are.
    words = ["the", "film", "looks", "cheap", "and", "bland"] + [f"word{number}" for number in range(4990)]
    texts = layers.TextVectorization(vocabulary=words, output_sequence_length=30)
    network = [layers.Embedding(5000, 100), layers.LSTM(256), layers.Dense(2, activation="softmax")]
    model = keras.Sequential([keras.Input((30,), dtype="int64"), *network])
    whole = tf.function(
        lambda text: model(texts(text), training=False), input_signature=[tf.TensorSpec((None,), tf.string)]
    )
    whole(tf.constant(["the film"]))

    @app.post("/predict")
    def ask(review: Review):
        return answer(labels, whole(tf.constant([review.text])).numpy()[0])


adders = {"iris": add_iris, "mnist-cnn": add_digits, "text-classifier-en": add_reviews}


def make():
    @asynccontextmanager
    async def start(app):
        adders[os.environ["KERAS_SERVE_MODEL"]](app)
        yield

    app = FastAPI(lifespan=start)

    @app.get("/health")
    def health():
        return {}

    return app


if __name__ == "__main__":
    name, port, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.environ["KERAS_SERVE_MODEL"] = name
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    options = {"port": port, "workers": workers, "log_level": "error", "access_log": False}
    # Where TensorFlow takes long to load, uvicorn would take its workers for dead, and start them again and again.
    if "timeout_worker_healthcheck" in inspect.signature(uvicorn.run).parameters:
        options["timeout_worker_healthcheck"] = 120
    uvicorn.run("keras_serve:make", factory=True, **options)
