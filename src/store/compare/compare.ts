import path from 'node:path';
import type { JsonValue, ModelFile, NetworkSpec } from '../../language';
import type { Compared, Comparison, SettingDifference } from '../../protocol';
import { storeOfRun } from '../layout';
import { fileDifferences } from '../registry/compare';
import { compared } from './compared';
import { fileOf, find } from './found';

/** Compares runs and versions, named by their folders; those that are gone are left out. */
export function compareFolders(folders: readonly string[]): Comparison & { readonly folders: readonly string[] } {
  const found = folders.flatMap((folder) => {
    const one = find(folder);
    return one ? [{ folder, one }] : [];
  });
  const files = found.map(({ one }) => fileOf(one));
  const places = placesOf(found.map(({ folder }) => path.dirname(storeOfRun(folder))));
  return {
    folders: found.map(({ folder }) => folder),
    compared: found.map(({ one }, index) => placed(compared(one, files[index]), places[index])),
    settings: differences(files),
  };
}

/** How the folders of stores are called, where they are several. */
function placesOf(folders: readonly string[]): readonly string[] {
  const different = new Set(folders);
  if (different.size < 2) return [];
  const names = new Set([...different].map((folder) => path.basename(folder)));
  return names.size === different.size ? folders.map((folder) => path.basename(folder)) : folders;
}

/** Two stores may have runs and versions of one name. */
function placed(one: Compared, place: string | undefined): Compared {
  return place === undefined ? one : { ...one, id: `${place}/${one.id}`, place };
}

/** Where the networks are built of other layers, these are told in one line, and not argument by argument. */
function differences(files: readonly (ModelFile | undefined)[]): readonly SettingDifference[] {
  const built = files.map((file) =>
    file?.networks.map(({ layers }) => layers.map(({ type }) => type).join()).join('\n'),
  );
  if (new Set(built).size <= 1) {
    return told(files).map(({ path: at, values }) => ({ path: withLayerName(at, files[0]), values }));
  }
  const others = files.map((file) => file && { ...file, networks: [] });
  return [
    { path: 'layers', values: files.map((file) => file?.networks.map(layersInWords).join('; ') ?? null) },
    ...told(others),
  ];
}

function told(files: readonly unknown[]): readonly SettingDifference[] {
  return fileDifferences(files)
    .filter(({ path: at }) => at !== 'name')
    .map(({ path: at, values }) => ({ path: at, values: values.map(plain) }));
}

/** `networks.0.layers.1.config.units` as `dense_1.units` */
function withLayerName(at: string, file: ModelFile | undefined): string {
  const [, network, layer, rest] = /^networks\.(\d+)\.layers\.(\d+)\.(?:config\.)?(.+)$/.exec(at) ?? [];
  const name = file?.networks[Number(network)]?.layers[Number(layer)]?.name;
  return name === undefined || rest === undefined ? at : `${name}.${rest}`;
}

function layersInWords({ layers }: NetworkSpec): string {
  return layers
    .map(({ type, config }) => {
      const size = [config['units'], config['filters'], config['outputDim'], config['rate']].find(
        (value) => typeof value === 'number',
      );
      return size === undefined ? type : `${type} ${size}`;
    })
    .join(', ');
}

function plain(value: JsonValue | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
