import * as z from 'zod/mini'
import { callOperation, exists } from '../../backends/remote/call-operation.ts'
import { fitForLog } from '../../backends/remote/log-mask.ts'
import { type Operation, operations } from '../../backends/remote/operations.ts'
import { readResponse } from '../../backends/remote/rest/rest-response.ts'
import { readReply } from '../../backends/remote/rpc/rpc-reply.ts'
import type { Answer, Transport } from '../../backends/remote/transport.ts'
import { defineContract } from '../../endpoint/contract.ts'
import { endpoint } from '../../endpoint/endpoint.ts'
import type { GatewayEvent } from '../../endpoint/http-event.ts'
import { AppError } from '../../errors.ts'
import { createDetector } from '../../intents/detector.ts'
import { findPeriod } from '../../intents/period/period.ts'
import { Message } from '../../intents/text/message.ts'
import { parseJson, stringifyJson } from '../../json.ts'

/** A function that takes untrusted bytes. */
export interface Target {
  name: string
  /** @throws Error when these bytes break it */
  check(input: Uint8Array): void | Promise<void>
}

function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what)
}

const textOf = (input: Uint8Array) => Buffer.from(input).toString('utf8')

const echo = endpoint(
  defineContract({
    method: 'POST',
    path: '/api/echo',
    summary: 'Says the message back.',
    authenticated: false,
    body: () => z.object({ message: z.string() }),
    response: () => z.object({ message: z.string() }),
    errors: [],
  }),
  async ({ body }) => body,
)

/** The bytes describe an event as JSON. The types of an event's fields are the platform's, whatever the client sends. */
async function checkEvent(input: Uint8Array): Promise<void> {
  const given = objectOf(jsonOf(input))
  const event = {
    requestContext: contexts[Number(given.context) % contexts.length || 0],
    ...pick(given, isText, 'httpMethod', 'path', 'rawPath', 'body'),
    headers: pick(objectOf(given.headers), isText),
    ...(given.multiValueHeaders !== undefined && {
      multiValueHeaders: pick(objectOf(given.multiValueHeaders), isTexts),
    }),
    isBase64Encoded: given.isBase64Encoded === true,
  } as GatewayEvent
  const { statusCode } = (await echo({ httpMethod: 'POST', ...event }, {})) as { statusCode: number }
  must(statusCode >= 200 && statusCode < 500, `status ${statusCode}`)
}

const contexts: GatewayEvent['requestContext'][] = [
  { http: { method: 'POST', path: '/api/echo', sourceIp: '10.0.0.1' } },
  { elb: {} },
  { identity: { sourceIp: '10.0.0.1' } },
]
const isText = (value: unknown) => typeof value === 'string'
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
const objectOf = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
const pick = (from: Record<string, unknown>, fits: (value: unknown) => boolean, ...keys: string[]) =>
  Object.fromEntries(
    Object.entries(from).filter(([key, value]) => fits(value) && (keys.length === 0 || keys.includes(key))),
  )

function jsonOf(input: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(input))
  } catch {
    return undefined
  }
}

function checkJson(input: Uint8Array): void {
  let value: unknown
  try {
    value = parseJson(textOf(input))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return
    throw error
  }
  const once = stringifyJson(value)
  must(stringifyJson(parseJson(once)) === once, 'what was written reads as something else')
}

const call = { requestId: 'fuzz', signal: new AbortController().signal }
const payload = { user_id: 7n, username: 'ivan', id: 17n }

const rows = Object.values(operations) as Operation[]

/** An answer is either accepted or a backend_error. The bytes also select the operation. */
async function checkAnswer(input: Uint8Array, read: (operation: Operation) => Promise<Answer>): Promise<void> {
  const operation = rows[input.reduce((sum, byte) => sum + byte, 0) % rows.length] as Operation
  const transport: Transport = { send: async () => read(operation), close: async () => {} }
  for (const ask of [callOperation, exists]) {
    try {
      await ask(transport, operation, payload, call)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'backend_error')) throw error
    }
  }
}

const mask = async (text: string) => fitForLog(text, payload)

const detector = createDetector()
const clock = { now: new Date('2026-02-23T12:00:00Z'), timeZone: 'Europe/Moscow' }

export const targets: readonly Target[] = [
  { name: 'gateway-events', check: checkEvent },
  { name: 'json', check: checkJson },
  {
    name: 'rpc-replies',
    check: input => checkAnswer(input, operation => readReply(operation, Buffer.from(input), mask)),
  },
  {
    name: 'rest-replies',
    check: input => checkAnswer(input, operation => readResponse(operation, { status: 200, body: input }, mask)),
  },
  {
    name: 'intents',
    check(input) {
      const { score } = detector.detect(new Message(textOf(input)))
      must(score >= 0 && score <= 1, `score ${score}`)
    },
  },
  {
    name: 'periods',
    check(input) {
      const found = findPeriod(new Message(textOf(input)), clock)
      must(found.kind !== 'period' || found.start < found.end, 'the period ends before it begins')
    },
  },
]
