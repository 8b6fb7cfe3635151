import type { ExplainedPart, Explanation, ModelSignature } from '../../../protocol';
import type { PanelContext, WebviewText } from '../../context';
import { element, setStyle } from '../../dom';
import { contributions, type EndLine } from '../../render/contributions';
import { linkButton } from '../../render/controls';
import { heatPicture } from '../../render/heat';
import { addsUp, effectWriter, explainedAnswer, explainSentence, namedEffects } from './explainNames';

/** Lines of a table before the rest is asked for. */
const mostLines = { columns: 16, image: 5, text: 10 } as const;

/** One answer taken apart: a sentence, then every part with its picture and its table. */
export function explanationView(
  context: PanelContext,
  signature: ModelSignature,
  explanation: Explanation,
): HTMLElement[] {
  const parts = explanation.parts.map((part) => partView(context, explanation, part));
  return [
    element('p', { class: 'explain-said', role: 'status' }, explainSentence(context, signature, explanation)),
    ...parts,
    legend(context, signature, explanation),
    element('p', { class: 'small dim explain-note' }, note(context, explanation)),
  ];
}

function partView(context: PanelContext, explanation: Explanation, part: ExplainedPart): HTMLElement {
  const table = effectTable(context, explanation, part);
  switch (part.kind) {
    case 'columns':
      return element('div', { class: 'expl columns' }, table);
    case 'image': {
      const first = namedEffects(context, explanation, part)[0]?.within ?? '';
      const heat = heatPicture(part, context.words('heatSpoken', { first }));
      setStyle(heat, 'aspectRatio', `${part.width} / ${part.height}`);
      return element('div', { class: 'expl' }, element('div', { class: 'heat' }, heat), table);
    }
    case 'text':
      return element('div', { class: 'expl words' }, colouredText(context, part), table);
  }
}

/** All effects of a part by size; those of one method start from nothing and come to the answer. */
function effectTable(context: PanelContext, explanation: Explanation, part: ExplainedPart): HTMLElement {
  const { words, numbers } = context;
  const all = namedEffects(context, explanation, part);
  const { output, baseline } = explanation;
  const alone = explanation.parts.length === 1 && addsUp(explanation) && baseline !== null;
  const write = effectWriter(context, [...all.map(({ effect }) => effect), ...(alone ? [output, baseline] : [])]);
  const value = numbers.column([output, baseline, ...all.map(({ effect }) => effect)]);
  const nothing = { columns: 'averageRow', image: 'emptyPicture', text: 'noWords' } as const;
  const isError = explanation.method === 'reconstruction';
  const first: EndLine | undefined =
    alone && !isError ? { name: words(nothing[part.kind]), value: value(baseline) } : undefined;
  const last: EndLine | undefined = alone
    ? { name: words(isError ? 'errorLine' : 'thisAnswerLine'), value: value(output) }
    : undefined;
  const heads = { columns: 'columnHead', image: 'placeHead', text: 'wordHead' } as const;
  const box = element('div', { class: 'expl-table' });
  const most = mostLines[part.kind];
  const show = (lines: number): void => {
    const table = contributions(
      all.slice(0, lines),
      {
        caption: words('effectCaption'),
        effect: write,
        steps: (name) => {
          const steps = all.find((one) => one.name === name)?.steps ?? [];
          const [minimum, maximum] = [numbers.measure(Math.min(...steps)), numbers.measure(Math.max(...steps))];
          return words('stepsSpoken', { name, minimum, maximum });
        },
        heads: [words(heads[part.kind]), words('valueHead'), words('effectHead')],
      },
      { first, last },
    );
    const more =
      all.length > lines
        ? linkButton(words('allOf', { count: numbers.count(all.length) }), () => show(all.length), {
            class: 'link small',
          })
        : null;
    box.replaceChildren(table, ...(more ? [more] : []));
  };
  show(most);
  return box;
}

function colouredText(context: PanelContext, { pieces }: Extract<ExplainedPart, { kind: 'text' }>): HTMLElement {
  const { words } = context;
  const most = Math.max(...pieces.map(({ value }) => Math.abs(value ?? 0))) || 1;
  const write = effectWriter(
    context,
    pieces.map(({ value }) => value ?? 0),
  );
  const last = pieces.findLastIndex(({ value }) => value !== null);
  return element(
    'p',
    { class: 'coloured', lang: '' },
    ...pieces.map(({ text, value }, index) => {
      if (value === null) {
        // What is left at the end is cut off, but for the full stop.
        const unseen = index > last && /[\p{L}\p{N}]/u.test(text);
        return unseen ? element('span', { class: 'unseen', title: words('wordUnseen') }, text) : text;
      }
      const share = Math.abs(value) / most;
      const said = words('wordSpoken', { word: text, effect: write(value) });
      const piece = element('span', { class: share < 0.04 ? null : value < 0 ? 'dn' : 'up', title: said }, text);
      // Between this and what a background-coloured word would need no text colour has enough contrast.
      setStyle(piece, '--p', String(Math.round(8 + share * 36)));
      return piece;
    }),
  );
}

/** What the two colours mean. */
function legend(context: PanelContext, signature: ModelSignature, explanation: Explanation): HTMLElement {
  const { words } = context;
  const answer = explainedAnswer(signature, explanation);
  const key = (kind: string, word: string) =>
    element('span', { class: 'pair' }, element('span', { class: `key ${kind}` }), word);
  const signed = explanation.method !== 'reconstruction' && !isStrength(explanation);
  const isClass = signature.target?.type === 'category';
  const keys = signed
    ? [
        key('train', words(isClass ? 'keyTowards' : 'keyRaises', { answer })),
        key('valid', words(isClass ? 'keyAgainst' : 'keyLowers', { answer })),
      ]
    : [key('train', words(explanation.method === 'reconstruction' ? 'reconstructionError' : 'keyStrength'))];
  const steps = explanation.parts.some((part) => part.kind === 'columns' && part.columns.some((one) => one.steps));
  return element(
    'p',
    { class: 'small dim explain-keys' },
    ...keys,
    steps ? element('span', {}, words('stepsNote')) : null,
  );
}

/** Saliency of pictures and words has no sign; that of columns has one. */
function isStrength({ method, parts }: Explanation): boolean {
  return method === 'saliency' && parts.every(({ kind }) => kind !== 'columns');
}

/** What the method can tell, and what it cannot. */
function note({ words, numbers }: PanelContext, explanation: Explanation): string {
  const { method, gap } = explanation;
  const notes: Readonly<Record<Explanation['method'], WebviewText>> = {
    integratedGradients: 'noteIntegrated',
    saliency: isStrength(explanation) ? 'noteSaliency' : 'noteSaliencyColumns',
    occlusion: 'noteOcclusion',
    reconstruction: 'noteReconstruction',
  };
  return words(notes[method], { gap: numbers.measure(gap ?? 0) });
}
