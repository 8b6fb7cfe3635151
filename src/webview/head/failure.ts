import { errorText } from '../../protocol';
import type { PanelContext, Part } from '../context';
import { element, setChildren } from '../dom';
import { linkButton } from '../render/controls';
import { tailChart } from '../render/tailChart';
import type { PanelState, RunState } from '../state/state';
import { shownStatus } from './shownStatus';

interface Fix {
  readonly title: string;
  readonly detail: string;
}

/** What happened in the last steps of a run that failed, and what to do about it. */
export class Failure implements Part<PanelState> {
  readonly element = element('div', { class: 'fail', hidden: true });
  private shown: RunState | null = null;

  constructor(private readonly context: PanelContext) {}

  update(state: PanelState): void {
    const failed = shownStatus(state) === 'failed' ? state.run : null;
    this.element.hidden = failed === null;
    if (!failed || failed === this.shown) return;
    this.shown = failed;
    setChildren(this.element, this.chart(failed), this.whatToDo(state, failed));
  }

  dispose(): void {
    this.element.remove();
  }

  private chart(run: RunState): HTMLElement | null {
    const { words, numbers } = this.context;
    const series = run.series.get('loss');
    if (!series || series.length < 2) return null;
    const steps = Math.min(200, series.length);
    return element(
      'figure',
      { class: 'chart' },
      heading(words('lossLastSteps', { steps: numbers.count(steps) })),
      tailChart(series, steps, {
        description: words('lossLastSteps', { steps: numbers.count(steps) }),
        failedAt: words('notANumber'),
        number: (value) => numbers.tick(value),
      }),
    );
  }

  private whatToDo(state: PanelState, run: RunState): HTMLElement {
    const { words, send, locale } = this.context;
    const error = run.summary.error ?? run.finished?.error;
    const items = this.fixes(state, run).map(({ title, detail }) =>
      element('li', {}, element('div', {}, element('b', {}, title), element('span', {}, detail))),
    );
    return element(
      'div',
      {},
      heading(words('whatToDo')),
      error?.code === 'loss-not-finite' ? element('p', { class: 'small reason' }, errorText(locale, error)) : null,
      element('ol', { class: 'fixes' }, ...items),
      element(
        'p',
        { class: 'small acts' },
        linkButton(words('openNamed', { file: state.snapshot.model.fileName }), () => send({ type: 'openFile' })),
        linkButton(words('showLog'), () => send({ type: 'showLog' })),
      ),
    );
  }

  private fixes({ snapshot }: PanelState, run: RunState): Fix[] {
    const { words, numbers } = this.context;
    const code = run.summary.error?.code ?? run.finished?.error?.code ?? '';
    const fixes: Fix[] = [];
    const rate = run.epochs.at(-1)?.learningRate ?? snapshot.model.train?.learningRate ?? null;
    if (code.includes('finite')) {
      if (rate !== null) {
        fixes.push({
          title: words('fixLearningRate', { rate: numbers.plain(rate / 10) }),
          detail: words('fixLearningRateNow', { rate: numbers.plain(rate) }),
        });
      }
      if (snapshot.model.train?.numeric !== 'standardize')
        fixes.push({ title: words('fixStandardize'), detail: words('fixStandardizeText') });
    } else {
      fixes.push({ title: words('fixReadLog'), detail: words('fixReadLogText') });
    }
    if (run.checkpoint) {
      fixes.push({
        title: words('fixResume'),
        detail: words('fixResumeText', { step: numbers.count(run.checkpoint.step) }),
      });
    }
    return fixes;
  }
}

/** It stands in no cell, right under the name of the model. */
function heading(title: string): HTMLElement {
  return element('div', { class: 'sub-row' }, element('h2', { class: 'sub' }, title));
}
