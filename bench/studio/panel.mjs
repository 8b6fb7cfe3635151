import { withSources } from '../../scripts/record/sources.mjs';

/** What the Studio's page costs: a run of a million steps, a graph of many layers, and a run at full speed. */
export function panelRows() {
  return withSources(async (load) => {
    const { measurePoints } = await load('/bench/studio/points.ts');
    const { measureGraph } = await load('/bench/studio/graph.ts');
    const { measureTraining } = await load('/bench/studio/training.ts');
    return [
      ...pointsRows(await measurePoints()),
      ...graphRows(await measureGraph(300, true)),
      ...trainingRows(await measureTraining()),
    ];
  });
}

function pointsRows({ points, read, shown, pan, panOfTwo }) {
  const steps = `${points.toLocaleString('en')} steps`;
  return [
    { what: `${steps}: the longest that reading them holds up the host`, value: read.most, unit: 'ms', goal: 10 },
    { what: `${steps}: drawn after`, value: shown, unit: 'ms', goal: 1000 },
    ...frameRows(`${steps}, moved at each frame`, pan, true),
    ...frameRows(`${steps} over as many of another run, moved at each frame`, panOfTwo, true),
  ];
}

function graphRows({ layers, pan, zoom }) {
  const graph = `graph of ${layers} layers`;
  return [...frameRows(`${graph}, moved at each frame`, pan, true), ...frameRows(`${graph}, zoomed`, zoom, true)];
}

function trainingRows({ rest, training }) {
  return [...frameRows('page at rest', rest, false), ...frameRows('page while training', training, true)];
}

function frameRows(when, { half, dropped }, held) {
  return [
    { what: `${when}: from frame to frame, half`, value: half, unit: 'ms', ...(held && { goal: 17 }) },
    { what: `${when}: frames dropped`, value: dropped * 100, unit: '%', ...(held && { goal: 1 }) },
  ];
}
