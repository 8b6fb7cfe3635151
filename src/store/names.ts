import { createHash } from 'node:crypto';

/** Names of devices on Windows, which no file may have there. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const kept = /^[\p{L}\p{N}_-]$/u;
const longest = 180;

function percent(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/**
 * A model's name as a folder's name: letters and digits of any script, `-` and `_` stay, every other character becomes
 * `%` and its UTF-8 bytes. Different names give different folders, and {@link unescapeName} gives the name back; a name
 * too long for a folder ends in `%~` and a hash instead, and is read from what lies in the folder.
 */
export function escapeName(name: string): string {
  if (name === '') return '%';
  const characters = [...name];
  const escaped = characters
    .map((character, index) =>
      kept.test(character) && !(index === 0 && reserved.test(name)) ? character : percent(character),
    )
    .join('');
  if (Buffer.byteLength(escaped) <= longest) return escaped;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
  let start = '';
  for (const character of characters.filter((one) => kept.test(one))) {
    if (Buffer.byteLength(start + character) > 60) break;
    start += character;
  }
  return `${start}%~${hash}`;
}

/** The name that a folder stands for; undefined where it is no escaped name, or one that was cut. */
export function unescapeName(folder: string): string | undefined {
  if (folder === '%') return '';
  try {
    const name = decodeURIComponent(folder);
    return escapeName(name) === folder ? name : undefined;
  } catch {
    return undefined;
  }
}
