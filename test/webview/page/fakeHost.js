// Stands in for VS Code at the page's edge: gives acquireVsCodeApi, answers what the panel asks from a recording.
(() => {
  const { document, sessionStorage, window } = globalThis;
  const sent = [];
  const violations = [];
  let recording = null;
  let asleep = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  const post = (message) => window.postMessage(message, '*');
  const answer = ({ id, method }) => {
    const ok = recording?.answers?.[method];
    const refused = { kind: 'run', code: 'no-answer', message: { key: 'engine.unexpected', args: { detail: 'none' } } };
    post({ type: 'response', id, result: ok ? { ok } : { error: refused } });
  };
  const receive = (message) => {
    sent.push(message);
    if (message.type === 'ready') {
      if (recording) post({ type: 'snapshot', snapshot: recording.snapshot });
      else asleep.push(message);
    } else if (message.type === 'request') {
      if (window.host.answering) answer(message);
    }
  };
  window.host = {
    sent,
    violations,
    answering: true,
    post,
    /** Gives the recording and answers what was asked before it was there. */
    load(next) {
      recording = next;
      const waiting = asleep;
      asleep = [];
      for (const message of waiting) if (message.type === 'ready') post({ type: 'snapshot', snapshot: next.snapshot });
    },
  };
  window.acquireVsCodeApi = () => ({
    postMessage: receive,
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
})();
