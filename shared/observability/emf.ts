import type { Measurement } from './measurements.ts'

interface Metric {
  name: string
  unit: 'Count' | 'Milliseconds'
  value: number
}

const count = (name: string, value = 1): Metric => ({ name, unit: 'Count', value })
const duration = (name: string, value: number): Metric => ({ name, unit: 'Milliseconds', value })

/**
 * Formats a measurement as one line of CloudWatch's Embedded Metric Format. CloudWatch extracts the metrics from Lambda's
 * log, so no API call is needed. The namespace is `smart-chat`.
 */
export function emfLine(measurement: Measurement, timestamp: number): string {
  const { dimensions, metrics } = describe(measurement)
  return JSON.stringify({
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        {
          Namespace: 'smart-chat',
          Dimensions: [Object.keys(dimensions)],
          Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    ...dimensions,
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
  })
}

function describe(measurement: Measurement): { dimensions: Record<string, string>; metrics: Metric[] } {
  switch (measurement.kind) {
    case 'request': {
      const { route, status, ms } = measurement
      return {
        dimensions: { route, status: String(status) },
        metrics: [count('Requests'), duration('RequestDuration', ms)],
      }
    }
    case 'backend_call': {
      const { operation, outcome, ms } = measurement
      return {
        dimensions: { operation, outcome },
        metrics: [count('BackendCalls'), duration('BackendCallDuration', ms)],
      }
    }
    case 'unknown_word': {
      const { operation, field } = measurement
      return { dimensions: { operation, field }, metrics: [count('UnknownWords')] }
    }
    case 'ignored_field': {
      const { operation, field } = measurement
      return { dimensions: { operation, field }, metrics: [count('IgnoredFields')] }
    }
    case 'dropped_reply':
      return { dimensions: { call: measurement.call }, metrics: [count('DroppedReplies')] }
    case 'reply':
      return { dimensions: { mode: measurement.mode }, metrics: [count('Replies')] }
    case 'escalation':
      return { dimensions: {}, metrics: [count('Escalations')] }
    case 'miss':
      return { dimensions: {}, metrics: [count('Misses')] }
    case 'shed':
      return { dimensions: { reason: measurement.reason }, metrics: [count('Shed')] }
    case 'breaker':
      return { dimensions: { contour: measurement.contour }, metrics: [count('BreakerOpen', Number(measurement.open))] }
  }
}

export const writeEmf = (measurement: Measurement): void => {
  process.stdout.write(`${emfLine(measurement, Date.now())}\n`)
}
