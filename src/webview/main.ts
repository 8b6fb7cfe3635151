import './style/index.css';
import { Panel } from './panel';
import { acquireHost } from './vscodeApi';

const panel = new Panel(document.body, acquireHost());
window.addEventListener('message', (event: MessageEvent<unknown>) => panel.receive(event.data));
panel.start();
