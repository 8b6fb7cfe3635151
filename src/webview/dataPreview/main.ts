import '../../texts/all';
import './style.css';
import { acquireDataHost } from './host';
import { DataPage } from './page';

const page = new DataPage(document.body, acquireDataHost());
window.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
page.start();
