import { once } from 'node:events'
import { type AddressInfo, connect, createServer, Socket } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { failedFor } from '../../../testing/backend/backend-failure.ts'
import { call } from '../../../testing/backend/call.ts'
import { type Send, until, useRpcWorker } from '../../../testing/backend/rpc-worker.ts'
import { amqpUrl } from '../../../testing/programs/broker.ts'
import { operations } from '../operations.ts'
import { RpcConnection } from './rpc-connection.ts'

const { serve, client, cleanups } = useRpcWorker()

describe('connections', () => {
  test('calls of one turn of the event loop go out together', async () => {
    const answers: Send[] = []
    await serve(send => answers.push(send))
    const { customer } = client()
    const first = customer.listBets(1n, 5, call) // connects
    await until(() => answers.length === 1)
    const writes = [jest.spyOn(Socket.prototype, '_write'), jest.spyOn(Socket.prototype, '_writev')]
    cleanups.push(async () => jest.restoreAllMocks())
    const calls = Array.from({ length: 50 }, () => customer.listBets(1n, 5, call))
    await until(() => answers.length === 51)
    const written = writes.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    expect(written).toBeLessThan(5) // one, unless a heartbeat comes in between
    for (const send of answers) send({ data: null })
    await Promise.all([first, ...calls])
  })

  test('two contours on one broker share one', async () => {
    await serve(send => send({ data: null }))
    const before = sockets()
    const [one, two] = [client(), client()]
    await Promise.all([one, two].map(({ customer }) => customer.listBets(1n, 5, call)))
    expect(sockets()).toBe(before + 1)
    await one.transport.close()
    expect(await two.customer.listBets(1n, 5, call)).toEqual([])
    await two.transport.close()
    await until(() => sockets() === before)
  })

  test('an aborted, a timed out, a failed and a closed call leave no timer, socket or listener', async () => {
    const received = await serve(() => {})
    const before = process.getActiveResourcesInfo().length
    const { transport, customer } = client({ timeoutMs: 60_000 })
    const caller = new AbortController()
    const aborted = customer.findBalance(1n, { ...call, signal: caller.signal }).catch(error => error)
    await until(() => received.length === 1)
    caller.abort()
    expect(await aborted).toEqual(failedFor('aborted'))
    await expect(customer.findBalance(1n, { ...call, signal: caller.signal })).rejects.toEqual(failedFor('aborted'))
    const timedOut = transport.send(operations.findBalance, { user_id: 1n }, call, { timeoutMs: 50 })
    await expect(timedOut).rejects.toEqual(failedFor('timeout'))
    const receivedBefore = received.length
    const closed = customer.findBalance(1n, call).catch(error => error)
    await until(() => received.length > receivedBefore)
    await transport.close()
    expect(await closed).toEqual(failedFor('closed'))
    await expect(customer.findBalance(1n, call)).rejects.toEqual(failedFor('closed'))
    await until(() => process.getActiveResourcesInfo().length <= before)
  })
})

const sockets = () => process.getActiveResourcesInfo().filter(name => name === 'TCPSocketWrap').length

test('a connection whose broker has gone silent is reset: what the network has not taken yet never arrives', async () => {
  const broker = new URL(await amqpUrl())
  const port = Number(broker.port)
  let isSilent = false
  const ending = Promise.withResolvers<string>()
  const between = createServer(client => {
    const server = connect(port, '127.0.0.1', () => client.pipe(server))
    server.on('data', data => isSilent || client.write(data)).on('error', () => {})
    client.once('error', ({ code }: NodeJS.ErrnoException) => ending.resolve(String(code)))
    client.once('end', () => ending.resolve('closed')).once('close', () => server.destroy())
  })
  between.listen(0, '127.0.0.1')
  await once(between, 'listening')
  broker.port = String((between.address() as AddressInfo).port)
  broker.searchParams.set('heartbeat', '1')
  const connection = new RpcConnection(broker.href)
  await connection.ready()
  isSilent = true
  expect(await ending.promise).toBe('ECONNRESET')
  isSilent = false
  await connection.close()
  await new Promise(resolve => between.close(resolve))
}, 30_000)
