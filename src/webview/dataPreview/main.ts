import '../../texts/all';
import './style.css';
import { acquireDataHost } from './host';
import { DataPage } from './page';

const host = acquireDataHost();
const { file, part } = document.body.dataset;
// The host finds the data again by this when VS Code restores the tab.
if (file !== undefined) {
  const state = host.getState();
  host.setState({ ...(typeof state === 'object' ? state : {}), file, part });
}
const page = new DataPage(document.body, host);
window.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
page.start();
