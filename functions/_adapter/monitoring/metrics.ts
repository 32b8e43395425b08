import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Measurement, MeasurementListener } from '../../../shared/observability/measurements.ts'
import { createRecorder } from './recorder.ts'

/** Measurements are recorded in batches: one by one, each would fetch prom-client's code into the processor's caches again. */
const batchSize = 100

export interface Metrics {
  listen: MeasurementListener
  /** The metrics in Prometheus text format, with their content type. */
  render(): Promise<{ contentType: string; text: string }>
}

/** Prometheus metrics of this process. Every label takes its values from a small closed set. */
export function createMetrics(inFlight: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry }) // event-loop delay, memory, garbage collection, open handles
  const record = createRecorder(registry, inFlight)
  let pending: Measurement[] = []
  const recordAll = () => {
    const all = pending
    pending = []
    for (const measurement of all) record(measurement)
  }
  return {
    listen(measurement) {
      pending.push(measurement)
      if (pending.length >= batchSize) recordAll()
    },
    async render() {
      recordAll()
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}
