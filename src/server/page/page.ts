import type { Reply, Route } from '../http/router';
import type { Api } from '../api/context';
import { pageScript } from './script';
import { pageStyle } from './style';
import { pageWords } from './words';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page to try the models: static, from this server alone, in the reader's language. */
export function pageRoutes({ locale }: Api): readonly Route[] {
  const file = (pattern: string, type: string, body: string): Route => ({
    method: 'GET',
    pattern,
    answer: (): Reply => ({ headers: headers(type), body }),
  });
  return [
    {
      method: 'GET',
      pattern: '/',
      answer: ({ request }) => {
        const language = request.headers['accept-language'];
        const chinese = language === undefined ? locale === 'zh' : /^\s*zh\b/i.test(language);
        return { headers: headers('text/html'), body: html(chinese ? 'zh' : 'en') };
      },
    },
    file('/page.js', 'text/javascript', pageScript),
    file('/page.css', 'text/css', pageStyle),
  ];
}

function headers(type: string): Readonly<Record<string, string>> {
  return {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}

function html(locale: 'en' | 'zh'): string {
  const words = pageWords(locale);
  const data = Object.entries(words)
    .map(
      ([name, value]) => `data-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${escape(value)}"`,
    )
    .join(' ');
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Model Studio</title>
<link rel="stylesheet" href="page.css">
<script src="page.js" defer></script>
</head>
<body ${data}>
<main>
<h1>Model Studio</h1>
<p><a href="openapi.json">OpenAPI</a></p>
<label for="key">${escape(words.key)}</label>
<input id="key" type="password" autocomplete="off" spellcheck="false">
<label for="model">${escape(words.model)}</label>
<select id="model"></select>
<label for="version">${escape(words.version)}</label>
<select id="version"></select>
<form id="form"></form>
<button type="button" id="predict">${escape(words.predict)}</button>
<h2>${escape(words.answer)}</h2>
<pre id="answer" role="status" tabindex="0"></pre>
<h2>${escape(words.request)}</h2>
<div role="tablist" id="languages"></div>
<pre id="request" tabindex="0"></pre>
</main>
</body>
</html>
`;
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
