import path from 'node:path';
import { planMove } from '../client';
import { finishRenames, listModels, renameModel, summarizeRuns } from '../store';
import { inputError, usageError, type Context } from './context';

/** Gives a model another name, and its file with it: otherwise its next run would be one of the name of before. */
export function renameVerb(context: Context, model: string, name: string | undefined): number {
  if (name === undefined) throw usageError('cli.needsName');
  const store = context.stores().find((one) => listModels(one).includes(model) || summarizeRuns(one, model).length > 0);
  if (store === undefined) throw context.renamed(model) ?? inputError('model-missing', 'cli.noModel', { model });
  const move = planMove(store, model, name);
  renameModel(store, model, name, move);
  finishRenames(store);
  context.line({ model: name, formerly: model, ...(move && { file: move.to }) });
  context.say(context.words('cli.renamed', { model, name }));
  const shown = (file: string) => path.relative(context.folder, file) || file;
  if (!move) context.say(context.words('cli.renamedNoFile', { model, name }));
  else if (move.to !== move.from)
    context.say(context.words('cli.renamedFile', { from: shown(move.from), to: shown(move.to) }));
  return 0;
}
