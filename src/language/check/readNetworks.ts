import { fileNode, networkSection } from '../schema/file';
import { count } from '../schema/values';
import { list } from '../schema/node';
import { entryOf, isNothing, type MapEntry, type MapNode, type Span, type TreeNode } from '../parse/tree';
import type { LayerReader, ReadLayer } from './readLayer';
import type { Reporter } from './reporter';
import type { Walker } from './walker';

/** A network as the file has it. */
export interface ReadNetwork {
  readonly name: string;
  readonly nameSpan: Span;
  /** The shape of its input, where the file says it. */
  readonly input: readonly number[] | null;
  readonly layers: readonly ReadLayer[];
  /** False where an item could not be read as a layer. */
  readonly whole: boolean;
}

export class NetworkReader {
  constructor(
    private readonly walker: Walker,
    private readonly layers: LayerReader,
    private readonly reporter: Reporter,
  ) {}

  /** The networks of `model:` or `networks:`; empty, and told of, where there is neither. */
  read(root: MapNode): readonly ReadNetwork[] {
    const model = entryOf(root, 'model');
    const networks = entryOf(root, 'networks');
    if (model && networks) this.reporter.report('no-model', networks.keySpan, 'language.modelAndNetworks');
    if (model) return [{ ...this.list(model.value, model), name: 'model', nameSpan: model.keySpan, input: null }];
    if (networks) return this.networks(networks);
    this.reporter.report('no-model', firstKey(root), 'language.noModel');
    return [];
  }

  private networks(entry: MapEntry): readonly ReadNetwork[] {
    if (entry.value.kind !== 'map') {
      this.walker.read(fileNode.properties?.['networks'] ?? {}, entry.value, entry);
      return [];
    }
    return entry.value.entries.map((network): ReadNetwork => {
      const base = { name: network.key, nameSpan: network.keySpan };
      if (network.value.kind !== 'map') return { ...base, input: null, ...this.list(network.value, network) };
      this.walker.keys(networkSection, network.value, network);
      const layers = entryOf(network.value, 'layers');
      const input = entryOf(network.value, 'input');
      const shape = input
        ? this.walker.section(
            list(count('language.networkInput'), { doc: 'language.networkInput', minItems: 1 }),
            input.value,
            input,
          )
        : undefined;
      const read = layers ? this.list(layers.value, layers) : { layers: [], whole: false };
      return { ...base, input: shape ?? null, ...read };
    });
  }

  private list(tree: TreeNode, entry: MapEntry): Pick<ReadNetwork, 'layers' | 'whole'> {
    if (tree.kind !== 'list' || !tree.items.length) {
      const text = tree.kind === 'list' || isNothing(tree) ? 'language.noLayers' : 'language.wrongLayers';
      this.reporter.report('wrong-type', entry.keySpan, text, { key: entry.key });
      return { layers: [], whole: false };
    }
    const items = tree.items.map((item) => this.layers.read(item));
    const layers = items.filter((item) => item !== null);
    return { layers, whole: layers.length === items.length };
  }
}

function firstKey(root: MapNode): Span {
  return root.entries[0]?.keySpan ?? { start: root.span.start, end: root.span.start + 1 };
}
