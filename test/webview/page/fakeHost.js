// Stands in for VS Code at the page's edge: gives acquireVsCodeApi, answers what the panel asks from a recording.
(() => {
  const { console, document, sessionStorage, window } = globalThis;
  const sent = [];
  const violations = [];
  const warnings = [];
  let recording = null;
  let asked = false;
  document.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  const warn = console.warn;
  console.warn = (...said) => {
    warnings.push(said.join(' '));
    warn.apply(console, said);
  };
  const post = (message) => window.postMessage(message, '*');
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const recorded = (method, params) => {
    const answers = recording?.answers.filter((answer) => answer.method === method) ?? [];
    return (
      answers.find((answer) => same(answer.params, params)) ??
      answers.find((answer) => answer.params.layer !== undefined && answer.params.layer === params.layer) ??
      answers.find((answer) => answer.params.version === params.version && answer.params.method === params.method) ??
      answers.find((answer) => answer.params.version === params.version) ??
      answers[0]
    );
  };
  const answer = ({ id, method, params }) => {
    const refused = { kind: 'run', code: 'no-answer', message: { key: 'engine.unexpected', args: { detail: 'none' } } };
    let { ok, error } = recorded(method, params)?.result ?? { error: refused };
    if (ok && method === 'predict') {
      const { predictions } = ok;
      ok = { ...ok, predictions: params.inputs.map((_, index) => predictions[index % predictions.length]) };
    }
    post({ type: 'response', id, result: ok ? { ok } : { error } });
  };
  const tell = () => {
    post({ type: 'snapshot', snapshot: recording.snapshot });
    for (const message of recording.messages) post(message);
  };
  const receive = (message) => {
    sent.push(message);
    window.host.hear?.(message);
    if (message.type === 'ready') {
      asked = true;
      if (recording) tell();
    } else if (message.type === 'compareWith') {
      post({ type: 'compared', run: recording.compared?.[message.run] ?? null });
    } else if (message.type === 'request' && window.host.answering) {
      answer(message);
    }
  };
  window.host = {
    sent,
    violations,
    warnings,
    answering: true,
    post,
    /** Gives the recording, and answers with it what was asked before it was there. */
    load(next) {
      recording = next;
      if (asked) tell();
    },
    /** Nothing in the page has changed for longer than the panel ever waits before it draws. */
    still: () =>
      new Promise((resolve) => {
        let frames = 0;
        const watch = new window.MutationObserver(() => (frames = 0));
        watch.observe(document.body, { attributes: true, childList: true, subtree: true, characterData: true });
        window.requestAnimationFrame(function count() {
          if (++frames < 12) return window.requestAnimationFrame(count);
          watch.disconnect();
          resolve();
        });
      }),
  };
  window.acquireVsCodeApi = () => ({
    postMessage: receive,
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
})();
