import type { webview as english } from '../en/webview';
import { webviewArchitecture } from './webview/architecture';
import { webviewData } from './webview/data';
import { webviewEvaluation } from './webview/evaluation';
import { webviewExplain } from './webview/explain';
import { webviewNotebook } from './webview/notebook';
import { webviewNotices } from './webview/notices';
import { webviewPredict } from './webview/predict';
import { webviewPreview } from './webview/preview';
import { webviewRun } from './webview/run';
import { webviewServe } from './webview/serve';
import { webviewTraining } from './webview/training';
import { webviewWords } from './webview/words';

export const webview = {
  ...webviewArchitecture,
  ...webviewData,
  ...webviewEvaluation,
  ...webviewExplain,
  ...webviewNotebook,
  ...webviewNotices,
  ...webviewPredict,
  ...webviewPreview,
  ...webviewRun,
  ...webviewServe,
  ...webviewTraining,
  ...webviewWords,
} as const satisfies Readonly<Record<keyof typeof english, string>>;
