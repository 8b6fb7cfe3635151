import { networkGraph } from '../resolve/networkGraph';
import { readFile, type ReadFile } from '../check/readFile';
import type { NamedPlace, ReadLayer } from '../check/readLayer';
import { Reporter } from '../check/reporter';
import { isJson, parseText, type ParsedText } from '../parse/parseText';
import { entryOf, type MapEntry, type Span, type TreeNode } from '../parse/tree';

export type NameKind = 'layer' | 'network' | 'column';

export interface NameUse {
  readonly role: 'definition' | 'reference';
  /** As written, quotes included. */
  readonly span: Span;
}

/** A name of the user's own, with all the places that it stands at. */
export interface NameInFile {
  readonly kind: NameKind;
  readonly name: string;
  /** The network that a layer belongs to: layers of two networks may have one name. Empty for other kinds. */
  readonly scope: string;
  readonly uses: readonly NameUse[];
  /** Of a layer: the layer, whose own word leads to its name as well. */
  readonly layer?: ReadLayer;
}

/** The names of a file, and what was read to find them. */
export interface NamesInFile {
  readonly names: readonly NameInFile[];
  readonly parsed: ParsedText;
  readonly file: ReadFile;
}

type Roles = readonly ['generator', 'discriminator'];
export const ganRoles: Roles = ['generator', 'discriminator'];

/** Every layer, network and column that a file names; null where it cannot be read. */
export function readNames(source: string, fileName: string): NamesInFile | null {
  const parsed = parseText(source, fileName);
  const { root, lines } = parsed;
  if (root?.kind !== 'map') return null;
  const aside = new Reporter(lines, isJson(fileName));
  const file = readFile(root, fileName, undefined, aside);
  const columns = columnNames(file.dataEntry);
  const layers = file.networks.flatMap((network) => {
    const graph = networkGraph(network.layers, null, aside).layers;
    const places = network.layers.flatMap((layer) => layer.inputs ?? []);
    const own = graph.map(({ name, read }) => layerName(name, network.name, read, places));
    const names = new Set(own.map(({ name }) => name));
    for (const place of places) {
      if (names.has(place.name)) continue;
      columns.get(place.name)?.push({ role: 'reference', span: place.span });
    }
    return own;
  });
  const named = [...columns].map(([name, uses]): NameInFile => ({
    kind: 'column',
    name,
    scope: '',
    uses: distinct(uses),
  }));
  return { names: [...layers, ...networkNames(file), ...named], parsed, file };
}

function layerName(name: string, scope: string, layer: ReadLayer, places: readonly NamedPlace[]): NameInFile {
  const references = places.filter((place) => place.name === name);
  const uses: NameUse[] = references.map(({ span }) => ({ role: 'reference', span }));
  if (layer.name) uses.unshift({ role: 'definition', span: layer.name.span });
  return { kind: 'layer', name, scope, uses: distinct(uses), layer };
}

function networkNames({ networks, gan }: ReadFile): readonly NameInFile[] {
  return networks
    .filter(({ name, nameSpan }) => name !== 'model' || nameSpan.end - nameSpan.start !== 'model'.length)
    .map(({ name, nameSpan }): NameInFile => {
      const written = ganRoles.flatMap((role) => place(entryOf(gan?.value, role)?.value) ?? []);
      const references = written.filter((one) => one.name === name);
      const uses: NameUse[] = references.map(({ span }) => ({ role: 'reference', span }));
      return { kind: 'network', name, scope: '', uses: [{ role: 'definition', span: nameSpan }, ...uses] };
    });
}

/** Where each column is named: `columns` gives the names, else the settings of `inputs` are where one looks first. */
function columnNames(data: MapEntry | undefined): Map<string, NameUse[]> {
  const found = new Map<string, NameUse[]>();
  const add = ({ name, span }: NamedPlace, role: NameUse['role']) => {
    const uses = found.get(name);
    if (uses) uses.push({ role: uses.some((use) => use.role === 'definition') ? 'reference' : role, span });
    else found.set(name, [{ role, span }]);
  };
  for (const one of places(entryOf(data?.value, 'columns')?.value)) add(one, 'definition');
  const inputs = entryOf(data?.value, 'inputs')?.value;
  if (inputs?.kind === 'map') {
    for (const { key, keySpan } of inputs.entries) add({ name: key, span: keySpan }, 'definition');
  } else for (const one of places(inputs)) add(one, 'definition');
  const target = entryOf(data?.value, 'target')?.value;
  const column = place(target?.kind === 'map' ? entryOf(target, 'column')?.value : target);
  if (column) add(column, 'definition');
  const group = place(entryOf(entryOf(data?.value, 'window')?.value, 'group')?.value);
  if (group) add(group, 'reference');
  return found;
}

function place(node: TreeNode | undefined): NamedPlace | null {
  return node?.kind === 'scalar' && node.value !== null ? { name: String(node.value), span: node.span } : null;
}

function places(node: TreeNode | undefined): readonly NamedPlace[] {
  return node?.kind === 'list' ? node.items.flatMap((item) => place(item) ?? []) : [];
}

/** Each place once: what an alias repeats stands at one place only. */
function distinct(uses: readonly NameUse[]): readonly NameUse[] {
  const seen = new Set<number>();
  return uses.filter(({ span }) => !seen.has(span.start) && seen.add(span.start));
}

/** A name without the quotes around it. */
export function inner(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const quoted = (quote === '"' || quote === "'") && text[end - 1] === quote && end - start > 1;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
