/** The look of a report, on a screen in both themes and on paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --fg: #1f2328; --dim: #59636e; --bg: #ffffff; --line: #d1d9e0; --wash: #f6f8fa;
  --train: #0b64c4; --valid: #8f5c00; --bad: #b42318; --right: 11 100 196; --wrong: 180 35 24; --on: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --fg: #e6e6e6; --dim: #a8b0b9; --bg: #1b1d20; --line: #3b4148; --wash: #24272b;
    --train: #5aa9f7; --valid: #e5b454; --bad: #ff8a80; --right: 90 169 247; --wrong: 255 138 128; --on: #101214;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--fg); background: var(--bg); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
  font-variant-numeric: tabular-nums;
}
:lang(zh) { line-height: 1.6; }
main { max-width: 900px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; padding-bottom: 4px; border-bottom: 1px solid var(--line); font-size: 20px; font-weight: 600; }
h3 { margin: 20px 0 8px; font-size: 15px; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 8px 0; overflow-wrap: anywhere; }
.kind, .line, .dim { color: var(--dim); }
.kind { margin: 0; }
.line span { margin-right: 12px; }
.tag { padding: 1px 8px; border: 1px solid var(--line); border-radius: 4px; }
.error { color: var(--bad); }
.note { white-space: pre-wrap; }
.said { white-space: pre-line; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 2px solid var(--line); color: var(--dim); }
a { color: var(--train); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 12px 24px; margin: 16px 0; }
dt { color: var(--dim); font-size: 13px; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: 8px 0 16px; }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
td.word { max-width: 26em; overflow-wrap: anywhere; }
.num { text-align: right; white-space: nowrap; }
.matrix th, .matrix td { padding: 4px 8px; text-align: right; border: 1px solid var(--bg); }
.matrix thead th { max-width: 9em; overflow: hidden; text-overflow: ellipsis; }
.matrix .corner { color: var(--dim); font-weight: 400; }
.none { color: var(--dim); }
.right0 { background: rgb(var(--right) / 20%); }
.right1 { background: rgb(var(--right) / 32%); }
.right2, .right3 { color: var(--on); background: rgb(var(--right)); }
.wrong0 { background: rgb(var(--wrong) / 18%); }
.wrong1 { background: rgb(var(--wrong) / 30%); }
.wrong2, .wrong3 { background: rgb(var(--wrong) / 42%); }
figure { margin: 16px 0; }
@media (min-width: 700px), print {
  .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 24px; }
  .across { grid-column: 1 / -1; }
}
figure.square { max-width: 460px; }
figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 4px; }
.key { color: var(--dim); font-size: 13px; }
.key svg { width: 24px; height: 8px; margin-right: 6px; vertical-align: middle; }
img { margin: 4px 8px 4px 0; border: 1px solid var(--line); image-rendering: pixelated; }
svg { display: block; width: 100%; height: auto; }
.key svg { display: inline-block; }
svg text { fill: var(--dim); font-size: 12px; }
svg path { fill: none; stroke-width: 2; }
.grid { stroke: var(--line); }
.base, .equal { stroke: var(--dim); }
.equal, line.best, path.best { stroke-dasharray: 3 4; }
line.best, path.best { stroke: var(--dim); }
path.train { stroke: var(--train); }
path.validation { stroke: var(--valid); stroke-dasharray: 6 4; }
path.batches { stroke: var(--train); stroke-width: 1; opacity: 0.35; }
circle.train, circle.dot { fill: var(--train); }
circle.dot { fill-opacity: 0.55; }
circle.validation { fill: var(--bg); stroke: var(--valid); stroke-width: 2; }
code, pre { font: 13px/1.5 ui-monospace, "Cascadia Code", Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: 8px 0; padding: 12px 16px; background: var(--wash); white-space: pre-wrap; }
@media print {
  :root {
    --fg: #000000; --dim: #444c56; --bg: #ffffff; --line: #c4ccd4; --wash: #f6f8fa;
    --train: #0b64c4; --valid: #8f5c00; --bad: #b42318; --right: 11 100 196; --wrong: 180 35 24; --on: #ffffff;
  }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h2, h3, figcaption { break-after: avoid; }
  figure, tr, dl > div { break-inside: avoid; }
  .wide { overflow: visible; }
}
@page { margin: 16mm; }
`;
