import '../texts/all';
import './style/index.css';
import { Panel } from './panel';
import { acquireHost } from './vscodeApi';

const host = acquireHost();
// The host finds the model file again by this when VS Code restores the panel.
const state = host.getState();
host.setState({ ...(typeof state === 'object' ? state : {}), file: document.body.dataset['file'] });
const panel = new Panel(document.body, host);
window.addEventListener('message', (event: MessageEvent<unknown>) => panel.receive(event.data));
panel.start();
