/** What the panel's page may do: run the one script that carries the nonce, and load styles, fonts and pictures of ours. */
export function contentPolicy(nonce: string, source: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
  ].join('; ');
}
