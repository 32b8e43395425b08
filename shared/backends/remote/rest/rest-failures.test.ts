import type { ServerResponse } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { json, retryDelayMs, someBet, someUser, useRestBackend } from '../../../testing/backend/rest-backend.ts'

const { backend, portsTo, cleanups } = useRestBackend()

describe('failing connections', () => {
  const resetting = (response: ServerResponse) => void response.socket?.resetAndDestroy()

  test.each([
    ['a reset', resetting],
    [
      'a reset in the middle of the body',
      (response: ServerResponse) => void response.write('[', () => resetting(response)),
    ],
  ])('%s: exactly two tries, the delay apart, with the same key', async (_, fault) => {
    const { peer, customer } = await backend(fault)
    await expect(customer.createBalance(100n, call)).rejects.toEqual(failedFor('transport'))
    const [first, second] = peer.received
    expect(peer.received).toHaveLength(2)
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(retryDelayMs - 2)
    expect(first?.headers['idempotency-key']).toMatch(/.{16}/)
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
  })

  test('a retry that is answered is a success', async () => {
    const faults = [resetting]
    const { customer } = await backend(response => (faults.pop() ?? json('[]'))(response))
    expect(await customer.listBets(100n, 5, call)).toEqual([])
  })

  test('refused: the error holds neither token nor body', async () => {
    const { customer } = portsTo('http://127.0.0.1:1', { bearerToken: 'secret-token', retryDelayMs: 1 })
    const error = await customer.createUser(someUser, call).catch(error => error)
    expect(error).toEqual(failedFor('transport'))
    expect(error.cause.code).toBe('ECONNREFUSED')
    const everything = JSON.stringify([error.details, error.stack, { ...error.cause }, error.cause.stack])
    expect(everything).not.toMatch(/secret/)
  })

  test('no such host and a peer without TLS are transport errors', async () => {
    const { peer } = await backend(json('[]'))
    for (const endpoint of ['http://nowhere.invalid', peer.url.replace('http', 'https')]) {
      const { customer } = portsTo(endpoint, { retryDelayMs: 1 })
      await expect(customer.listBets(1n, 5, call)).rejects.toEqual(failedFor('transport'))
    }
  })

  test('a peer that speaks no HTTP: one try', async () => {
    let tries = 0
    const server = createServer(socket => {
      tries++
      socket.resume().end('SSH-2.0-OpenSSH\r\n')
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    cleanups.push(() => new Promise(resolve => server.close(resolve)))
    const { customer } = portsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await expect(customer.listBets(1n, 5, call)).rejects.toEqual(failedFor('malformed'))
    expect(tries).toBe(1)
  })

  test.each([
    ['no answer', () => {}],
    ['headers only', (response: ServerResponse) => void response.writeHead(200).flushHeaders()],
    [
      'a body that drips',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write(' '), 10)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ])('%s: one try, and a timeout', async (_, answer) => {
    const { peer, customer } = await backend(answer, { timeoutMs: 1000 })
    await expect(customer.listBets(1n, 5, call)).rejects.toEqual(failedFor('timeout'))
    expect(peer.received).toHaveLength(1)
  })

  test('a retry that is late, because the process was suspended, is not made', async () => {
    const start = performance.now()
    // Timers stand still in a suspended process, the clock on the wall does not.
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => 1e12 + (performance.now() - start) * 1000)
    const { peer, customer } = await backend(resetting)
    await expect(customer.createBet(someBet, call)).rejects.toEqual(failedFor('transport'))
    clock.mockRestore()
    expect(peer.received).toHaveLength(1)
  })

  test('a ping neither waits long nor tries again', async () => {
    const { peer, customer, desk } = await backend(resetting, { retryDelayMs: 60_000 })
    await expect(customer.ping(call)).rejects.toEqual(failedFor('transport'))
    await expect(desk.ping(call)).rejects.toEqual(failedFor('transport'))
    expect(peer.received).toHaveLength(2)
  })

  test('an aborted call ends at once, also while it waits for its retry', async () => {
    const { peer, customer } = await backend(resetting, { retryDelayMs: 60_000 })
    const caller = new AbortController()
    const outcome = customer.listBets(1n, 5, { ...call, signal: caller.signal }).catch(error => error)
    while (peer.received.length === 0) await new Promise(resolve => setImmediate(resolve))
    caller.abort()
    expect(await outcome).toMatchObject({ code: 'backend_error' })
    const late = customer.listBets(1n, 5, { ...call, signal: caller.signal })
    await expect(late).rejects.toEqual(failedFor('aborted'))
    expect(peer.received).toHaveLength(1)
  })
})
