import type { ReportContent } from '../protocol';
import type { Locale } from '../texts';
import { html, Markup } from './html';
import { architecturePart } from './parts/architecture';
import { dataPart } from './parts/data';
import { evaluationPart } from './parts/evaluation';
import { head, nameOf } from './parts/head';
import { notesPart } from './parts/notes';
import { filePart, originPart } from './parts/source';
import { trainingPart } from './parts/training';
import { reportStyle } from './style';
import { reportWording } from './wording';

/** The page allows itself nothing but its own style and pictures: it asks for nothing and runs nothing, whatever stands in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A report as one page of HTML that needs nothing else. */
export function reportPage(content: ReportContent, locale: Locale): string {
  const wording = reportWording(locale);
  const { of, data, splits } = content;
  const page = html`<!doctype html>
    <html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${nameOf(of)}</title>
        <style>
          ${new Markup(reportStyle)}
        </style>
      </head>
      <body>
        <main>
          ${head(content, wording)} ${notesPart(content, wording)} ${evaluationPart(splits, wording)}
          ${trainingPart(content, wording)} ${architecturePart(of.networks, wording)}
          ${dataPart(data, of.dataFingerprint, wording)} ${filePart(content, wording)} ${originPart(content, wording)}
        </main>
      </body>
    </html> `;
  return page.text;
}
