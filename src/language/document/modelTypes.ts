import { text } from '../../texts';
import { branches } from '../edit/schemaPath';
import { commonArguments, fileNode, layerSection, needsNoArguments } from '../schema/file';
import { layerCatalogue } from '../schema/layers/catalogue';
import { node as nodeOf, type SchemaNode } from '../schema/node';

const literal = (words: string): string => `'${words}'`;
const longest = 90;

/** TypeScript's types for the sections of a model file, from the schema that model files are checked with. */
class TypeWriter {
  /** Long types that occur again and again, by their text. */
  private readonly aliases = new Map<string, string>();

  /** The declarations that {@link of} has named on the way. */
  get named(): readonly string[] {
    return [...this.aliases].map(([type, name]) => `type ${name} = ${type};`);
  }

  of(node: SchemaNode, key: string): string {
    const type = this.plain(node, key);
    const mayBeNamed = node.choice === true || node.enum !== undefined || node.role !== undefined;
    return mayBeNamed && type.length > longest ? this.alias(type, key) : type;
  }

  section(node: SchemaNode, own: (key: string) => string | undefined = () => undefined): string {
    const rows = Object.entries(node.properties ?? {}).map(([key, property]) => {
      const needed = node.required?.includes(key) ?? false;
      const doc = property.doc ? `/** ${text('en', property.doc).replaceAll('*/', '* /')} */ ` : '';
      return `${doc}readonly ${key}${needed ? '' : '?'}: ${own(key) ?? this.of(property, key)};`;
    });
    return `{\n${rows.join('\n')}\n}`;
  }

  private plain(node: SchemaNode, key: string): string {
    if (node.layer) return 'Layer';
    if (node.any) return 'unknown';
    if (node.choice) return this.choice(node);
    if (node.anyOf) return [...new Set(node.anyOf.map((branch) => this.of(branch, key)))].join(' | ');
    if (node.enum) return node.enum.map(literal).join(' | ');
    switch (node.type) {
      case 'object':
        if (typeof node.additionalProperties === 'object') {
          return `{ readonly [name: string]: ${this.of(node.additionalProperties, key)} }`;
        }
        return this.section(node);
      case 'array':
        return this.list(node, key);
      case 'integer':
      case 'number':
        return 'number';
      case undefined:
        return 'unknown';
      default:
        return node.type;
    }
  }

  private list(node: SchemaNode, key: string): string {
    const item = this.of(node.items ?? {}, key);
    const { minItems, maxItems } = node;
    if (minItems !== undefined && minItems === maxItems && minItems < 4) {
      return `readonly [${Array<string>(minItems).fill(item).join(', ')}]`;
    }
    return `readonly (${item})[]`;
  }

  private choice(node: SchemaNode): string {
    const [names, options] = branches(node);
    const plain = (names?.enum ?? []).map(literal);
    const written = Object.entries(options?.properties ?? {}).map(
      ([name, option]) => `{ readonly ${name}: ${this.of(option, name)} }`,
    );
    return [...plain, ...written].join(' | ');
  }

  private alias(type: string, key: string): string {
    const known = this.aliases.get(type);
    if (known !== undefined) return known;
    const word = /[A-Z]?[a-z]+$/.exec(key)?.[0] ?? key;
    const base = word.charAt(0).toUpperCase() + word.slice(1);
    const taken = new Set(this.aliases.values());
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${String(count)}`;
    this.aliases.set(type, name);
    return name;
  }
}

/** The parts of `types/model-studio.d.ts` that follow from the schema. */
export function modelTypes(): string {
  const writer = new TypeWriter();
  const layers = [...layerCatalogue.values()].map((type) => {
    const section = layerSection(type);
    const own = writer.section(section);
    const short = type.shorthand === undefined ? undefined : section.properties?.[type.shorthand];
    const shorthand = short ? ` | ${writer.of(short, type.shorthand ?? '')}` : '';
    return `/** ${text('en', type.doc)} */\nreadonly ${type.name}: ${own}${shorthand}${needsNoArguments(type) ? ' | null' : ''};`;
  });
  const plain = [...layerCatalogue.values()].filter(needsNoArguments).map(({ name }) => literal(name));
  const { data, networks, train, expect, name } = fileNode.properties ?? {};
  const dataSection = data ?? {};
  const trainSection = train ?? {};
  const typeOf = (node: SchemaNode | undefined, key: string): string => writer.of(node ?? {}, key);
  const dataType = writer.section(dataSection, (key) =>
    key === 'source' ? `${typeOf(dataSection.properties?.['source'], 'source')} | DataFunction` : undefined,
  );
  const trainType = writer.section(trainSection, (key) => {
    const own = typeOf(trainSection.properties?.[key], key);
    if (key === 'loss') return `${own} | LossFunction`;
    return key === 'metrics'
      ? own.replace(/readonly \((.*)\)\[\]/s, 'readonly ($1 | MetricFunction | Metric)[]')
      : undefined;
  });
  const inputs = nodeOf(commonArguments['inputs'] as Parameters<typeof nodeOf>[0]);
  const parts = [
    `interface LayerArguments {\n${layers.join('\n')}\n}`,
    `type LayerName = ${plain.join(' | ')};`,
    `type LayerInputs = ${typeOf(inputs, 'inputs')};`,
    `export interface Data ${dataType}`,
    `export interface Train ${trainType}`,
    `export interface Networks ${typeOf(networks, 'networks').split(' | ').length > 0 ? networksType(typeOf(networks, 'networks')) : ''}`,
  ];
  parts.push(
    `/** ${text('en', 'language.sectionExpect')} */\nexport type Expect = ${typeOf(expect, 'expect').replace(/ \| null$/, '')};`,
  );
  const doc = name?.doc ? text('en', name.doc) : '';
  return [...writer.named, ...parts, `/** ${doc} */\ntype ModelName = string;`].join('\n\n');
}

const networksType = (type: string): string => type.replace(/ \| null$/, '');
