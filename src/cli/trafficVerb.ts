import { listModels, readTraffic, writeTraffic, type Traffic, type TrafficShare } from '../store';
import { inputError, usageError, type Context } from './context';
import { table } from './table';

export interface TrafficValues {
  readonly canary?: string | undefined;
  readonly shadow?: string | undefined;
  readonly remove?: boolean | undefined;
}

/** Shows or sets where a model's requests go beside the version that answers. */
export function trafficVerb(context: Context, reference: string, { canary, shadow, remove }: TrafficValues): number {
  const sets = canary !== undefined || shadow !== undefined;
  const { store, version } = context.version(reference);
  const { model } = version;
  const before = readTraffic(store, model);
  if (remove === true) {
    if (sets) throw usageError('cli.trafficBoth');
    writeTraffic(store, model, {});
  } else if (sets) {
    // A model may have a name that ends like a version.
    if (listModels(store).includes(reference)) throw inputError('version-needed', 'cli.versionNeeded', { model });
    const to = reference.slice(model.length + 1);
    writeTraffic(store, model, {
      ...before,
      ...(canary !== undefined && { canary: { to, share: shareOf('--canary', canary) } }),
      ...(shadow !== undefined && { shadow: { to, share: shareOf('--shadow', shadow) } }),
    });
  }
  tell(context, model, readTraffic(store, model));
  return 0;
}

function tell(context: Context, model: string, { canary, shadow }: Traffic): void {
  context.line({ model, ...(canary && { canary }), ...(shadow && { shadow }) });
  const row = (key: 'cli.canary' | 'cli.shadow', share: TrafficShare | undefined) =>
    share ? [[context.words(key), `${model}@${share.to}`, `${Number((share.share * 100).toPrecision(6))} %`]] : [];
  const rows = [...row('cli.canary', canary), ...row('cli.shadow', shadow)];
  context.say(rows.length > 0 ? table(rows, 2) : context.words('cli.noTraffic', { model }));
}

/** Percents as a share. */
function shareOf(option: string, value: string): number {
  const percent = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (percent >= 0 && percent <= 100) return percent / 100;
  throw usageError('cli.badPercent', { option, value });
}
