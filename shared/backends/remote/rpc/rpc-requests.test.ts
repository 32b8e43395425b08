import { randomUUID } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import type { ConsumeMessage } from 'amqplib'
import Big from 'big.js'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { until, useRpcWorker } from '../../../testing/backend/rpc-worker.ts'

const { serve, client, channel, routingKey } = useRpcWorker()

describe('on the wire', () => {
  test('a request is as the guide says, with ids and sums digit for digit', async () => {
    const received = await serve(send => send({ data: null }))
    const { customer } = client({ timeoutMs: 20_000 })
    await customer.listBets(1n, 5, call) // connects
    const amount = new Big('0.1').plus('0.2')
    const [id, userId] = [9007199254740993n, 9223372036854775807n]
    await customer.updateBalance({ id, userId, amount, frozen: new Big(0), updatedAt: '2026-02-23T12:34:56Z' }, call)
    const { content, properties, fields } = received.at(-1) as ConsumeMessage
    expect(content.toString()).toBe(
      '{"method":"data.balance.update","payload":{"id":9007199254740993,"user_id":9223372036854775807,"amount":0.3,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"}}',
    )
    expect(properties).toMatchObject({
      contentType: 'application/json',
      correlationId: expect.stringMatching(/.{36}/),
      replyTo: expect.stringMatching(/.+/),
      expiration: '20000',
      headers: { 'x-request-id': 'req-1', traceparent: call.traceparent },
    })
    expect(fields).toMatchObject({ exchange: '', routingKey: routingKey() })
  })
})

describe('without a way', () => {
  test('no queue: fails at once, not after the timeout', async () => {
    const { customer } = client({ timeoutMs: 60_000 })
    await expect(customer.findBalance(1n, call)).rejects.toEqual(failedFor('unroutable'))
  })

  test('no exchange: a clear error, the other contour is not disturbed, and it works once the exchange is there', async () => {
    const exchange = `exchange-${randomUUID()}`
    const answers: (() => void)[] = []
    await serve(send => answers.push(() => send({ data: null })))
    const [customer, desk] = [client({ timeoutMs: 60_000 }).customer, client({ exchange, timeoutMs: 60_000 }).desk]
    const undisturbed = customer.listBets(1n, 5, call)
    await expect(desk.findSession(1n, call)).rejects.toEqual(failedFor('unroutable'))
    await expect(desk.findSession(1n, call)).rejects.toEqual(failedFor('unroutable'))
    await until(() => answers.length === 1)
    answers[0]?.()
    expect(await undisturbed).toEqual([])

    await channel().assertExchange(exchange, 'direct', { durable: false, autoDelete: true })
    await channel().bindQueue(routingKey(), exchange, routingKey())
    const session = desk.findSession(1n, call)
    await until(() => answers.length === 2)
    await channel().deleteExchange(exchange)
    await expect(desk.requestOperator(1n, 'x', call)).rejects.toEqual(failedFor('unroutable'))
    await expect(session).rejects.toEqual(failedFor('unroutable')) // its channel is gone, and the answer with it
  })

  test('no broker: fails at the timeout, and an abort ends the waiting', async () => {
    const { customer } = client({ url: 'amqp://127.0.0.1:1/', timeoutMs: 1000 })
    const error = await customer.findBalance(1n, call).catch(error => error)
    expect(error).toEqual(failedFor('transport'))
    expect(error.cause.code).toBe('ECONNREFUSED')
    const caller = new AbortController()
    const outcome = customer.findBalance(1n, { ...call, signal: caller.signal })
    caller.abort()
    await expect(outcome).rejects.toEqual(failedFor('aborted'))
  })

  test('a connection that comes after the process was suspended sends what has failed meanwhile no more', async () => {
    const received = await serve(() => {})
    const { customer } = client({ timeoutMs: 5000 })
    const outcome = customer.findBalance(1n, call).catch(error => error)
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 6_000)
    expect(await outcome).toEqual(failedFor('transport'))
    clock.mockRestore()
    expect(received).toEqual([])
  })

  test('more calls than the process can carry: overloaded', async () => {
    await serve(() => {})
    const { transport, customer } = client()
    const calls = Array.from({ length: 4097 }, () => customer.findBalance(1n, call).catch(error => error.code))
    expect(await calls.at(-1)).toBe('overloaded')
    await transport.close()
    expect(new Set((await Promise.all(calls)).slice(0, 4096))).toEqual(new Set(['backend_error']))
  })
})
