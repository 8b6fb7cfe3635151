/** The page's script, as the browser gets it. It builds elements and never markup, so nothing that a model says is run. */
export const pageScript = String.raw`'use strict';
(() => {
  const words = document.body.dataset;
  const find = (id) => document.getElementById(id);
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  const choose = (list, options) => {
    list.replaceChildren(...options.map(([value, label]) => make('option', { value, textContent: label })));
  };
  let models = [];
  let language = 'curl';
  const chosen = () => models.find((model) => model.name === find('model').value);

  const address = () => {
    const version = find('version').value;
    const place = version === '' ? '' : /^\d/.test(version) ? '/versions/' + version : '/labels/' + encodeURIComponent(version);
    return location.origin + '/v1/models/' + encodeURIComponent(chosen().name) + place + '/predict';
  };
  /** What the key field holds goes along with every request, and is kept nowhere. */
  const headers = (more = {}) => {
    const key = find('key').value.trim();
    return key === '' ? more : { ...more, authorization: 'Bearer ' + key };
  };
  const row = () => {
    const values = {};
    for (const field of find('form').querySelectorAll('[data-type]')) {
      const { name, value } = field;
      values[name] = field.dataset.type === 'numeric' && value.trim() !== '' ? Number(value) : field.file || value;
    }
    const { window } = chosen();
    return window ? Array.from({ length: window.length }, () => values) : values;
  };
  const hasKey = () => find('key').value.trim() !== '';
  const requests = {
    curl: (url, body) =>
      'curl ' + url + (hasKey() ? ' \\\n  -H "authorization: Bearer $KEY"' : '') + " \\\n  -H 'content-type: application/json' \\\n  -d '" + body.replaceAll("'", "'\\''") + "'",
    JavaScript: (url, body) =>
      "const answer = await fetch('" + url + "', {\n  method: 'POST',\n  headers: { 'content-type': 'application/json'" +
      (hasKey() ? ", authorization: 'Bearer ' + KEY" : '') + " },\n" +
      '  body: JSON.stringify(' + body + '),\n});\nconsole.log(await answer.json());',
    Python: (url, body) =>
      'import requests\n\nanswer = requests.post("' + url + '", json=' +
      body.replaceAll(/\bnull\b/g, 'None') + (hasKey() ? ', headers={"authorization": f"Bearer {KEY}"}' : '') + ')\nprint(answer.json())',
  };
  const showRequest = () => {
    if (!chosen()) return;
    const body = JSON.stringify(row());
    find('request').textContent = requests[language](address(), body.length > 600 ? body.slice(0, 600) + '...' : body);
    for (const tab of find('languages').children) tab.setAttribute('aria-selected', String(tab.textContent === language));
  };
  const fieldOf = ({ name, type }, example) => {
    const id = 'field-' + name;
    const field =
      type === 'text' ? make('textarea', { id, name, value: example })
      : type === 'image' ? make('input', { id, name, type: 'file', accept: 'image/*' })
      : type === 'date' ? make('input', { id, name, value: example, type: /T/.test(example) ? 'datetime-local' : 'date', step: 'any' })
      : make('input', { id, name, value: String(example), inputMode: type === 'numeric' ? 'decimal' : 'text' });
    field.dataset.type = type;
    if (type === 'image') {
      field.file = example;
      field.addEventListener('change', () => {
        const reader = new FileReader();
        reader.addEventListener('load', () => { field.file = String(reader.result); showRequest(); });
        if (field.files[0]) reader.readAsDataURL(field.files[0]);
      });
    }
    return [make('label', { htmlFor: id, textContent: name }), field];
  };
  const showModel = () => {
    const model = chosen();
    if (!model) { find('answer').textContent = words.none; return; }
    choose(find('version'), [
      ['', words.standard],
      ...Object.entries(model.aliases).map(([name, version]) => [name, name + ' (' + version + ')']),
      ...model.versions.map((version) => [String(version), String(version)]),
    ]);
    const inputs = model.inputs || [];
    find('form').replaceChildren(...inputs.flatMap((input) => fieldOf(input, model.example[input.name])));
    find('answer').textContent = '';
    showRequest();
  };
  const predict = async () => {
    const shown = find('answer');
    try {
      const answer = await fetch(address(), {
        method: 'POST',
        headers: headers({ 'content-type': 'application/json' }),
        body: JSON.stringify(row()),
      });
      shown.className = answer.ok ? '' : 'wrong';
      shown.textContent = JSON.stringify(await answer.json(), null, 2);
    } catch (error) {
      shown.className = 'wrong';
      shown.textContent = words.failed + ' ' + error.message;
    }
  };
  find('model').addEventListener('change', showModel);
  find('version').addEventListener('change', showRequest);
  find('form').addEventListener('input', showRequest);
  find('form').addEventListener('submit', (event) => { event.preventDefault(); void predict(); });
  find('predict').addEventListener('click', () => void predict());
  find('languages').replaceChildren(
    ...Object.keys(requests).map((name) => {
      const tab = make('button', { type: 'button', textContent: name });
      tab.setAttribute('role', 'tab');
      tab.addEventListener('click', () => { language = name; showRequest(); });
      return tab;
    }),
  );
  const load = async () => {
    try {
      const answer = await fetch('v1/models', { headers: headers() });
      const body = await answer.json();
      find('answer').className = answer.ok ? '' : 'wrong';
      if (!answer.ok) {
        find('answer').textContent = answer.status === 401 ? words.keyNeeded : body.error;
        return;
      }
      models = body.models.filter((model) => model.ready);
      choose(find('model'), models.map(({ name }) => [name, name]));
      showModel();
    } catch (error) {
      find('answer').textContent = words.failed + ' ' + error.message;
    }
  };
  find('key').addEventListener('change', () => void load());
  void load();
})();
`;
