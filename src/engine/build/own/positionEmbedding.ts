import { add, slice, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import { known, OwnLayer, type LayerVariable, type ShapeOf } from './ownLayer';

/** Adds to each step a vector that says where it stands: learned, or made of sines (Vaswani et al. 2017, section 3.5). */
export class PositionEmbedding extends OwnLayer {
  static readonly className = 'StudioPositionEmbedding';
  private embeddings: LayerVariable | null = null;

  protected override make([shape = []]: readonly ShapeOf[]): void {
    if (this.word('type', 'learned') === 'sinusoidal') return;
    const steps = this.number('maxLength', shape[1] ?? 0);
    this.embeddings = this.weight('embeddings', [steps, known(shape[2])], 'embeddings');
  }

  protected override shapeAfter([shape = []]: readonly ShapeOf[]): ShapeOf {
    return shape;
  }

  protected override calculate([input]: readonly Tensor[]): Tensor {
    if (!input) throw new Error(`${this.name} got no input`);
    const [, steps = 1, features = 1] = input.shape;
    const positions = this.embeddings
      ? slice(this.embeddings.read(), [0, 0], [steps, features])
      : sines(steps, features, this.number('maxWavelength', 10000));
    return add(input, positions);
  }
}

function sines(steps: number, features: number, maxWavelength: number): Tensor {
  const values = Float32Array.from({ length: steps * features }, (_, index) => {
    const feature = index % features;
    const scale = maxWavelength ** -((2 * Math.floor(feature / 2)) / features);
    const angle = Math.floor(index / features) * scale;
    return feature % 2 ? Math.cos(angle) : Math.sin(angle);
  });
  return tensor2d(values, [steps, features]);
}
