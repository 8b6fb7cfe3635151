import type { Random } from '../../random';
import type { TableColumn } from '../table/table';
import { evenLabels } from './points';

const things = ['film', 'book', 'meal', 'room', 'phone', 'service', 'story', 'coffee', 'place', 'game'];
const openings = ['I think the {thing}', 'The {thing}', 'Honestly, this {thing}', 'We found that the {thing}'];
const praises = ['is wonderful', 'is really good', 'was a pleasure', 'makes me happy', 'is excellent', 'was great fun'];
const complaints = ['is terrible', 'is really bad', 'was a waste', 'makes me angry', 'is awful', 'was so boring'];
const endings = ['.', ', every single time.', ' and I told my friends.', ', as I had heard before.', '!'];

/** Sentences that praise or complain; `noise` is the share with the wrong label. */
export function sentiment(samples: number, noise: number, random: Random): TableColumn[] {
  const pick = (choices: readonly string[]) => choices[random.integer(choices.length)] ?? '';
  const label = evenLabels(samples, ['negative', 'positive']);
  const texts = Array.from(label.codes, (code) => {
    const positive = (code === 1) !== random.uniform() < noise;
    const opening = pick(openings).replace('{thing}', pick(things));
    return `${opening} ${pick(positive ? praises : complaints)}${pick(endings)}`;
  });
  const values = [...new Set(texts)];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const codes = Int32Array.from(texts, (text) => codeOf.get(text) ?? -1);
  return [{ kind: 'words', name: 'text', codes, values }, label];
}
