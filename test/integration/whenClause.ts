/** Values of context keys, by name. */
export type Context = Readonly<Record<string, unknown>>;

const tokens = /\s*(&&|\|\||==|!=|=~|!|\(|\)|\/(?:\\.|[^/])+\/|[^\s!&|()=~]+)/y;

function tokenize(clause: string): string[] {
  const found: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < clause.length) {
    const token = tokens.exec(clause)?.[1];
    if (token === undefined) throw new Error(`Not understood: ${clause}`);
    found.push(token);
  }
  return found;
}

/** What VS Code makes of a `when` clause: of its language, what package.json uses. */
export function holds(clause: string | undefined, context: Context): boolean {
  if (clause === undefined) return true;
  const rest = tokenize(clause);
  const or = (): boolean => {
    let value = and();
    while (rest[0] === '||') {
      rest.shift();
      value = and() || value;
    }
    return value;
  };
  const and = (): boolean => {
    let value = term();
    while (rest[0] === '&&') {
      rest.shift();
      value = term() && value;
    }
    return value;
  };
  const term = (): boolean => {
    const token = rest.shift() ?? '';
    if (token === '!') return !term();
    if (token === '(') {
      const value = or();
      rest.shift();
      return value;
    }
    if (token === 'true' || token === 'false') return token === 'true';
    const key = context[token];
    const operator = rest[0];
    if (operator === undefined || !['==', '!=', '=~', 'in'].includes(operator)) return Boolean(key);
    rest.shift();
    const operand = rest.shift() ?? '';
    if (operator === 'in') return Array.isArray(context[operand]) && (context[operand] as unknown[]).includes(key);
    if (operator === '=~') return typeof key === 'string' && new RegExp(operand.slice(1, -1)).test(key);
    return (String(key) === operand) === (operator === '==');
  };
  const value = or();
  if (rest.length > 0) throw new Error(`Not understood: ${rest.join(' ')}`);
  return value;
}
