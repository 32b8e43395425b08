import { expect, test } from '@jest/globals'
import { emfLine } from './emf.ts'
import type { Measurement } from './measurements.ts'

const lines: [Measurement, Record<string, unknown>][] = [
  [
    { kind: 'request', route: '/api/chat', method: 'POST', status: 200, ms: 12.5 },
    { route: '/api/chat', status: '200', Requests: 1, RequestDuration: 12.5 },
  ],
  [
    { kind: 'backend_call', operation: 'data.bet.create', outcome: 'timeout', ms: 5000 },
    { operation: 'data.bet.create', outcome: 'timeout', BackendCalls: 1, BackendCallDuration: 5000 },
  ],
  [
    { kind: 'reply', mode: 'operator' },
    { mode: 'operator', Replies: 1 },
  ],
  [
    { kind: 'dropped_reply', call: 'ended' },
    { call: 'ended', DroppedReplies: 1 },
  ],
  [
    { kind: 'ignored_field', operation: 'operator.session.get', field: 'queue_position' },
    { operation: 'operator.session.get', field: 'queue_position', IgnoredFields: 1 },
  ],
  [{ kind: 'escalation' }, { Escalations: 1 }],
  [{ kind: 'miss' }, { Misses: 1 }],
  [
    { kind: 'breaker', contour: 'operator', open: true },
    { contour: 'operator', BreakerOpen: 1 },
  ],
]

test.each(lines)('%j is a line of the embedded metric format', (measurement, expected) => {
  const { _aws, ...values } = JSON.parse(emfLine(measurement, 1700000000000))
  expect(values).toEqual(expected)
  expect(_aws.Timestamp).toBe(1700000000000)
  const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics
  expect(Namespace).toBe('smart-chat')
  // Every dimension named is a string in the line, every metric named a number.
  for (const name of Dimensions[0]) expect(typeof values[name]).toBe('string')
  for (const { Name } of Metrics) expect(typeof values[Name]).toBe('number')
  expect([...Dimensions[0], ...Metrics.map(({ Name }: { Name: string }) => Name)].sort()).toEqual(
    Object.keys(values).sort(),
  )
})
