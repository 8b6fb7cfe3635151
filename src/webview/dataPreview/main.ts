import '../../texts/all';
import './style.css';
import type { FromDataPageMessage } from '../../protocol';
import { acquireHost, keepForRestore } from '../vscodeApi';
import { DataPage } from './page';

const host = acquireHost<FromDataPageMessage>();
const { file, part } = document.body.dataset;
if (file !== undefined) keepForRestore(host, { file, part });
const page = new DataPage(document.body, host);
window.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
page.start();
