/** What a Studio needs once it is open: its page, and what talks to it. */
export { studioHtml } from './html';
export { StudioSession } from './session';
