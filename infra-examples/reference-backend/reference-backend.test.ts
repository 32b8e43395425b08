import { spawn } from 'node:child_process'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { RemoteCustomer } from '../../shared/backends/remote/remote-customer.ts'
import { createTransport } from '../../shared/backends/remote/transport.ts'
import { startTcpProxy } from '../../shared/testing/network/tcp-proxy.ts'
import { amqpUrl } from '../../shared/testing/programs/broker.ts'
import { type ReferenceBackend, type ReferenceOptions, startReferenceBackend } from './start.ts'

let backend: ReferenceBackend | undefined

afterEach(async () => {
  await backend?.close()
  backend = undefined
})

async function start(options: ReferenceOptions = {}) {
  backend = await startReferenceBackend({ rest: { port: 0 }, ...options })
  const { url, company } = backend
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body }),
    })
  return { company, send }
}

const bet =
  '{"id":1,"user_id":100,"amount":0.3,"event_type":"x","event_name":"A","status":"pending","win_amount":0,"created_at":"2026-02-23T12:34:56Z"}'

describe('a request that violates the guide is refused and recorded', () => {
  test.each([
    ['an unknown endpoint', 'GET', '/user/by-username/anna', undefined],
    ['an unknown query key', 'GET', '/bets?user_id=1&limit=5&offset=2', undefined],
    ['a missing query key', 'GET', '/bets?user_id=1', undefined],
    ['a query key given twice', 'GET', '/withdrawals?user_id=1&user_id=2', undefined],
    ['an id that is no int64', 'GET', '/withdrawals?user_id=9223372036854775808', undefined],
    ['an id in exponential form', 'GET', '/withdrawals?user_id=1e3', undefined],
    [
      'a date without a time',
      'GET',
      '/bets/by-date-range?user_id=1&start_date=2026-02-01&end_date=2026-02-02',
      undefined,
    ],
    ['an unknown body key', 'POST', '/balances', '{"user_id":1,"amount":0}'],
    ['a missing body key', 'POST', '/users', '{"username":"anna","password":"x"}'],
    ['a wrong type', 'POST', '/balances', '{"user_id":"1"}'],
    ['no JSON', 'POST', '/balances', '{'],
    ['binary floating point', 'POST', '/bets', bet.replace('0.3', '0.30000000000000004')],
    ['a status of one’s own', 'POST', '/bets', bet.replace('pending', 'open')],
    ['a query on a POST', 'POST', '/balances?user_id=1', '{"user_id":1}'],
  ])('%s', async (_, method, path, body) => {
    const { company, send } = await start()
    expect((await send(method, path, body)).status).toBe(400)
    expect(company.violations).toHaveLength(1)
  })

  test('a wrong Content-Type, a wrong token and a token that nobody asked for', async () => {
    const open = await start()
    expect((await open.send('GET', '/withdrawals?user_id=1', undefined, { 'Content-Type': 'text/plain' })).status).toBe(
      400,
    )
    expect((await open.send('GET', '/withdrawals?user_id=1', undefined, { Authorization: 'Bearer x' })).status).toBe(
      401,
    )
    expect(open.company.violations).toHaveLength(2)
    await backend?.close()
    const guarded = await start({ token: 'secret' })
    expect((await guarded.send('GET', '/withdrawals?user_id=1')).status).toBe(401)
    const headers = { Authorization: 'Bearer secret' }
    expect((await guarded.send('GET', '/withdrawals?user_id=1', undefined, headers)).status).toBe(200)
  })

  test('a balance that has lost a key of the company, or is not the one in the path', async () => {
    const { company, send } = await start()
    const { id } = company.model.addBalance(100n, '5', { bonus: 7 })
    const balance = `{"id":${id},"user_id":100,"amount":1,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"`
    expect((await send('PUT', '/balances/100', `${balance}}`)).status).toBe(400)
    expect((await send('PUT', '/balances/101', `${balance},"bonus":7}`)).status).toBe(400)
    expect((await send('PUT', '/balances/100', `${balance},"bonus":7}`)).status).toBe(204)
    expect(company.violations).toHaveLength(2)
  })
})

test('a POST repeated with its Idempotency-Key is carried out once', async () => {
  const { company, send } = await start()
  const post = () => send('POST', '/users', '{"username":"anna","email":"","password":"x"}', { 'Idempotency-Key': 'k' })
  const [first, second] = [await post(), await post()]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(await second.text()).toBe(await first.text())
  expect(company.calls.get('auth.user.create')).toBe(1)
})

test('an operator serves a player through the calls of the desk', async () => {
  const { send } = await start()
  const get = async (path: string) => (await send('GET', path)).json()
  await send('POST', '/operator/request', '{"user_id":9007199254740993,"message":"help"}')
  expect(await (await send('GET', '/desk/queue')).text()).toContain('"user_id":9007199254740993')
  const session = '/desk/sessions/9007199254740993'
  expect((await send('POST', `${session}/take`, '{"operator_id":501}')).status).toBe(200)
  expect((await send('POST', `${session}/write`, '{"text":"hello"}')).status).toBe(200)
  expect(await get('/operator/session?user_id=9007199254740993')).toMatchObject({
    mode: 'operator',
    operator_id: 501,
    last_operator_text: 'hello',
  })
  expect(await get('/desk/sessions')).toMatchObject([{ messages: [{ text: 'help' }, { text: 'hello' }] }])
  expect((await send('POST', `${session}/close`)).status).toBe(204)
  expect((await send('POST', `${session}/close`)).status).toBe(404)
  expect((await send('GET', '/operator/session?user_id=9007199254740993')).status).toBe(404)
  expect(await get('/desk/queue')).toEqual([])
  expect(await get('/desk/violations')).toEqual([])
})

test('the RPC worker reconnects after a broker restart, with its data', async () => {
  const broker = await amqpUrl()
  const proxy = await startTcpProxy(Number(new URL(broker).port))
  const routingKey = `reference.${process.pid}`
  backend = await startReferenceBackend({
    rabbitmq: { url: Object.assign(new URL(broker), { port: proxy.port }).href, routingKey },
    demo: true,
  })
  const transport = await createTransport({ kind: 'rabbitmq', url: broker, exchange: '', routingKey, timeoutMs: 5000 })
  const customer = new RemoteCustomer(transport)
  const ask = () => customer.findUser('demo', { requestId: 'r' }).catch(() => undefined)
  expect(await ask()).toMatchObject({ username: 'demo' })
  proxy.reset()
  while (proxy.open > 0) await nextTurn()
  while (!(await ask())) await nextTurn()
  await transport.close()
  await backend.close()
  await proxy.close()
})

test('the command line starts it with demo data, and SIGTERM stops it', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, '--rest', '0', '--demo'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  let output = ''
  for await (const chunk of child.stdout) {
    output += chunk
    if (output.includes('REST:')) break
  }
  const [, url] = /REST: (\S+)/.exec(output) ?? []
  const demo = await fetch(`${url}/users/by-username/demo`, { headers: { 'Content-Type': 'application/json' } })
  expect(await demo.json()).toMatchObject({ username: 'demo' })
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
})
