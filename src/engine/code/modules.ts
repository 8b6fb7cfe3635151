import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import nodeModule from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { CodeBundle } from '../../protocol';
import { CodeError, messageOf, placeOf } from './userError';
import { transpile } from './transpile';

/** Where the sources come from: the disk, or what was kept of it. */
export interface Sources {
  has(file: string): boolean;
  read(file: string): string;
}

/** The disk, with the text of one file as the editor has it. */
export function diskSources(entry: string, text: string): Sources {
  return {
    has: (file) => file === entry || fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true,
    read: (file) => (file === entry ? text : fs.readFileSync(file, 'utf8')),
  };
}

/** Kept sources, as if they lay in `folder`. */
export function keptSources(bundle: CodeBundle, folder: string): Sources {
  const texts = new Map(Object.entries(bundle.files).map(([name, text]) => [path.resolve(folder, name), text]));
  return { has: (file) => texts.has(file), read: (file) => texts.get(file) ?? '' };
}

const endings = ['', '.ts', '.js', '.json', '.mts', '.mjs', '.cts', '.cjs', '/index.ts', '/index.js'];

/** Runs source files of the user's as modules; others from node_modules. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>();
  private readonly texts = new Map<string, string>();
  private readonly packages = new Map<string, string>();

  constructor(
    private readonly sources: Sources,
    /** Modules that are ours, by name. */
    private readonly given: Readonly<Record<string, unknown>>,
  ) {}

  isOwn = (file: string): boolean => this.texts.has(file);

  /** What a file exports. Throws {@link CodeError}s. */
  load(file: string): unknown {
    const there = this.loaded.get(file);
    if (there) return there.exports;
    const text = this.sources.read(file);
    this.texts.set(file, text);
    const module: { exports: unknown } = { exports: {} };
    this.loaded.set(file, module);
    if (file.endsWith('.json')) {
      module.exports = this.json(text, file);
      return module.exports;
    }
    const run = this.compile(text, file);
    const take = (specifier: string): unknown => this.require(specifier, file);
    run.call(module.exports, module.exports, take, module, file, path.dirname(file));
    return module.exports;
  }

  /** What was loaded, relative to `folder`. */
  bundle(entry: string, folder: string): CodeBundle {
    const name = (file: string): string => path.relative(folder, file).split(path.sep).join('/');
    const files = Object.fromEntries([...this.texts].map(([file, text]) => [name(file), text] as const).sort());
    const packages = Object.fromEntries([...this.packages].sort());
    const content = { formatVersion: 1, entry: name(entry), files, packages } as const;
    return { ...content, id: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
  }

  private json(text: string, file: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new CodeError(
        'engine.codeFailedNowhere',
        { file: path.basename(file), detail: messageOf(error) },
        undefined,
      );
    }
  }

  private compile(text: string, file: string): (...args: unknown[]) => void {
    try {
      const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
      return compileFunction(transpile(text, file), parameters, { filename: file }) as (...args: unknown[]) => void;
    } catch (error) {
      const [, row] = /\((\d+):\d+\)$/.exec(messageOf(error)) ?? [];
      const [, own] = (error instanceof Error ? (error.stack ?? '') : '').startsWith(`${file}:`)
        ? (/^:(\d+)/.exec((error as Error).stack?.slice(file.length) ?? '') ?? [])
        : [];
      const line = Number(row ?? own ?? 1);
      const detail = messageOf(error)
        .replace(/^Error transforming .*?: /, '')
        .replace(/ \(\d+:\d+\)$/, '');
      throw new CodeError('engine.codeSyntax', { file: path.basename(file), line, detail }, { file, line }, error);
    }
  }

  private require(specifier: string, from: string): unknown {
    if (Object.hasOwn(this.given, specifier)) return this.given[specifier];
    if (/^\.{1,2}(\/|$)/.test(specifier) || path.isAbsolute(specifier)) {
      const found = this.resolve(path.resolve(path.dirname(from), specifier));
      if (found !== undefined) return this.load(found);
      const place = placeOf(new Error(specifier), this.isOwn);
      const args = { file: path.basename(from), line: place?.line ?? 1, specifier };
      throw new CodeError('engine.codeNoImport', args, place);
    }
    try {
      return this.package(specifier, from);
    } catch (error) {
      const place = placeOf(error, this.isOwn) ?? placeOf(new Error(specifier), this.isOwn);
      const [detail = ''] = messageOf(error).split('\n');
      throw new CodeError('engine.codePackageMissing', { file: path.basename(from), specifier, detail }, place, error);
    }
  }

  /** As TypeScript finds files: `./layers`, or `./layers.js` for a `layers.ts`. */
  private resolve(file: string): string | undefined {
    const names = endings.map((ending) => file + ending);
    const typed = /\.([cm]?)js$/.exec(file);
    if (typed) names.push(`${file.slice(0, -typed[0].length)}.${typed[1] ?? ''}ts`);
    return names.find((name) => this.sources.has(name));
  }

  private package(specifier: string, from: string): unknown {
    // Neither `require` nor an imported `createRequire` may stand here: the bundler has plans of its own for these names.
    const there = nodeModule.createRequire(from);
    const found = there.resolve(specifier);
    if (path.isAbsolute(found)) this.packages.set(specifier, versionOf(found));
    return there(specifier) as unknown;
  }
}

/** The version that the nearest package.json above a file says. */
function versionOf(file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const text = fs.existsSync(path.join(folder, 'package.json'))
      ? fs.readFileSync(path.join(folder, 'package.json'), 'utf8')
      : '';
    const [, version] = /"version"\s*:\s*"([^"]+)"/.exec(text) ?? [];
    if (version !== undefined) return version;
    if (folder === path.dirname(folder)) return '';
  }
}
