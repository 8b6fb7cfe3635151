/** Sees to it that Red Hat's YAML language server is in the user's cache, as an extension; gives its folder. */
export function ensureYamlExtension(): Promise<string>;
