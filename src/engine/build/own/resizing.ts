import { slice, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { resizeImages } from '../upSampling';
import { OwnLayer, type ShapeOf } from './ownLayer';

/** Images of another size. */
abstract class Sized extends OwnLayer {
  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    const [height, width] = this.size;
    return this.first
      ? [shape[0] ?? null, shape[1] ?? null, height, width]
      : [shape[0] ?? null, height, width, shape[3] ?? null];
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    const images = (this.first ? transpose(input, [0, 2, 3, 1]) : input) as Tensor4D;
    const result = this.change(images);
    return this.first ? transpose(result, [0, 3, 1, 2]) : result;
  }

  protected abstract change(images: Tensor4D): Tensor;

  protected get size(): readonly [number, number] {
    return [this.number('height', 1), this.number('width', 1)];
  }

  private get first(): boolean {
    return this.settings['dataFormat'] === 'channelsFirst';
  }
}

/** The largest middle part with the sides' ratio of the target (keras/src/backend/tensorflow/image.py). */
function cropToRatio(images: Tensor4D, [height, width]: readonly [number, number]): Tensor4D {
  const [, lines, columns] = images.shape;
  const kept = [
    Math.max(Math.min(lines, Math.trunc((columns * height) / width)), 1),
    Math.max(Math.min(columns, Math.trunc((lines * width) / height)), 1),
  ] as const;
  return middle(images, kept, [Math.trunc((lines - kept[0]) / 2), Math.trunc((columns - kept[1]) / 2)]);
}

function middle(images: Tensor4D, [height, width]: readonly [number, number], [top, left]: readonly [number, number]) {
  const [batch, , , channels] = images.shape;
  return slice(images, [0, top, left, 0], [batch, height, width, channels]);
}

export class Resizing extends Sized {
  static readonly className = 'StudioResizing';

  protected override change(images: Tensor4D): Tensor {
    const whole = this.settings['cropToAspectRatio'] === true ? cropToRatio(images, this.size) : images;
    return resizeImages(whole, this.size, this.word('interpolation', 'bilinear') === 'bilinear');
  }
}

export class CenterCrop extends Sized {
  static readonly className = 'StudioCenterCrop';

  protected override change(images: Tensor4D): Tensor {
    const [, lines, columns] = images.shape;
    const [height, width] = this.size;
    if (lines < height || columns < width) return resizeImages(cropToRatio(images, this.size), this.size, true);
    return middle(images, this.size, [Math.trunc((lines - height) / 2), Math.trunc((columns - width) / 2)]);
  }
}
