import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { checkDocumented } from '../../../shared/testing/service/documented-answers.ts'
import { readMetric } from '../../../shared/testing/service/resources.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let service: Service

beforeAll(async () => {
  service = await startService({ DATABASE_PATH: `${folder.path}/chat.db` })
})
afterAll(async () => {
  await service.stop()
  folder.remove()
})

/** Everything that the server sends on one connection until it closes it. */
async function send(text: string) {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1').on('error', () => {})
  socket.write(text)
  const answer = Buffer.concat(await socket.toArray()).toString()
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return {
    status: Number(head.slice(9, 12)),
    head: head.toLowerCase(),
    body,
    answers: answer.split('HTTP/1.1 ').length - 1,
  }
}

const login = '{"username":"ivan","password":"correct horse"}'
const post = (...headers: string[]) =>
  ['POST /api/login HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...headers, '', ''].join('\r\n')
const flood = (count: number, header: string) => Array.from({ length: count }, () => header)

const cases: [string, string, number][] = [
  ['what is no HTTP', 'BLAH\r\n\r\n', 400],
  ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['lines that end in LF alone', 'GET /health HTTP/1.1\nHost: x\n\n', 400],
  ['headers of 24 KB', post(...flood(400, `X-Much: ${'a'.repeat(50)}`)), 431],
  ['5,000 headers', post(...flood(5_000, 'a: b')), 431],
  ['two lengths', `${post('Content-Length: 5', `Content-Length: ${login.length}`)}${login}`, 400],
  [
    'a length and chunks, and another request inside',
    `${post('Content-Length: 50', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n`,
    400,
  ],
  ['an encoding of its own', `${post('Transfer-Encoding: xchunked')}${login}`, 400],
  ['a chunk whose size is none', `${post('Transfer-Encoding: chunked')}zz\r\n${login}\r\n0\r\n\r\n`, 400],
  ['a path that cannot be decoded', 'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
]

test.each(cases)(
  '%s is refused once, in the documented form, and the connection closed',
  async (_name, text, status) => {
    const answer = await send(text)
    expect(answer).toMatchObject({ status, answers: 1 })
    const body = JSON.parse(answer.body)
    expect(body).toMatchObject({ error: 'invalid_input', request_id: expect.any(String) })
    checkDocumented('GET', '/other', status, body)
    expect(answer.head).toContain(`x-request-id: ${body.request_id}`)
    expect(answer.head).toContain('cache-control: no-store')
    const logged = () => service.logs.filter(({ request_id }) => request_id === body.request_id)
    while (logged().length === 0) await new Promise(setImmediate)
    expect(logged()[0]).toMatchObject({
      message: 'request',
      status,
      address: '127.0.0.1',
    })
  },
)

test('malformed requests are counted like others', async () => {
  const series = 'smart_chat_requests_total{route="other",method="other",status="431"}'
  expect(await readMetric(service.url, series)).toBe(2)
})
