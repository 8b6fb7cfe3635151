/** The page's style: the system's colours and font, light or dark. Until there is a model, only the key can be given. */
export const pageStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
label { display: block; margin-top: 0.75rem; font-weight: 600; }
input, select, textarea { box-sizing: border-box; width: 100%; font: inherit; padding: 0.35rem 0.5rem; }
textarea { min-height: 5rem; }
button { font: inherit; padding: 0.35rem 1rem; margin: 1rem 0.5rem 0 0; }
button[aria-selected='true'] { font-weight: 700; text-decoration: underline; }
pre { overflow: auto; padding: 0.75rem; border: 1px solid GrayText; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
main:has(#model:empty) :is([for='model'], #model, [for='version'], #version, #predict, h2:has(+ #languages), #languages, #request) { display: none; }
pre.wrong { border-color: red; border-style: dashed; }
`;
