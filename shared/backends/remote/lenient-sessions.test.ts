import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { posted, useAnsweringBackend } from '../../testing/backend/answering-backend.ts'
import type { Call } from '../backend.ts'

/** Answers about sessions that deviate from the guide but are clear. */

const call: Call = { requestId: 'req-1' }

const { backend, portsTo, cleanups } = useAnsweringBackend()

describe('sessions', () => {
  test.each(['', 'null', '{}', '{"mode":""}', '{"user_id":100,"mode":null,"queue_position":null}', 204])(
    'a request answered with %j waits for an operator',
    async answer => {
      const { desk } = await backend({ 'POST /operator/request': answer })
      expect(await desk.requestOperator(100n, 'hi', call)).toEqual({ userId: 100n, mode: 'waiting_operator' })
    },
  )

  test.each([
    ['{"user_id":100,"queue_position":3}', 'waiting_operator'],
    ['{"user_id":100,"status_message":"Вы в очереди"}', 'waiting_operator'],
    ['{"user_id":100,"mode":"","operator_id":501,"queue_position":0}', 'operator'],
    ['{"user_id":0,"mode":"","queue_position":0,"operator_id":0,"status_message":"","last_operator_text":""}', 'bot'],
  ])('%s means %s', async (answer, mode) => {
    const { desk } = await backend({ 'GET /operator/session': answer })
    expect(await desk.findSession(100n, call)).toMatchObject({ userId: 100n, mode })
  })

  test.each(['', '{}', '{"user_id":100}', 204])('a message answered with %j: the session is asked', async receipt => {
    const { desk } = await backend({
      'POST /operator/user-message': receipt,
      'GET /operator/session': '{"mode":"operator","operator_id":501,"last_operator_text":"Здравствуйте"}',
    })
    expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual({
      userId: 100n,
      mode: 'operator',
      operatorId: 501n,
      lastOperatorText: 'Здравствуйте',
    })
  })

  test.each([
    [
      '{"last_operator_text":"Сейчас посмотрю"}',
      { lastOperatorText: 'Сейчас посмотрю', statusMessage: 'Оператор Анна' },
    ],
    [
      '{"user_id":100,"mode":"","status_message":"Печатает"}',
      { lastOperatorText: 'Добрый день', statusMessage: 'Печатает' },
    ],
    ['{"user_id":7,"last_operator_text":"чужое"}', { lastOperatorText: 'Добрый день', statusMessage: 'Оператор Анна' }],
  ])('a message answered with %s takes from the session what that leaves out', async (answer, told) => {
    const { peer, desk } = await backend({
      'POST /operator/user-message': answer,
      'GET /operator/session':
        '{"mode":"operator","last_operator_text":"Добрый день","status_message":"Оператор Анна"}',
    })
    expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual({ userId: 100n, mode: 'operator', ...told })
    expect(peer.received).toHaveLength(2)
  })

  const logged = { request_id: 'req-1', operation: 'operator.session.user_message', reason: 'malformed' }
  test.each(['"ok"', 'OK'])('a message answered with %s has arrived, and the log says what is wrong', async answer => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
    cleanups.push(async () => warn.mockRestore())
    const { desk } = await backend({
      'POST /operator/user-message': answer,
      'GET /operator/session': '{"mode":"operator"}',
    })
    expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual({ userId: 100n, mode: 'operator' })
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/^operator.session.user_message failed: malformed \(/), expect.objectContaining(logged)],
    ])
  })

  test.each(['<!DOCTYPE html><p>Log in', '<html><body>maintenance'])(
    'a message answered with the page %j has not arrived',
    async page => {
      const { desk } = await backend({
        'POST /operator/user-message': page,
        'GET /operator/session': '{"mode":"operator"}',
      })
      const message = expect.stringMatching(/malformed \(200: the body is a web page\)/)
      await expect(desk.sendUserMessage(100n, 'hi', call)).rejects.toMatchObject({ code: 'backend_error', message })
    },
  )

  test('a message that something else than HTTP takes has not arrived', async () => {
    const server = createServer(socket => void socket.end('SSH-2.0-OpenSSH\r\n'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    cleanups.push(async () => server.close())
    await expect(portsTo(endpoint).desk.sendUserMessage(100n, 'hi', call)).rejects.toMatchObject({
      details: { reason: 'malformed', inconclusive: true },
    })
  })

  test.each([404, 409, 410, 500])(
    'a message refused with %i after the operator ended the session: the bot goes on',
    async status => {
      const { desk } = await backend({
        'POST /operator/user-message': status,
        'GET /operator/session': '{"mode":"bot","last_operator_text":"Всего доброго"}',
      })
      expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual({
        userId: 100n,
        mode: 'bot',
        lastOperatorText: 'Всего доброго',
      })
      const { desk: gone } = await backend({ 'POST /operator/user-message': status, 'GET /operator/session': 404 })
      expect(await gone.sendUserMessage(100n, 'hi', call)).toEqual({ userId: 100n, mode: 'bot' })
    },
  )

  test.each([
    ['an open session', '{"mode":"operator"}'],
    ['nothing that can be known', 500],
  ])('a message refused in %s is a failure', async (_, session) => {
    const { desk } = await backend({ 'POST /operator/user-message': 422, 'GET /operator/session': session })
    await expect(desk.sendUserMessage(100n, 'hi', call)).rejects.toMatchObject({ details: { status: 422 } })
  })

  test('a request refused because there is a session already goes to it as a message', async () => {
    const { peer, desk } = await backend({
      'POST /operator/request': 409,
      'GET /operator/session': '{"mode":"waiting_operator","queue_position":2}',
      'POST /operator/user-message': '{"mode":"waiting_operator","queue_position":2}',
    })
    const session = { userId: 100n, mode: 'waiting_operator', queuePosition: 2 }
    expect(await desk.requestOperator(100n, 'снова нужен', call)).toEqual(session)
    expect(posted(peer.received).map(body => JSON.parse(body).message)).toEqual(['снова нужен', 'снова нужен'])
  })

  test.each([404, 500, '{"mode":"bot"}'])('a request refused when the session is %j is a failure', async session => {
    const { desk } = await backend({ 'POST /operator/request': 409, 'GET /operator/session': session })
    await expect(desk.requestOperator(100n, '', call)).rejects.toMatchObject({ details: { status: 409 } })
  })

  test.each([
    ['{"mode":"closed","operator_id":501}', 'bot'],
    ['{"mode":"Finished"}', 'bot'],
    ['{"mode":"auto"}', 'bot'],
    ['{"mode":"in_progress","operator_id":501}', 'operator'],
    ['{"mode":"queued"}', 'waiting_operator'],
  ])('a mode that the guide does not name, %s, is taken for %s, and the log says so', async (answer, mode) => {
    const warn = jest.spyOn(logger, 'warn').mockImplementation(() => {})
    cleanups.push(async () => warn.mockRestore())
    const { desk } = await backend({
      'GET /operator/session': answer,
      'POST /operator/request': answer,
      'POST /operator/user-message': answer,
    })
    expect(await desk.findSession(100n, call)).toMatchObject({ userId: 100n, mode })
    expect(await desk.requestOperator(100n, 'hi', call)).toMatchObject({ userId: 100n, mode })
    expect(await desk.sendUserMessage(100n, 'hi', call)).toMatchObject({ userId: 100n, mode })
    expect(warn.mock.calls).toEqual(
      ['get', 'request', 'user_message'].map(name => [
        `operator.session.${name} answered with a mode that the guide does not name; it is taken for ${mode}`,
        { request_id: 'req-1', operation: `operator.session.${name}`, field: 'mode' },
      ]),
    )
  })

  test('a message answered without a mode, by a desk that names none: the player waits on, and reads what is told', async () => {
    const { desk } = await backend({
      'POST /operator/user-message': '{"status_message":"Ещё минуту"}',
      'GET /operator/session': '{"user_id":100,"queue_position":2}',
    })
    expect(await desk.sendUserMessage(100n, 'hi', call)).toEqual({
      userId: 100n,
      mode: 'waiting_operator',
      queuePosition: 2,
      statusMessage: 'Ещё минуту',
    })
  })

  test.each([0, -1])('a place in the queue or an operator of %i is none', async none => {
    const answer = JSON.stringify({ user_id: 100, mode: 'waiting_operator', queue_position: none, operator_id: none })
    const { desk } = await backend({ 'GET /operator/session': answer, 'POST /operator/request': answer })
    const session = { userId: 100n, mode: 'waiting_operator' }
    expect(await desk.findSession(100n, call)).toEqual(session)
    expect(await desk.requestOperator(100n, 'hi', call)).toEqual(session)
  })

  test('a message is never empty: many backends take an empty string for a missing one', async () => {
    const { peer, desk } = await backend({
      'POST /operator/request': '{}',
      'POST /operator/user-message': '{"mode":"operator"}',
    })
    await desk.requestOperator(100n, '', call)
    await desk.sendUserMessage(100n, '', call)
    for (const body of posted(peer.received)) expect(JSON.parse(body).message).not.toBe('')
  })
})
