import type { Route } from '../http/router';
import { opens } from '../keys/access';
import type { Metrics } from '../metrics/metrics';

/** `GET /metrics`: figures for Prometheus, of the models that the key opens. */
export function metricsRoute(metrics: Metrics): Route {
  return {
    method: 'GET',
    pattern: '/metrics',
    answer: ({ key }) => ({
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: metrics.text((model) => !key || opens(key, model)),
    }),
  };
}
