import { expect, jest, test } from '@jest/globals'
import { logger } from '../../../observability/logger.ts'
import { dataOf, everyOperation, replyBeside, tryAll } from '../../../testing/backend/every-operation.ts'
import { useRpcWorker } from '../../../testing/backend/rpc-worker.ts'
import { absent, failed, good, nothing, refused, unfit, type Verdict } from '../../../testing/backend/verdicts.ts'

/** Every operation is answered with every kind of reply: what becomes of it, what the log says, and whether the next call works. */

const { serve, client } = useRpcWorker()

type Reply = unknown | ((data: unknown, request: string) => unknown)
const quoting = (_data: unknown, request: string) => ({ error: `${request} (postgres://app:hunter2@db/chat)` })
const conflict = refused('rejected 409', 'user_exists')
const invalid = refused('rejected 422', 'invalid_input')

const replies: Record<string, readonly [Verdict, Reply]> = {
  'as the guide has it': [good, (data: unknown) => ({ data, error: '', code: 0, status: 0, not_found: false })],
  'unknown keys': [good, (data: unknown) => ({ took_ms: 3, data, meta: { data: 1 }, success: true, message: 'done' })],
  'error false': [good, (data: unknown) => ({ data, error: false })],
  'error 0': [good, (data: unknown) => ({ data, error: 0, not_found: 0 })],
  'error []': [good, (data: unknown) => ({ data, error: [], errors: [] })],
  'statuses of a success': [good, (data: unknown) => ({ data, code: 200, status: '201' })],
  'words of a success': [good, (data: unknown) => ({ data, code: 'OK', status: 'empty' })],
  'a code of no error': [good, (data: unknown) => ({ data, code: 'NO_ERROR', status: 'ERROR_NONE' })],
  'not_found in quotes': [good, (data: unknown) => ({ data, not_found: 'false' })],
  'a byte order mark': [good, (data: unknown) => `\xef\xbb\xbf${JSON.stringify({ data })}`],
  'white space around': [good, (data: unknown) => `\r\n ${JSON.stringify({ data }, null, 2)}\n`],
  'data twice, the last counts': [good, (data: unknown) => `{"data":null,"data":${JSON.stringify(data ?? null)}}`],

  '{}': [nothing, {}],
  'data null': [nothing, { data: null, error: null }],
  'code 1 without an error': [nothing, { data: null, error: '', code: 1 }],

  not_found: [absent, (data: unknown) => ({ data, not_found: true })],
  'code 404': [absent, { code: 404, error: 'no such user' }],
  'status 404 in quotes': [absent, { status: '404' }],
  'an error with 404 inside': [absent, { error: { code: 404, message: 'x' } }],
  'user not found': [absent, { error: 'user not found' }],
  NOT_FOUND: [absent, { error: 'ERR_NOT_FOUND', data: null }],
  'no rows': [absent, { error: 'sql: no rows in result set' }],
  'a word as the status': [absent, { status: 'not_found' }],

  'an error': [refused('rejected'), (data: unknown) => ({ data, error: 'boom' })],
  'an error that quotes all': [refused('rejected'), quoting],
  'an error and 500': [refused('rejected 500'), { error: 'user exists', code: 500 }],
  '500 alone': [refused('rejected 500'), (data: unknown) => ({ data, error: '', status: 500 })],
  'error true': [refused('rejected'), { error: true, data: null }],
  'error {}': [refused('rejected'), { error: {}, data: null }],
  'method not found': [refused('rejected'), { error: 'method not found' }],
  'success false': [refused('rejected'), { success: false, data: null, error: null }],
  'ok false': [refused('rejected'), { ok: false }],
  'status fail': [refused('rejected'), { status: 'fail', data: null }],
  'a time-out behind it': [refused('rejected 504'), { error: 'context deadline exceeded' }],
  'a time-out that was no refusal': [refused('rejected 504'), { error: 'timeout: no data received', code: 500 }],
  'already exists': [conflict, { error: 'user already exists' }],
  EMAIL_TAKEN: [conflict, { error: { code: 'EMAIL_TAKEN' } }],
  'a list of errors': [conflict, { errors: [{ message: 'Duplicate entry' }] }],
  'success false and a message': [conflict, { success: false, message: 'User already exists' }],
  'a word as the code': [conflict, { code: 'USER_EXISTS', data: null, error: null }],
  'status error and a message': [conflict, { status: 'error', message: 'уже существует' }],
  'status 409': [conflict, { status: 409 }],
  statusCode: [conflict, { statusCode: 409, message: 'Conflict', error: 'Conflict' }],
  'an error with 422 inside': [invalid, { error: { status: 422, message: 'x' } }],
  'invalid params': [invalid, { jsonrpc: '2.0', id: 1, error: { code: -32602, message: 'Invalid params' } }],

  'an empty message': [failed('malformed'), ''],
  null: [failed('malformed'), 'null'],
  'not JSON': [failed('malformed'), 'oops {'],
  'not UTF-8': [failed('malformed'), '{"data":"\xff"}'],
  'cut off': [failed('malformed'), '{"data":null'],
  'a list': [failed('malformed'), []],
  'a text': [failed('malformed'), '"ok"'],
  'no envelope': [failed('malformed'), (data: unknown) => data ?? 'ok'],
  'the envelope of another protocol': [failed('malformed'), { jsonrpc: '2.0', id: 1, result: {} }],
  '6 MiB': [failed('too_large'), `{"data":null${' '.repeat(6 << 20)}}`],

  'data true': [unfit, { data: true }],
  'data as a text': [unfit, (data: unknown) => ({ data: JSON.stringify(data ?? null) })],
  'a list with a hole': [unfit, { data: [null] }],
  '100,000 lists in each other': [unfit, `{"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
}

test.each(Object.entries(replies))('%s', async (_, [verdict, reply]) => {
  const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
  const asked: string[] = []
  let spoilt = true
  await serve((send, { content, properties }) => {
    const { method } = JSON.parse(content.toString())
    const beside = replyBeside(method, properties.headers?.['x-request-id'])
    if (beside) return send(beside)
    asked.push(method)
    const data = dataOf(method)
    send(spoilt ? (typeof reply === 'function' ? reply(data, content.toString()) : reply) : { data })
  })
  const ports = client({ timeoutMs: 20_000 })
  const tried = await tryAll(ports)
  expect(tried.map(({ method, outcome }) => [method, outcome])).toEqual(
    tried.map(({ method, kind }) => [method, verdict[kind]]),
  )
  expect(asked.sort()).toEqual(everyOperation.map(({ method }) => method).sort()) // each once: nothing lost or doubled

  const failures = tried.filter(({ error }) => error?.code === 'backend_error')
  for (const { method, error } of failures) expect(error?.message).toMatch(new RegExp(`^${method} failed: \\w+`))
  const logged = JSON.stringify([
    failures.map(({ error }) => [error?.message, error?.details, error?.stack]),
    warn.mock.calls,
  ])
  expect(logged).not.toMatch(/anna|example\.org|secret|4321|bitte|hunter2/)
  warn.mockRestore()

  spoilt = false
  const after = await tryAll(ports)
  expect(after.map(({ outcome }) => outcome)).toEqual(after.map(({ kind }) => good[kind]))
})
