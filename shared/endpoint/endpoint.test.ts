import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import * as z from 'zod/mini'
import { AppError } from '../errors.ts'
import { logger } from '../observability/logger.ts'
import { defineContract } from './contract.ts'
import { endpoint, type LambdaHandler } from './endpoint.ts'
import type { GatewayEvent } from './http-event.ts'

const contract = defineContract({
  method: 'POST',
  path: '/api/echo',
  summary: 'Says the name back.',
  authenticated: false,
  body: () => z.object({ name: z.string() }),
  response: () => z.object({ name: z.string(), address: z.string() }),
  errors: [],
})
const echo = endpoint(contract, async ({ body, address }) => ({ name: body.name, address }))

const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Request-Id': 'r-1' }
const body = '{"name":"Иван"}'
const base64 = Buffer.from(body).toString('base64')
const v2: GatewayEvent = {
  version: '2.0',
  rawPath: '/api/echo',
  headers,
  requestContext: { requestId: 'gw', http: { method: 'POST', path: '/api/echo', sourceIp: '10.0.0.2' } },
}
const v1: GatewayEvent = {
  httpMethod: 'POST',
  path: '/api/echo',
  headers,
  multiValueHeaders: { 'Content-Type': [headers['Content-Type']], 'X-Request-Id': ['r-1'] },
  requestContext: { requestId: 'gw', identity: { sourceIp: '10.0.0.2' } },
}
const alb: GatewayEvent = {
  httpMethod: 'POST',
  path: '/api/echo',
  headers: { ...headers, 'x-forwarded-for': '1.2.3.4, 10.0.0.2' },
  requestContext: { elb: {} },
}
const { headers: _, ...headless } = v1
const albMulti: GatewayEvent = {
  ...headless,
  multiValueHeaders: { ...v1.multiValueHeaders, 'x-forwarded-for': ['10.0.0.2'] },
  requestContext: { elb: {} },
}

let lines: Record<string, unknown>[]
beforeEach(() => {
  lines = []
  for (const level of ['info', 'error'] as const) {
    jest
      .spyOn(logger, level)
      .mockImplementation((message, ...extra) => void lines.push({ level, message, ...(extra[0] as object) }))
  }
})
afterEach(() => void jest.restoreAllMocks())

type Answer = {
  statusCode: number
  body: string
  headers?: Record<string, string>
  multiValueHeaders?: Record<string, string[]>
}
const call = async (event: GatewayEvent, handler = echo) => (await handler(event, {})) as Answer

describe('one function behind every kind of gateway', () => {
  test.each(Object.entries({ v1, v2, alb, albMulti }))('%s, as text and as base64', async (_kind, event) => {
    for (const sent of [{ body }, { body: base64, isBase64Encoded: true }, { body: `\ufeff${body}` }]) {
      const answer = await call({ ...event, ...sent })
      expect(answer.statusCode).toBe(200)
      expect(JSON.parse(answer.body)).toEqual({ name: 'Иван', address: '10.0.0.2' })
    }
  })

  test.each([v1, albMulti])('a repeated request id is not used', async event => {
    const twice = { 'Content-Type': [headers['Content-Type']], 'X-Request-Id': ['r-1', 'r-2'] }
    const answer = await call({ ...event, multiValueHeaders: twice, body })
    expect(answer.statusCode).toBe(200)
    expect(answer.multiValueHeaders?.['x-request-id']).not.toEqual(['r-1'])
  })

  test("answers in the event's format", async () => {
    expect(await call({ ...v2, body })).toMatchObject({ headers: { 'x-request-id': 'r-1' }, isBase64Encoded: false })
    expect((await call({ ...v1, body })).multiValueHeaders).toMatchObject({ 'x-request-id': ['r-1'] })
    expect(await call({ ...alb, body })).toMatchObject({
      statusDescription: '200 OK',
      headers: { 'x-request-id': 'r-1' },
    })
    const multi = await call({ ...albMulti, body })
    expect(multi.headers).toBeUndefined()
    expect(multi.multiValueHeaders).toMatchObject({ 'x-request-id': ['r-1'] })
  })

  test('logs the duration of backend calls, rounded', async () => {
    const asking = endpoint(contract, async ({ body, address, call }) => {
      call.onBackendCall?.({ operation: 'data.bet.create', outcome: 'ok', ms: 2.606657000000041 })
      return { name: body.name, address }
    })
    await call({ ...v2, body }, asking)
    expect(lines).toMatchObject([{ backend_calls: [{ operation: 'data.bet.create', outcome: 'ok', ms: 2.61 }] }])
  })

  test.each(['GET', 'HEAD', 'OPTIONS'])('refuses %s, which a load balancer would let through', async verb => {
    const http = { ...v2.requestContext?.http, method: verb }
    for (const event of [alb, albMulti, v1]) {
      const { statusCode, headers, multiValueHeaders = {} } = await call({ ...event, httpMethod: verb, body })
      expect({ statusCode, allow: headers?.allow ?? multiValueHeaders.allow?.[0] }).toEqual({
        statusCode: 405,
        allow: 'POST',
      })
    }
    expect(await call({ ...v2, requestContext: { http }, body })).toMatchObject({
      statusCode: 405,
      headers: { allow: 'POST' },
    })
  })

  test('refuses a body of more than 64 KiB, which a gateway would let through', async () => {
    const name = (length: number) => JSON.stringify({ name: 'я'.repeat(length) })
    expect((await call({ ...v2, body: name(32_700) })).statusCode).toBe(200)
    for (const text of [name(32_800), 'x'.repeat(6_000_000)]) {
      const encoded = { body: Buffer.from(text).toString('base64'), isBase64Encoded: true }
      for (const sent of [{ body: text }, encoded]) {
        const answer = await call({ ...v2, ...sent })
        expect({ status: answer.statusCode, ...JSON.parse(answer.body) }).toMatchObject({
          status: 413,
          error: 'payload_too_large',
        })
      }
    }
  })

  test('an event that is not an HTTP request fails the invocation, without log lines', async () => {
    for (const event of [{}, { source: 'aws.events' }, { requestContext: {} }, null]) {
      await expect(echo(event as GatewayEvent, {})).rejects.toThrow('not an HTTP request of API Gateway')
    }
    expect(lines).toEqual([])
  })

  test('a minimal event is answered', async () => {
    const bare: GatewayEvent[] = [
      { requestContext: { http: { method: 'POST' } }, body },
      { httpMethod: 'POST', headers: null, multiValueHeaders: null, body },
      { httpMethod: 'POST', requestContext: { elb: {} }, body },
    ]
    for (const event of bare) expect(JSON.parse((await call(event)).body).error).toBe('unsupported_media_type')
    const plain = { 'CONTENT-TYPE': 'Application/JSON', 'x-REQUEST-id': 'r-2' }
    const answer = (await echo({ ...v2, headers: plain, body }, undefined)) as Answer
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'x-request-id': 'r-2' } })
  })

  test('refuses base64 that is not UTF-8', async () => {
    const answer = await call({
      ...v2,
      body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'),
      isBase64Encoded: true,
    })
    expect(answer.statusCode).toBe(400)
    expect(JSON.parse(answer.body).error).toBe('invalid_json')
  })
})

test('an error below 500 shows its message; the log keeps one line', async () => {
  const answer = await call({ ...v2, body: '{"name":1}' })
  expect(JSON.parse(answer.body)).toEqual({
    error: 'invalid_input',
    message: 'name: must be a string',
    request_id: 'r-1',
  })
  expect(lines).toEqual([
    expect.objectContaining({ message: 'request', status: 400, route: '/api/echo', request_id: 'r-1' }),
  ])
})

test('a failed backend is 500 backend_error with a general message, and logged with its cause and details', async () => {
  const cause = new Error('connect ECONNREFUSED 10.0.0.7:9000')
  const failing = endpoint(contract, async () => {
    throw new AppError('backend_error', 'findUser failed', {
      cause,
      details: { operation: 'auth.user.get_by_username' },
    })
  })
  const answer = await call({ ...v2, body }, failing)
  expect(answer.statusCode).toBe(500)
  expect(JSON.parse(answer.body)).toMatchObject({ error: 'backend_error' })
  expect(answer.body).not.toContain('ECONNREFUSED')
  expect(lines).toContainEqual(expect.objectContaining({ level: 'error', operation: 'auth.user.get_by_username' }))
})

test('a bug is 500 internal_error, without details in the answer', async () => {
  const broken = endpoint(contract, async () => (undefined as unknown as { name: { name: string } }).name as never)
  const answer = await call({ ...v2, body }, broken)
  expect(JSON.parse(answer.body)).toMatchObject({ error: 'internal_error' })
  expect(answer.body).not.toMatch(/undefined|Cannot read/)
})

/**
 * The answer of an invocation that the platform ends after `timeoutMs`. Timers of one event loop fire in the order of their
 * times, however late: a busy machine does not change which is first.
 */
async function answerBefore(timeoutMs: number, handler: LambdaHandler): Promise<Answer> {
  const ended = wait(timeoutMs, undefined, { ref: false }).then(() => {
    throw new Error('the platform ended the invocation')
  })
  ended.catch(() => {}) // it fires in any case
  return (await Promise.race([
    handler({ ...v2, body }, { getRemainingTimeInMillis: () => timeoutMs }),
    ended,
  ])) as Answer
}

test('a function that hangs is answered before the platform ends the invocation, and its calls are aborted', async () => {
  let aborted = false
  const hanging = endpoint(contract, async ({ call }) => {
    call.signal?.addEventListener('abort', () => {
      aborted = true
    })
    return new Promise(() => {})
  })
  const answer = await answerBefore(400, hanging)
  expect(answer.statusCode).toBe(500)
  expect(JSON.parse(answer.body).error).toBe('backend_error')
  expect(aborted).toBe(true)
})
