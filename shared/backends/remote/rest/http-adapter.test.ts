import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import https from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { resolve } from 'node:path'
import tls from 'node:tls'
import zlib from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import axios from 'axios'
import { KeepAlive } from '../../../keep-alive.ts'
import { runJsonProcess } from '../../../testing/json-process.ts'
import { makeCertificate } from '../../../testing/network/certificate.ts'
import { startHttpPeer } from '../../../testing/network/http-peer.ts'
import { tempFolder } from '../../../testing/temp-folder.ts'
import { HttpAdapter } from './http-adapter.ts'

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function adapterTo(answer: (request: IncomingMessage, response: ServerResponse) => void, path = '') {
  const peer = await startHttpPeer(answer)
  const adapter = new HttpAdapter(peer.url + path, new KeepAlive(peer.url))
  cleanups.push(peer.close, () => adapter.close())
  return { peer, adapter }
}

const text = '{"reply":"Здравствуйте"}'
const request = { method: 'GET', url: '/', headers: {}, timeout: 5000, maxContentLength: 1000 }

test('it is an adapter as axios wants it', async () => {
  const { peer, adapter } = await adapterTo((_, response) => response.writeHead(201).end(text), '/api')
  const headers = { 'X-Request-Id': 'one' }
  const client = axios.create({ adapter: adapter.exchange, headers, responseType: 'arraybuffer' })
  const { status, data } = await client.post('/users', { name: 'Анна' })
  expect([status, String(data)]).toEqual([201, text])
  expect(peer.received).toMatchObject([
    { method: 'POST', url: '/api/users', body: '{"name":"Анна"}', headers: { 'x-request-id': 'one' } },
  ])
  await peer.close()
  await expect(client.get('/')).rejects.toMatchObject({ isAxiosError: true, code: expect.stringMatching(/^ECONN/) })
})

test.each([
  ['gzip', zlib.gzipSync],
  ['x-gzip', zlib.gzipSync],
  ['GZIP', zlib.gzipSync],
  ['deflate', zlib.deflateSync],
  ['deflate', zlib.deflateRawSync],
  ['br', zlib.brotliCompressSync],
  ['zstd', zlib.zstdCompressSync],
] as const)('an answer that comes compressed as %s is read, within its bound', async (coding, compress) => {
  let body = text
  const { adapter } = await adapterTo((_, response) =>
    response.writeHead(200, { 'Content-Encoding': coding }).end(compress(body)),
  )
  expect(String((await adapter.exchange(request)).data)).toBe(text)
  body = 'x'.repeat(1001)
  await expect(adapter.exchange(request)).rejects.toThrow('maxContentLength size of 1000 exceeded')
  expect((await adapter.exchange({ ...request, maxContentLength: -1 })).data).toHaveLength(1001)
})

test('an empty answer needs no decompression, and broken compression is an error of zlib', async () => {
  let body = ''
  const { adapter } = await adapterTo((_, response) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(body),
  )
  expect(await adapter.exchange(request)).toMatchObject({ status: 200, data: Buffer.alloc(0) })
  body = text
  await expect(adapter.exchange(request)).rejects.toMatchObject({ isAxiosError: true, code: 'Z_DATA_ERROR' })
})

test('the endpoint may be an IPv6 address', async () => {
  const adapter = new HttpAdapter('http://[::1]:1/api', new KeepAlive('http://[::1]:1/api'))
  await expect(adapter.exchange(request)).rejects.toThrow(/ECONNREFUSED ::1:1|EADDRNOTAVAIL|ENETUNREACH/)
})

/** A server with a certificate for localhost, which is trusted by calling `trust`. */
async function startTlsPeer(answer: RequestListener) {
  const folder = tempFolder()
  const { cert, key } = makeCertificate(folder.path, 'localhost')
  const server = https.createServer({ cert, key }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const trusted = tls.getCACertificates()
  cleanups.push(
    () => folder.remove(),
    () => server.close(),
    () => tls.setDefaultCACertificates(trusted),
  )
  const adapterTo = (host: string) => {
    const endpoint = `https://${host}:${(server.address() as AddressInfo).port}`
    const adapter = new HttpAdapter(endpoint, new KeepAlive(endpoint))
    cleanups.push(() => adapter.close())
    return adapter
  }
  return { adapterTo, trust: () => tls.setDefaultCACertificates([...trusted, cert]) }
}

test('over TLS the certificate is checked against the host name, and the connection is kept', async () => {
  const sockets = new Set<unknown>()
  const { adapterTo, trust } = await startTlsPeer((request, response) => {
    sockets.add(request.socket)
    response.end(text)
  })
  const [byName, byAddress] = [adapterTo('localhost'), adapterTo('127.0.0.1')]
  await expect(byName.exchange(request)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  trust()
  for (let round = 0; round < 3; round++) expect(String((await byName.exchange(request)).data)).toBe(text)
  await expect(byAddress.exchange(request)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  expect([...sockets]).toMatchObject([{ servername: 'localhost' }])
})

test.each(['http', 'https'])(
  'over %s a request that timed out is reset: what the network has not taken yet never arrives',
  async scheme => {
    const ending = Promise.withResolvers<string>()
    const watch = ({ socket }: IncomingMessage) => {
      socket.once('error', ({ code }: NodeJS.ErrnoException) => ending.resolve(String(code)))
      socket.once('end', () => ending.resolve('closed'))
    }
    const overTls = scheme === 'https' && (await startTlsPeer(watch))
    if (overTls) overTls.trust()
    const adapter = overTls ? overTls.adapterTo('localhost') : (await adapterTo(watch)).adapter
    const outcome = adapter.exchange({ ...request, timeout: 1000 })
    await expect(outcome).rejects.toMatchObject({ code: 'ECONNABORTED' })
    expect(await ending.promise).toBe('ECONNRESET')
  },
)

test('a body that cannot be decompressed fails its request alone, not the next one on its connection', async () => {
  const { adapter } = await adapterTo(({ url }, response) => {
    if (url === '/bad') response.setHeader('content-encoding', 'gzip')
    response.end('no gzip')
  })
  // More than there are connections: the bad one's is given to a request that waits for it.
  const urls = ['/bad', ...Array.from({ length: 300 }, (_, at) => `/${at}`)]
  const outcomes = await Promise.allSettled(urls.map(url => adapter.exchange({ ...request, url })))
  expect(outcomes.map(({ status }) => status)).toEqual(urls.map(url => (url === '/bad' ? 'rejected' : 'fulfilled')))
})

test('what has ended is left to the minor collections of garbage', async () => {
  const peer = await startHttpPeer((_, response) => response.end(text))
  cleanups.push(peer.close)
  const worker = resolve(import.meta.dirname, '../../../testing/backend/garbage-worker.ts')
  expect(await runJsonProcess(worker, { endpoint: peer.url })).toBeLessThan(1_000)
})

test.each<[string, (socket: Socket) => void]>([
  ['at once', socket => socket.resetAndDestroy()],
  ['in the handshake', socket => socket.once('data', () => socket.resetAndDestroy())],
])('a TLS connection that the peer resets %s is an error of the request alone', async (_, treat) => {
  const server = createServer(treat).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const adapter = new HttpAdapter(endpoint, new KeepAlive(endpoint))
  cleanups.push(
    () => server.close(),
    () => adapter.close(),
  )
  for (let round = 0; round < 5; round++)
    await expect(adapter.exchange(request)).rejects.toMatchObject({ code: 'ECONNRESET' })
})
