import { beforeEach, expect, jest, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { type Measurement, onMeasurement } from '../../observability/measurements.ts'
import { useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import type { Call } from '../backend.ts'

/** Fields of a session that only inform the player: what does not fit is left out, and costs no answer. */

const call: Call = { requestId: 'req-1' }
const { backend, cleanups } = useAnsweringBackend()

const told = { queue_position: 3, operator_id: 501, status_message: 'Оператор Анна', last_operator_text: 'Добрый день' }
const asRead = (fields: Partial<typeof told>) => ({
  queuePosition: fields.queue_position,
  operatorId: fields.operator_id && BigInt(fields.operator_id),
  statusMessage: fields.status_message,
  lastOperatorText: fields.last_operator_text,
})

let warn: jest.Spied<typeof logger.warn>
let measured: Measurement[]

beforeEach(() => {
  warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  measured = []
  onMeasurement(measurement => measured.push(measurement))
  cleanups.push(async () => {
    warn.mockRestore()
    onMeasurement(undefined)
  })
})

test.each([
  ['queue_position', 2.5],
  ['queue_position', 'третий'],
  ['queue_position', true],
  ['operator_id', 'op-7'],
  ['operator_id', { id: 501 }],
  ['status_message', ['Вы в очереди']],
  ['last_operator_text', 4821],
])('a %s of %j is left out, warned of once and counted each time', async (field, value) => {
  const answer = JSON.stringify({ user_id: 100, mode: 'operator', ...told, [field]: value })
  const { desk } = await backend({
    'GET /operator/session': answer,
    'POST /operator/request': answer,
    'POST /operator/user-message': answer,
  })
  const session = { userId: 100n, mode: 'operator', ...asRead({ ...told, [field]: undefined }) }
  expect(await desk.findSession(100n, call)).toEqual(session)
  expect(await desk.requestOperator(100n, 'hi', call)).toEqual(session)
  expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual(session)
  const operations = ['get', 'request', 'user_message'].map(name => `operator.session.${name}`)
  expect(warn.mock.calls).toEqual([
    [
      expect.stringMatching(`^operator.session.get answered with an? ${field} that does not fit; it is ignored$`),
      { request_id: 'req-1', operation: 'operator.session.get', field },
    ],
  ])
  expect(measured).toEqual(operations.map(operation => ({ kind: 'ignored_field', operation, field })))
})

test.each([
  ['{"mode":"in_progress","operator_id":"op-7"}', 'operator', 1],
  ['{"user_id":100,"operator_id":"op-7"}', 'operator', 1],
  ['{"user_id":100,"queue_position":"третий"}', 'waiting_operator', 1],
  ['{"user_id":100,"mode":"","operator_id":"","queue_position":""}', 'bot', 0],
  ['{"mode":"in_progress","operator_id":""}', 'waiting_operator', 0],
])(
  'what cannot be read still tells that it is there, and what is empty is not: %s means %s',
  async (answer, mode, times) => {
    const { desk } = await backend({ 'GET /operator/session': answer })
    expect(await desk.findSession(100n, call)).toEqual({ userId: 100n, mode })
    expect(measured.filter(({ kind }) => kind === 'ignored_field')).toHaveLength(times)
  },
)

test('a text of nothing but white space is none, without a warning', async () => {
  const { desk } = await backend({
    'GET /operator/session': '{"mode":"operator","status_message":" ","last_operator_text":"\\n\\u00a0"}',
  })
  expect(await desk.findSession(100n, call)).toEqual({ userId: 100n, mode: 'operator' })
  expect(warn.mock.calls).toEqual([])
})

test.each([
  ['mode', { mode: 5 }],
  ['user_id', { user_id: 'user-100', mode: 'operator' }],
])('a %s that does not fit is still an error: it says who talks to whom', async (field, answer) => {
  const { desk } = await backend({ 'GET /operator/session': JSON.stringify(answer) })
  await expect(desk.findSession(100n, call)).rejects.toMatchObject({ details: { reason: 'malformed', field } })
  expect(measured).toEqual([])
})
