import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ReferenceBackend, startReferenceBackend } from '../../../../infra-examples/reference-backend/start.ts'
import { type PrivateBroker, startPrivateBroker } from '../../../testing/programs/broker.ts'
import type { Call, CustomerBackend } from '../../backend.ts'
import { CircuitBreaker } from '../breaker.ts'
import { RemoteCustomer } from '../remote-customer.ts'
import { RpcConnection } from './rpc-connection.ts'
import { RpcTransport } from './rpc-transport.ts'

const call: Call = { requestId: 'req-1' }
const slow = 'data.balance.get_by_user_id'
let broker: PrivateBroker
let reference: ReferenceBackend | undefined
let transport: RpcTransport
let customer: CustomerBackend

beforeAll(async () => {
  broker = await startPrivateBroker()
  await startWorker()
  const contour = { kind: 'rabbitmq', url: broker.url, exchange: '', routingKey: 'smart-chat.rpc' } as const
  transport = new RpcTransport({ ...contour, timeoutMs: 30_000 })
  customer = new RemoteCustomer(transport)
}, 300_000)

afterAll(async () => {
  await transport?.close()
  await stopWorker()
  await broker?.stop()
})

async function stopWorker() {
  await reference?.close()
  reference = undefined
}

async function startWorker() {
  await stopWorker()
  reference = await startReferenceBackend({ rabbitmq: { url: broker.url } })
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 5))
}

test('a broker killed with 100 calls in flight: all fail at once, and it works again when the broker is back', async () => {
  expect(await customer.findBalance(1n, call)).toBeUndefined()
  reference?.company.faults.set(slow, { delayMs: 60_000 })
  const calls = Array.from({ length: 100 }, (_, index) =>
    customer.findBalance(BigInt(index), call).catch(error => error),
  )
  await until(() => reference?.company.calls.get(slow) === 101)
  await broker.kill9()
  const killedAt = performance.now()
  for (const error of await Promise.all(calls)) {
    expect(error).toMatchObject({ code: 'backend_error', details: { operation: slow, reason: 'transport' } })
  }
  expect(performance.now() - killedAt).toBeLessThan(10_000) // far from the timeout of 30 s
  await broker.start()
  await startWorker()
  const backAt = performance.now()
  expect(await customer.findBalance(1n, call)).toBeUndefined()
  expect(performance.now() - backAt).toBeLessThan(2000)
}, 60_000)

test('a call made while the broker is away waits for it', async () => {
  await stopWorker() // it would come back with the broker, before the call or after it
  await broker.kill9()
  const waiting = customer.findUser('nobody', call)
  await broker.start()
  const outcome = await waiting.catch(error => error)
  expect(outcome).toMatchObject({ details: { reason: 'unroutable' } }) // it found the broker, but no worker yet
  await startWorker()
  expect(await customer.findUser('nobody', call)).toBeUndefined()
}, 60_000)

test('after an outage that opened the circuit breaker, no call fails once the connection is back', async () => {
  const contour = { kind: 'rabbitmq', url: broker.url, exchange: '', routingKey: 'smart-chat.rpc' } as const
  const changes: boolean[] = []
  const inner = new RpcTransport({ ...contour, timeoutMs: 2000 })
  const guarded = new CircuitBreaker(inner, { openMs: 600_000, onChange: open => changes.push(open) })
  const backend = new RemoteCustomer(guarded)
  expect(await backend.findUser('nobody', call)).toBeUndefined()
  await broker.kill9()
  await Promise.all(Array.from({ length: 5 }, () => backend.findUser('nobody', call).catch(() => {})))
  expect(changes).toEqual([true])
  await broker.start()
  await startWorker()
  await until(() => changes.length === 2)
  expect(await Promise.all(Array.from({ length: 10 }, () => backend.findUser('nobody', call)))).toEqual(Array(10))
  await guarded.close()
}, 60_000)

test('a broker short of memory: once it has told a first call, further ones fail at once', async () => {
  await broker.ctl('set_vm_memory_high_watermark', '0.00000001')
  // The broker only notifies connections that publish, so the first call is the one that finds out.
  const first = customer.findUser('nobody', { ...call, signal: AbortSignal.timeout(5000) }).catch(error => error)
  let outcome: { details?: { reason?: string } } | undefined
  while (outcome?.details?.reason !== 'blocked') {
    outcome = await customer.findUser('nobody', { ...call, signal: AbortSignal.timeout(200) }).catch(error => error)
  }
  await broker.ctl('set_vm_memory_high_watermark', '0.6')
  await first
  do {
    outcome = await customer.findUser('nobody', call).catch(error => error)
  } while (outcome?.details?.reason === 'blocked')
  expect(outcome).toBeUndefined()
}, 60_000)

test('a user who may declare nothing gets answers by direct reply-to', async () => {
  await broker.ctl('add_user', 'guarded', 'password')
  await broker.ctl('set_permissions', 'guarded', '^$', '.*', '.*')
  const url = broker.url.replace('guest:guest', 'guarded:password')
  const contour = { kind: 'rabbitmq', url, exchange: '', routingKey: 'smart-chat.rpc', timeoutMs: 5000 } as const
  const guarded = new RpcTransport(contour)
  expect(await new RemoteCustomer(guarded).findUser('nobody', call)).toBeUndefined()
  await guarded.close()
}, 60_000)

test('a broker that stops answering without closing is given up after missed heartbeats, and found again', async () => {
  const contour = {
    kind: 'rabbitmq',
    url: `${broker.url}?heartbeat=1`,
    exchange: '',
    routingKey: 'smart-chat.rpc',
  } as const
  const impatient = new RpcTransport({ ...contour, timeoutMs: 500 })
  const backend = new RemoteCustomer(impatient)
  const isAnswered = () =>
    backend.findUser('nobody', call).then(
      () => true,
      () => false,
    )
  while (!(await isAnswered())); // a busy machine may need more than one timeout to connect
  broker.freeze()
  const reasons = new Set<string>()
  while (!reasons.has('transport')) {
    const error = await backend.findUser('nobody', call).catch(error => error)
    if (error) reasons.add(error.details.reason) // no error: answered before the signal had stopped all threads of the broker
  }
  expect([...reasons]).toEqual(['timeout', 'transport'])
  broker.thaw()
  while (!(await isAnswered()));
  await impatient.close()
}, 60_000)

test('a process frozen for longer than a heartbeat drops its connection and opens another', async () => {
  let now = 0
  const connection = new RpcConnection(broker.url, () => now)
  const first = await connection.ready()
  now += 5000
  expect(connection.model).toBe(first)
  now += 600_000
  expect(connection.model).toBeUndefined()
  const second = await connection.ready()
  expect(second).not.toBe(first)
  await connection.close()
})
