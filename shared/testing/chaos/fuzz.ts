import fc from 'fast-check'
import * as z from 'zod/mini'
import { operations } from '../../backends/remote/operations.ts'
import { readReply } from '../../backends/remote/rpc-reply.ts'
import { defineContract } from '../../endpoint/contract.ts'
import { endpoint } from '../../endpoint/endpoint.ts'
import type { GatewayEvent } from '../../endpoint/http-event.ts'
import { AppError } from '../../errors.ts'
import { createDetector } from '../../intents/detector.ts'
import { findPeriod } from '../../intents/period.ts'
import { parseJson, stringifyJson } from '../../json.ts'

/** A place where strangers' bytes come in, and what may come of any of them. */
export interface Target {
  name: string
  property: fc.IAsyncProperty<[unknown]> | fc.IProperty<[unknown]>
}

const echo = endpoint(
  defineContract({
    method: 'POST',
    path: '/api/echo',
    summary: 'Says the message back.',
    authenticated: false,
    body: z.object({ message: z.string() }),
    response: z.object({ message: z.string() }),
    errors: [],
  }),
  async ({ body }) => body,
)

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }))
const jsonText = fc.oneof({ weight: 3, arbitrary: fc.json() }, { weight: 1, arbitrary: text })
const message = fc.record({ message: text }).map(value => JSON.stringify(value))
const body = fc.option(fc.oneof(jsonText, message, fc.base64String()))
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'Content-Type', 'x-request-id', 'X-Forwarded-For', 'traceparent', 'host', 'cookie'),
  fc.oneof(fc.constantFrom('application/json', 'text/plain', 'application/json; charset=x'), text),
)
const contexts = fc.constantFrom<GatewayEvent['requestContext']>(
  { elb: {} },
  { http: { method: 'POST', path: '/api/echo', sourceIp: '10.0.0.1' } },
  { identity: { sourceIp: '10.0.0.1' } },
)
const event = fc.record({
  httpMethod: fc.constantFrom('POST', 'GET', 'post', ''),
  path: text,
  headers: fc.option(headers),
  multiValueHeaders: fc.option(
    headers.map(all => Object.fromEntries(Object.entries(all).map(([k, v]) => [k, [v, v]]))),
  ),
  body,
  isBase64Encoded: fc.boolean(),
  requestContext: contexts,
})

const periodWord = fc.constantFrom(
  'с',
  'по',
  '1',
  '31.02',
  '15',
  'февраля',
  'вчера',
  'прошлую',
  'неделю',
  'за',
  '-',
  '–',
  '2026',
  'last',
  'week',
  'may',
  '99',
)
const phrase = fc.oneof(
  text,
  fc.array(periodWord, { maxLength: 8 }).map(words => words.join(' ')),
)
const detector = createDetector()
const clock = { now: new Date('2026-02-23T12:00:00Z'), timeZone: 'Europe/Moscow' }

export const targets: readonly Target[] = [
  {
    name: 'gateway events',
    property: fc.asyncProperty(event, async given => {
      const { statusCode } = (await echo(given as GatewayEvent, {})) as { statusCode: number }
      return statusCode >= 200 && statusCode < 500
    }) as Target['property'],
  },
  {
    name: 'JSON',
    property: fc.property(jsonText, given => {
      let value: unknown
      try {
        value = parseJson(given)
      } catch (error) {
        return error instanceof Error && error.name === 'SyntaxError'
      }
      const once = stringifyJson(value)
      return stringifyJson(parseJson(once)) === once
    }) as Target['property'],
  },
  {
    name: 'RPC replies',
    property: fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), jsonText), given => {
      for (const operation of Object.values(operations)) {
        try {
          const answer = readReply(operation, Buffer.from(given as string))
          if (answer.found) operation.reply?.safeParse(answer.data)
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'backend_error')) return false
        }
      }
      return true
    }) as Target['property'],
  },
  {
    name: 'intents',
    property: fc.property(phrase, given => {
      const { score } = detector.detect(given)
      return score >= 0 && score <= 1
    }) as Target['property'],
  },
  {
    name: 'periods',
    property: fc.property(phrase, given => {
      const found = findPeriod(given, clock)
      return found.kind !== 'period' || found.start < found.end
    }) as Target['property'],
  },
]

/** @throws Error with the smallest input that breaks a target, and the seed that finds it again */
export async function fuzz({ property }: Target, cases: number, seed: number): Promise<void> {
  await fc.assert(property, { numRuns: cases, seed })
}
