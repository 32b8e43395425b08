import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ChannelModel, type ConsumeMessage, connect } from 'amqplib'
import { type ReferenceBackend, startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { amqpUrl } from '../../shared/testing/programs/broker.ts'
import { RpcWire } from './rpc-wire.ts'
import { checkBackend } from './run.ts'

const rightKey = `check-backend-${randomUUID()}`
let url: string
let right: ReferenceBackend
let connection: ChannelModel

beforeAll(async () => {
  url = await amqpUrl()
  right = await startReferenceBackend({ rabbitmq: { url, routingKey: rightKey } })
  connection = await connect(url)
}, 320_000)
afterAll(async () => {
  await connection?.close()
  await right?.close()
})

async function check(routingKey: string) {
  const wire = await RpcWire.open({ url, exchange: '', routingKey, timeoutMs: 1500 })
  const findings = await checkBackend(wire, { readOnly: false })
  await wire.close()
  return findings
}

test('the reference backend passes everything', async () => {
  const findings = await check(rightKey)
  expect(findings.filter(({ result }) => result !== 'ok')).toEqual([])
  expect(new Set(findings.map(({ operation }) => operation)).size).toBe(14 + 1)
  expect(right.company.violations.filter(text => !text.includes('unknown method'))).toEqual([])
})

interface Reply {
  /** How often it is sent. */
  times?: number
  body: string | Buffer
  correlationId: string | undefined
}

/** Stands before the reference backend and spoils the answers that `mistake` picks; '' is silence. */
async function serveBroken(mistake: (method: string, reply: Reply) => Reply | undefined): Promise<string> {
  const channel = await connection.createChannel()
  const { queue } = await channel.assertQueue('', { exclusive: true })
  const { queue: replies } = await channel.assertQueue('', { exclusive: true })
  const waiting = new Map<string, (message: ConsumeMessage) => void>()
  const take = (message: ConsumeMessage | null) => message && waiting.get(message.properties.correlationId)?.(message)
  await channel.consume(replies, take, { noAck: true })
  const serve = async (message: ConsumeMessage | null) => {
    if (!message) return
    const { correlationId, replyTo, ...properties } = message.properties
    const answer = await new Promise<ConsumeMessage>(resolve => {
      waiting.set(correlationId, resolve)
      channel.sendToQueue(rightKey, message.content, { ...properties, correlationId, replyTo: replies })
    })
    const reply: Reply = { body: answer.content.toString(), correlationId }
    const wrong = mistake(JSON.parse(message.content.toString()).method, reply) ?? reply
    if (wrong.body === '') return
    const id = wrong.correlationId === undefined ? {} : { correlationId: wrong.correlationId }
    for (let times = wrong.times ?? 1; times > 0; times--) {
      channel.sendToQueue(replyTo, Buffer.from(wrong.body as string), id)
    }
  }
  await channel.consume(queue, serve, { noAck: true })
  return queue
}

const on = (name: string, change: (reply: Reply) => Reply) => (method: string, reply: Reply) =>
  method === name ? change(reply) : undefined
const body = (text: string | Buffer) => (reply: Reply) => ({ ...reply, body: text })

describe('a worker that is right but for one mistake', () => {
  test.concurrent.each([
    [
      'its text is not UTF-8',
      on('data.bet.create', body(Buffer.from('{"data":null,"note":"café"}', 'latin1'))),
      'data.bet.create',
      /not JSON in UTF-8/,
    ],
    [
      'a failure has a code in quotes',
      on('data.bet.create', body('{"data":null,"code":"500"}')),
      'data.bet.create',
      /500/,
    ],
    [
      'the correlation_id is missing',
      on('data.bet.create', reply => ({ ...reply, correlationId: undefined })),
      'data.bet.create',
      /correlation_id null/,
    ],
    [
      'the correlation_id is another',
      on('data.bet.create', reply => ({ ...reply, correlationId: 'mine' })),
      'data.bet.create',
      /correlation_id "mine"/,
    ],
    [
      'there is no envelope',
      on('data.balance.create', body('{"id":1,"user_id":2}')),
      'data.balance.create',
      /no key data/,
    ],
    [
      'a request is answered twice',
      on('data.bet.create', reply => ({ ...reply, times: 2 })),
      'data.bet.create',
      /answered more than once/,
    ],
    [
      'a failure has no error',
      on('data.bet.create', body('{"success":false,"data":null}')),
      'data.bet.create',
      /error is empty/,
    ],
    [
      'the data is JSON in JSON',
      on('data.balance.create', body(JSON.stringify({ data: '{"id":1}' }))),
      'data.balance.create',
      /a string with JSON in it/,
    ],
    ['the answer is a list', on('data.bet.get_by_user_id', body('[]')), 'data.bet.get_by_user_id', /not a JSON object/],
    ['the answer is no JSON', on('operator.session.request', body('ok')), 'operator.session.request', /not JSON/],
    [
      'the error is an object',
      on('data.withdrawal.create', body('{"error":{"message":"no"}}')),
      'data.withdrawal.create',
      /error is not a string/,
    ],
    [
      'a success has the code of a failure',
      on('data.withdrawal.get_by_user_id', body('{"data":[],"error":"","code":500}')),
      'data.withdrawal.get_by_user_id',
      /got a refusal .code 500/,
    ],
    [
      '"not found" is an error',
      on('data.withdrawal.get_by_id', reply =>
        reply.body.includes('"not_found":true') ? { ...reply, body: '{"error":"not found"}' } : reply,
      ),
      'data.withdrawal.get_by_id',
      /expected not_found: true, got a refusal/,
    ],
    [
      'an operation is met with silence',
      on('data.balance.update', body('')),
      'data.balance.update',
      /no answer within/,
    ],
  ] as const)('%s', async (_name, mistake, operation, problem) => {
    const [found] = (await check(await serveBroken(mistake))).filter(({ result }) => result === 'failed')
    expect(found).toMatchObject({ operation, guide: '5.3.5', detail: expect.stringMatching(problem) })
    expect(found?.fix).not.toBe('')
  })
})

test.each([
  ['a success', '{"data":null}', 'expected a refusal, got a success'],
  ['silence', '', 'no answer within 1.5 s'],
])(
  '%s for an unknown method is a warning, because the guide does not say what it must be answered with',
  async (_name, answer, detail) => {
    const findings = await check(await serveBroken(on('smart-chat.no-such-method', body(answer))))
    expect(findings.filter(({ result }) => result !== 'ok')).toEqual([
      expect.objectContaining({
        operation: 'smart-chat.no-such-method',
        what: 'an unknown method',
        result: 'warning',
        guide: '',
        detail,
      }),
    ])
  },
)

test('what a worker should answer is said in the words of a reply, not in HTTP statuses', async () => {
  const failing = await serveBroken((_method, reply) => ({ ...reply, body: '{"error":"no","code":401}' }))
  const fixes = new Map((await check(failing)).map(({ what, fix }) => [what, fix]))
  expect(fixes.get('an unknown user')).toMatch(/^Answer not_found: true\./)
  expect(fixes.get('a new user')).toMatch(/^Answer without an error; what is in data does not matter\./)
  expect([...fixes.values()].join('\n')).not.toMatch(/\b(?:20\d|2xx|404|HTTP|path|body|AUTH_REST\w*)\b/)
})

test('a routing key that no queue is bound to is told at once', async () => {
  const [first] = await check(`nobody-${randomUUID()}`)
  expect(first).toMatchObject({
    result: 'failed',
    detail: 'no queue takes the request',
    came: 'returned by the broker',
  })
})
