import {
  add,
  conv2dTranspose,
  depthwiseConv2d,
  expandDims,
  matMul,
  reshape,
  squeeze,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { lengthAfter, spreadKernel } from '../convolutions';
import { activationOf } from './activationOf';
import { known, OwnLayer, type LayerVariable, type ShapeOf } from './ownLayer';

/** Convolutions of sequences as those of images of height 1: keras/src/layers/convolutional. */
abstract class Convolution1D extends OwnLayer {
  protected bias: LayerVariable | null = null;
  private readonly activation = activationOf(this.word('activation', 'linear'));

  protected abstract readonly channels: number;
  protected abstract lengthAfter(length: number): number;
  protected abstract convolve(input: Tensor): Tensor;

  protected get kernelSize(): number {
    return this.numbers('kernelSize', 1)[0] ?? 1;
  }

  protected get stride(): number {
    return this.numbers('strides', 1)[0] ?? 1;
  }

  protected get padding(): 'same' | 'valid' {
    return this.word('padding', 'valid') === 'same' ? 'same' : 'valid';
  }

  protected makeBias(): void {
    if (this.has('useBias')) this.bias = this.weight('bias', [this.channels], 'bias');
  }

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    const length = shape[1] ?? null;
    return [shape[0] ?? null, length === null ? null : this.lengthAfter(length), this.channels];
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    const result = this.convolve(input);
    return this.activation.apply(this.bias ? add(result, this.bias.read()) : result);
  }
}

const asImages = (input: Tensor): Tensor4D => expandDims(input, 1);
const asFilter = (kernel: LayerVariable): Tensor4D => expandDims(kernel.read(), 0);

export class Conv1DTranspose extends Convolution1D {
  static readonly className = 'StudioConv1DTranspose';
  private kernel!: LayerVariable;

  protected get channels(): number {
    return this.number('filters');
  }

  protected override make([shape = []]: readonly ShapeOf[]): void {
    this.kernel = this.weight('kernel', [this.kernelSize, this.channels, known(shape[2])], 'kernel');
    this.makeBias();
  }

  protected override lengthAfter(length: number): number {
    const reach = (this.kernelSize - 1) * this.rate + 1;
    const extra = this.settings['outputPadding'] === undefined ? undefined : this.numbers('outputPadding', 1)[0];
    return lengthAfter(length, reach, this.stride, this.padding === 'same', extra);
  }

  protected override convolve(input: Tensor): Tensor {
    const [batch = 1, length = 1] = input.shape;
    const shape: [number, number, number, number] = [batch, 1, this.lengthAfter(length), this.channels];
    const filter = spreadKernel(asFilter(this.kernel), 1, this.rate) as Tensor4D;
    return squeeze(conv2dTranspose(asImages(input), filter, shape, [1, this.stride], this.padding), [1]);
  }

  private get rate(): number {
    return this.numbers('dilationRate', 1)[0] ?? 1;
  }
}

/** Each channel by itself; dilation is done around it (`dilated`). */
export class DepthwiseConv1D extends Convolution1D {
  static readonly className: string = 'StudioDepthwiseConv1D';
  protected depthwiseKernel!: LayerVariable;
  private inputChannels = 0;

  protected get channels(): number {
    return this.inputChannels * this.number('depthMultiplier', 1);
  }

  protected override make([shape = []]: readonly ShapeOf[]): void {
    this.makeDepthwise(known(shape[2]));
    this.makeBias();
  }

  protected makeDepthwise(channels: number): void {
    this.inputChannels = channels;
    const shape = [this.kernelSize, channels, this.number('depthMultiplier', 1)];
    this.depthwiseKernel = this.weight('kernel', shape, 'depthwise');
  }

  protected override shapeAfter(inputs: readonly ShapeOf[]): ShapeOf {
    this.inputChannels = known(inputs[0]?.[2]);
    return super.shapeAfter(inputs);
  }

  protected override lengthAfter(length: number): number {
    const rate = this.numbers('dilationRate', 1)[0] ?? 1;
    const reach = this.padding === 'same' ? 0 : (this.kernelSize - 1) * rate;
    return Math.ceil((length - reach) / this.stride);
  }

  protected override convolve(input: Tensor): Tensor {
    const strides: [number, number] = [this.stride, this.stride];
    return squeeze(depthwiseConv2d(asImages(input), asFilter(this.depthwiseKernel), strides, this.padding), [1]);
  }
}

/** Each channel by itself, then across channels. */
export class SeparableConv1D extends DepthwiseConv1D {
  static override readonly className: string = 'StudioSeparableConv1D';
  private pointwiseKernel!: LayerVariable;

  protected override get channels(): number {
    return this.number('filters');
  }

  protected override makeDepthwise(channels: number): void {
    const multiplier = this.number('depthMultiplier', 1);
    const shape = [this.kernelSize, channels, multiplier];
    this.depthwiseKernel = this.weight('depthwise_kernel', shape, 'depthwise');
    this.pointwiseKernel = this.weight('pointwise_kernel', [1, channels * multiplier, this.channels], 'pointwise');
  }

  protected override convolve(input: Tensor): Tensor {
    const deep = super.convolve(input);
    const [batch = 1, length = 1, depth = 1] = deep.shape;
    const kernel = reshape(this.pointwiseKernel.read(), [depth, this.channels]);
    return reshape(matMul(reshape(deep, [batch * length, depth]), kernel), [batch, length, this.channels]);
  }
}
