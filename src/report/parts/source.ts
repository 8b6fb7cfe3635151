import type { ReportContent } from '../../protocol';
import { html, type Markup } from '../html';
import { facts, section } from '../table';
import { day } from './times';
import type { ReportWording } from '../wording';

/** The model file as it was trained. */
export function filePart({ text, set, fileName }: ReportContent, { say }: ReportWording): Markup {
  return section(
    'file',
    say('modelFile'),
    html`<p><code>${fileName}</code></p>`,
    set.length > 0 && html`<p>${say('putIn')} ${set.map((one) => html`<code>${one}</code> `)}</p>`,
    html`<pre>${text}</pre>`,
  );
}

/** What it was made with, as far as it decides the weights. */
export function originPart({ of, madeWith }: ReportContent, wording: ReportWording): Markup {
  const { words, say } = wording;
  const { studio, node, backend, library, mode } = madeWith;
  return section(
    'origin',
    say('madeWith'),
    facts([
      [words('run'), of.run],
      [say('created'), day(of.created)],
      [say('gitCommit'), of.gitCommit === null ? null : html`<code>${of.gitCommit}</code>`],
      ['Model Studio', studio],
      ['Node.js', node],
      [
        say('engine'),
        backend === undefined
          ? null
          : backend === 'cpu'
            ? words('plainJavaScript')
            : words('tensorflow', { version: library ?? '' }).trim(),
      ],
      [say('mode'), mode === undefined ? null : words(mode === 'graph' ? 'modeGraph' : 'modeEager')],
    ]),
  );
}
