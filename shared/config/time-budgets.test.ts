import { expect, test } from '@jest/globals'
import type { ContourConfig } from './config.ts'
import { lateArrivalMs } from './time-budgets.ts'

const rabbit = (url: string): ContourConfig => ({
  kind: 'rabbitmq',
  url,
  exchange: '',
  routingKey: 'smart-chat.rpc',
  timeoutMs: 5000,
})

test.each<[string, ContourConfig, number]>([
  ['over HTTP', { kind: 'rest', endpoint: 'http://a', timeoutMs: 5000, retryDelayMs: 10_000 }, 0],
  ['over AMQP', rabbit('amqp://a'), 30_000],
  ['over AMQP with heartbeats of its own', rabbit('amqp://a?heartbeat=2'), 6_000],
  ['over AMQP without heartbeats', rabbit('amqp://a?heartbeat=0'), 30_000],
  ['in db mode', { kind: 'db' }, 0],
])('%s a request may be on its way until its connection is reset', (_, contour, ms) => {
  expect(lateArrivalMs(contour)).toBe(ms)
})
