import '../texts/all';
import './style/index.css';
import { ComparePage } from './compare/page';
import { keepFocus } from './focusKeeper';
import { Panel } from './panel';
import { acquireHost, keepForRestore } from './vscodeApi';

/** The page of a Studio, or of a comparison: its body says which. */
function openPage(): { start(): void; receive(data: unknown): void } {
  const { page, file } = document.body.dataset;
  if (page === 'compare') return new ComparePage(document.body, acquireHost());
  const host = acquireHost();
  keepForRestore(host, { file });
  return new Panel(document.body, host);
}

keepFocus(document.body);
const page = openPage();
window.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
page.start();
