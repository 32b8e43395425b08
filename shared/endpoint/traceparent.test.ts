import { expect, test } from '@jest/globals'
import { continueTrace } from './traceparent.ts'

const [trace, parent] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']

test('a valid trace is continued with a new parent', () => {
  const next = continueTrace(`00-${trace}-${parent}-01`)
  expect(next?.traceId).toBe(trace)
  expect(next?.traceparent).toMatch(new RegExp(`^00-${trace}-(?!${parent})[0-9a-f]{16}-01$`))
})

test('of a later version, the known part is read', () => {
  expect(continueTrace(`cc-${trace}-${parent}-00-what-comes-later`)?.traceparent).toMatch(/^00-.*-00$/)
})

test.each([
  undefined,
  '',
  'abc',
  `ff-${trace}-${parent}-01`,
  `00-${'0'.repeat(32)}-${parent}-01`,
  `00-${trace}-${'0'.repeat(16)}-01`,
  `00-${trace.toUpperCase()}-${parent}-01`,
  `00-${trace}-${parent}-01-more`,
  `00-${trace}-${parent}`,
  `00-${trace}-${parent}-01,00-${trace}-${parent}-01`,
])('%s is not a trace', header => {
  expect(continueTrace(header)).toBeUndefined()
})
