import { expect, test } from '@jest/globals'
import { readPlainRequest } from './plain-request.ts'

const read = (text: string) => readPlainRequest(Buffer.from(text))
const head = 'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
const whole = `${head}Content-Length: 2\r\n\r\n{}`

test('a whole POST to the API is plain; its id and origin are read in any case', () => {
  expect(read(whole)).toEqual({ lines: 3, requestId: undefined, origin: undefined })
  expect(read(`${head}x-REQUEST-id:  abc \r\nORIGIN:https://a.example\r\ncontent-length:2\r\n\r\n{}`)).toEqual({
    lines: 5,
    requestId: 'abc',
    origin: 'https://a.example',
  })
  const russian = '{"message":"баланс"}'
  expect(read(`${head}Content-Length: ${Buffer.byteLength(russian)}\r\n\r\n${russian}`)).toBeDefined()
})

test.each([
  ['another verb', whole.replace('POST', 'PUT')],
  ['a GET', 'GET /api/session HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a probe', whole.replace('/api/chat', '/health')],
  ['a query', whole.replace('/api/chat', '/api/chat?a=b')],
  ['an absolute target', whole.replace('/api/chat', 'http://x/api/chat')],
  ['HTTP/1.0', whole.replace('HTTP/1.1', 'HTTP/1.0')],
  ['a part of the head', head],
  ['a part of the body', whole.slice(0, -1)],
  ['more than one request', whole + whole],
  ['a beginning of the next one', `${whole}P`],
  ['an empty line before it', `\r\n${whole}`],
  ['no length', `${head}\r\n`],
  ['two lengths', whole.replace('Host: x', 'Content-Length: 2')],
  ['an empty length beside the right one', whole.replace('Host: x', 'Content-Length:')],
  ['a list of lengths', whole.replace('Length: 2', 'Length: 2, 2')],
  ['a length with a sign', whole.replace('Length: 2', 'Length: +2')],
  ['a chunked body', whole.replace('Host: x', 'Transfer-Encoding: chunked')],
  ['a connection that ends', whole.replace('Host: x', 'Connection: close')],
  ['an expectation', whole.replace('Host: x', 'Expect: 100-continue')],
  ['another protocol', whole.replace('Host: x', 'Upgrade: h2c')],
  ['space before a colon', whole.replace('Content-Length:', 'Content-Length :')],
  ['a folded header', whole.replace('Host: x', 'X-A: b\r\n c')],
  ['a line without a colon', whole.replace('Host: x', 'POST /api/chat HTTP/1.1')],
  ['line feeds alone', whole.replaceAll('\r\n', '\n')],
  ['a carriage return alone', whole.replace('Host: x', 'Host: x\rContent-Length: 9')],
  ['a control character', whole.replace('Host: x', 'Host: \0')],
  ['more than 8 KiB', `${head}Content-Length: 8192\r\n\r\n${'x'.repeat(8192)}`],
  ['nothing', ''],
])('%s is left to the parser', (_, text) => expect(read(text)).toBeUndefined())

test('hostile heads are read in linear time', () => {
  const started = performance.now()
  for (const part of ['a', 'a:', ':', ' ', 'a:\r\n', 'content-length:', '\t']) {
    const long = part.repeat(Math.floor(8000 / part.length))
    for (let i = 0; i < 20; i++) read(`POST /api/chat HTTP/1.1\r\n${long}\r\n\r\n`)
  }
  expect(performance.now() - started).toBeLessThan(1_000)
})
