/** Metrics over whole splits. The public door of this folder. */
export { predictedClasses, scores, type OutputReading } from './accumulators';
export { classCounts, classF1, classPrecision, classRecall, measure } from './metrics';
export { createMetricSet, type MetricSet } from './metricSet';
