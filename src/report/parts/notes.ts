import type { PinnedAnswer, PinnedItem, ReportContent, ReportPicture } from '../../protocol';
import { html, type Markup } from '../html';
import { markdown } from '../markdown';
import { picture } from '../picture';
import { section, table } from '../table';
import type { ReportWording } from '../wording';
import { day } from './times';

/** What a reader wrote between the cells, and the predictions that were pinned there; nothing where there is neither. */
export function notesPart(
  { notebook: items, pictures }: Pick<ReportContent, 'notebook' | 'pictures'>,
  wording: ReportWording,
): Markup | null {
  if (items.length === 0) return null;
  return section(
    'notes',
    wording.say('notes'),
    items.map((item) => (item.kind === 'note' ? markdown(item.text) : pinned(item, pictures[item.id] ?? [], wording))),
  );
}

function pinned(
  { inputs, answers }: PinnedItem,
  pictures: readonly ReportPicture[],
  { words, numbers, say }: ReportWording,
): Markup {
  const [first = {}] = inputs;
  const values = Object.entries(first).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name} ${value}`] : [],
  );
  const said = ({ label, probability, value }: PinnedAnswer) => {
    if (label === undefined) return value !== undefined && numbers.measure(value);
    return probability === undefined
      ? label
      : words('answerShare', { answer: label, share: numbers.percent(probability) });
  };
  return html`<h3>${words('pinned')}</h3>
    <p>
      ${
        inputs.length > 1
          ? words('pinnedRows', { rows: inputs.length })
          : [...pictures.map((one) => picture(one, say('pinnedPicture', { name: one.name }))), values.join(', ')]
      }
    </p>
    ${table(
      answers,
      [
        {
          head: words('pinnedVersion'),
          cell: ({ version }) => (version === null ? words('pinnedCheckpoint') : words('version', { version })),
        },
        { head: words('pinnedAnswer'), cell: said },
        { head: words('pinnedAsked'), cell: ({ asked }) => day(asked) },
      ],
      words('pinned'),
    )}`;
}
