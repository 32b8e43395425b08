import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Channel, ConsumeMessage } from 'amqplib'
import { dataOf, everyOperation, replyBeside, tryAll } from '../../../testing/backend/every-operation.ts'
import { useRpcWorker } from '../../../testing/backend/rpc-worker.ts'
import { failed, good, type Verdict } from '../../../testing/backend/verdicts.ts'
import { startTcpProxy, type TcpProxy } from '../../../testing/network/tcp-proxy.ts'
import { amqpUrl } from '../../../testing/programs/broker.ts'

/** Every operation, with every fault on the way of its request or its reply. */

const { client, channel, routingKey } = useRpcWorker()
let proxy: TcpProxy
let url: URL

beforeAll(async () => {
  url = new URL(await amqpUrl())
  proxy = await startTcpProxy(Number(url.port))
  url.port = String(proxy.port)
}, 300_000)
afterAll(() => proxy.close())

/** Long enough for a busy machine to connect and to answer the other operations. */
const timeoutMs = 2000

/** What the worker does with a request instead of answering it. `data` is what the answer would have been. */
type Fault = (request: Request) => void
interface Request {
  channel: Channel
  message: ConsumeMessage
  answer(correlationId?: string): void
}

const held: (() => void)[] = []
const properties = ({ message }: Request) => message.properties

const faults: Record<string, readonly [Verdict, Fault, RegExp?]> = {
  twice: [good, ({ answer }) => [answer(), answer()]],
  'after an answer to nobody': [good, ({ answer }) => [answer(randomUUID()), answer()]],
  'in the reverse order': [
    good,
    ({ answer }) =>
      held.push(answer) === 14 &&
      held
        .splice(0)
        .reverse()
        .forEach(late => void late()),
  ],
  'by another content type, to be kept': [
    good,
    request => {
      const { replyTo, correlationId } = properties(request)
      const data = dataOf(properties(request).headers?.['x-request-id'])
      const more = { contentType: 'text/plain', persistent: true, headers: { a: 1 } }
      request.channel.sendToQueue(replyTo, Buffer.from(JSON.stringify({ data })), { correlationId, ...more })
    },
  ],
  'after a requeue': [
    good,
    ({ channel, message, answer }) => (message.fields.redelivered ? answer() : channel.nack(message)),
  ],
  'not at all': [failed('timeout'), () => {}],
  'not at all: the request is dropped': [
    failed('timeout'),
    ({ channel, message }) => channel.nack(message, false, false),
  ],
  'too late': [failed('timeout'), ({ answer }) => held.push(answer)],
  'with another correlation id': [failed('timeout'), ({ answer }) => answer(randomUUID()), /known correlation_id/],
  'without a correlation id': [
    failed('timeout'),
    request => request.channel.sendToQueue(properties(request).replyTo, Buffer.from('{"data":null}')),
    /known correlation_id/,
  ],
  compressed: [
    failed('malformed'),
    request => {
      const { replyTo, correlationId } = properties(request)
      request.channel.sendToQueue(replyTo, gzipSync('{"data":null}'), { correlationId, contentEncoding: 'gzip' })
    },
  ],
  'by a reset of the connection': [failed('transport'), () => held.push(() => {}) === 14 && proxy.reset()],
}

test.each(Object.entries(faults))('%s', async (_, [verdict, fault, said]) => {
  held.length = 0
  let faulty = true
  const asked: string[] = []
  const worker = channel()
  await worker.assertQueue(routingKey(), { exclusive: true })
  await worker.consume(routingKey(), message => {
    if (!message) return
    const { method } = JSON.parse(message.content.toString())
    const { replyTo, headers } = message.properties
    const send = (reply: object, correlationId = message.properties.correlationId) =>
      worker.sendToQueue(replyTo, Buffer.from(JSON.stringify(reply)), { correlationId })
    const beside = replyBeside(method, headers?.['x-request-id'])
    if (beside) return void send(beside)
    if (!message.fields.redelivered) asked.push(method)
    const answer = (correlationId?: string) => void send({ data: dataOf(method) ?? null }, correlationId)
    if (faulty) fault({ channel: worker, message, answer })
    else answer()
  })
  const patient = verdict === good || Object.values(verdict).includes('transport')
  const ports = client({ url: url.href, timeoutMs: patient ? 20_000 : timeoutMs })
  const tried = await tryAll(ports)
  expect(tried.map(({ method, outcome }) => [method, outcome])).toEqual(
    tried.map(({ method, kind }) => [method, verdict[kind]]),
  )
  expect(asked.sort()).toEqual(everyOperation.map(({ method }) => method).sort())
  if (said) for (const { error } of tried) expect(error?.message).toMatch(said)

  // What is late arrives before the answers of the next calls, on the same queue.
  for (const late of held.splice(0)) late()
  faulty = false
  const after = await tryAll(ports)
  expect(after.map(({ outcome }) => outcome)).toEqual(after.map(({ kind }) => good[kind]))
})
