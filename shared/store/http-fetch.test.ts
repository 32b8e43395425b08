import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { HttpFetch } from './http-fetch.ts'
import * as ours from './http-messages.ts'

let server: Server
let url: string
let connections = 0
beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === '/silence') return
    if (request.url === '/half') return response.writeHead(200).write('half')
    const body = Buffer.concat(await request.toArray()).toString()
    const { 'content-type': type, authorization } = request.headers
    response.writeHead(body === 'wrong' ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ method: request.method, type, authorization, body }))
  })
  server.on('connection', () => connections++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

// Unbundled, the client uses Node's Request class; bundled, ours.
test.each([
  ['fetch', Request, Headers],
  ['the build', ours.Request, ours.Headers],
])('requests of the classes of %s are sent and answered alike, on one connection', async (_, Request, Headers) => {
  connections = 0
  const http = new HttpFetch(1000)
  const send = async (body: string | Uint8Array<ArrayBuffer>) => {
    const headers = new Headers()
    headers.set('content-type', 'application/x-protobuf')
    headers.set('authorization', 'Bearer token')
    return http.fetch(new Request(`${url}/v3`, { method: 'POST', headers: headers as Headers & ours.Headers, body }))
  }
  const right = await send(new TextEncoder().encode('SELECT «1»'))
  expect(right).toMatchObject({ ok: true, status: 200 })
  const expected = { method: 'POST', type: 'application/x-protobuf', authorization: 'Bearer token', body: 'SELECT «1»' }
  expect(await right.json()).toEqual(expected)
  expect(JSON.parse(Buffer.from(await right.arrayBuffer()).toString())).toEqual(expected)
  const wrong = await send('wrong')
  expect(wrong).toMatchObject({ ok: false, status: 400 })
  expect(wrong.headers.get('content-type')).toBe('application/json')
  expect(wrong.headers.get('x-none')).toBeNull()
  expect(await wrong.text()).toContain('"body":"wrong"')
  const got = await http.fetch(new Request(`${url}/v3-protobuf`, { method: 'GET' }))
  expect(await got.json()).toEqual({ method: 'GET', body: '' })
  expect(connections).toBe(1)
  http.close()
})

test.each(['/silence', '/half'])('an incomplete answer times out: %s', async path => {
  const http = new HttpFetch(50)
  await expect(http.fetch(new ours.Request(url + path))).rejects.toThrow(/abort/)
  http.close()
})

test('a missing server is reported as such', async () => {
  const http = new HttpFetch(1000)
  await expect(http.fetch(new ours.Request('http://127.0.0.1:1/'))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  http.close()
})
