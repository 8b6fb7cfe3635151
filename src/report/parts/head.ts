import { splitName } from '../../presentation/measureNames';
import { errorText, type ReportContent, type RunStatus } from '../../protocol';
import { html, type Markup } from '../html';
import { facts, type Fact } from '../table';
import { measureTitle } from './measures';
import { day } from './times';
import type { ReportWording } from '../wording';

const states = {
  starting: 'stateStarting',
  running: 'stateRunning',
  pausing: 'statePausing',
  paused: 'statePaused',
  stopping: 'stateStopping',
  stopped: 'stateStopped',
  completed: 'stateCompleted',
  failed: 'stateFailed',
  interrupted: 'stateInterrupted',
} as const satisfies Readonly<Record<RunStatus, string>>;

/** What it is, how well it does, and what people say of it. */
export function head(content: ReportContent, wording: ReportWording): Markup {
  const { of, note, error } = content;
  const { words } = wording;
  return html`<header>
    <p class="kind">${wording.say('title')}</p>
    <h1>${nameOf(of)}</h1>
    <p class="line">
      ${nameOf(of) !== of.id && html`<span>${of.id}</span> `}${of.status === null ? '' : html`<span>${words(states[of.status])}</span> `}<span
        >${day(of.created)}</span
      >
      ${of.tags.map((tag) => html`<span class="tag">${tag}</span> `)}
    </p>
    ${error && html`<p class="error">${errorText(wording.locale, error)}</p>`} ${facts(figures(content, wording))}
    ${note === null ? '' : html`<p class="note">${note}</p>`}
  </header>`;
}

/** What a person called it; else the version, or the model that a run trained. */
export function nameOf({ title, id, run, model }: ReportContent['of']): string {
  return title ?? (id === run ? model : id);
}

/** The figures that tell how good it is: of the last split that was evaluated, else of the best epoch. */
function figures({ of, splits }: ReportContent, wording: ReportWording): readonly Fact[] {
  const { words, numbers } = wording;
  const names = ['test', 'validation', 'train', 'data'] as const;
  const split = names.flatMap((name) => splits.find((one) => one.split === name) ?? [])[0];
  const measures = split ? { ...split.metrics, loss: split.loss } : of.measures;
  const measured = Object.entries(measures).flatMap(([name, value]): readonly Fact[] =>
    value === null ? [] : [[measureTitle(wording, name), numbers.measure(value)]],
  );
  return [
    ...measured.slice(0, 6),
    ...(split && measured.length > 0
      ? [
          [
            wording.say('measuredOn'),
            wording.say('splitRows', { split: words(splitName(split.split)), rows: numbers.count(split.rows) }),
          ] as const,
        ]
      : []),
    [words('parameters'), of.parameters === null ? null : numbers.count(of.parameters)],
    [
      wording.say('epochs'),
      of.bestEpoch === null ? null : wording.say('bestOfEpochs', { best: of.bestEpoch, epochs: of.epoch }),
    ],
    [words('timeColumn'), of.seconds === null ? null : numbers.duration(of.seconds)],
  ];
}
