import { reproduce } from '../client';
import type { Context } from './context';
import { Interrupt } from './interrupt';
import { short } from './table';
import { studioVersion } from './runVerbs';

export async function reproduceVerb(context: Context, reference: string): Promise<number> {
  const { version } = context.version(reference);
  const name = `${version.model}@${version.version}`;
  const interrupt = new Interrupt();
  const abort = new AbortController();
  interrupt.means(() => abort.abort());
  context.say(context.words('cli.reproducing', { version: name }));
  try {
    const { same, arrays, differences, stoppedWithin } = await reproduce({
      version,
      engine: context.engine,
      locale: context.locale,
      studioVersion: studioVersion(),
      signal: abort.signal,
    });
    context.line({ version: name, same, arrays, differences, stoppedWithin });
    context.say(context.words(same ? 'cli.reproduced' : 'cli.notReproduced', { version: name }));
    for (const { name: array, count, of, largest } of arrays) {
      context.say(`  ${context.words('cli.arrayDiffers', { name: array, count, of, largest: short(largest) })}`);
    }
    if (!same && stoppedWithin) context.say(`  ${context.words('cli.stoppedWithin')}`);
    for (const { what, before, now } of differences) {
      context.say(`  ${context.words('cli.differs', { what: context.words(`cli.differs_${what}`), before, now })}`);
    }
    return same ? 0 : 3;
  } catch (error) {
    if (abort.signal.aborted) return 130;
    throw error;
  } finally {
    interrupt.dispose();
  }
}
