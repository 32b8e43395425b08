import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { logger } from '../../shared/observability/logger.ts'
import { Random } from '../../shared/testing/random.ts'
import { functionAt, type RunningAdapter, startAdapter } from '../../shared/testing/service/adapter.ts'

const workMs = 1
const worked: string[] = []
const work = functionAt(
  '/api/work',
  async event => {
    worked.push(String(event.headers?.['x-request-id']))
    for (const end = performance.now() + workMs; performance.now() < end; );
    return { statusCode: 200, headers: { 'x-request-id': worked.at(-1) }, body: String(event.body) }
  },
  'POST',
)
const probe = functionAt('/health', async () => ({ statusCode: 200, headers: { 'x-request-id': 'probe' }, body: '{}' }))
let adapter: RunningAdapter
/** Requests that Node's HTTP server has read. */
let parsed = 0
let sockets: Socket[] = []

beforeAll(async () => {
  adapter = await startAdapter([work, probe], { maxInFlight: 10_000, corsOrigins: ['https://site.example'] })
  adapter.server.server.on('request', () => parsed++)
  Object.assign(logger, { console: { info: () => {}, warn: () => {} } })
})
beforeEach(async () => {
  parsed = 0
  worked.length = 0
  sockets = Array.from({ length: 300 }, () => connect(adapter.port, '127.0.0.1'))
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
})
afterAll(() => adapter.server.close())

interface Answer {
  status: number
  id: string | undefined
  head: string
  body: string
}

/** Reads so many answers; they have a Content-Length. */
async function read(socket: Socket, count: number): Promise<Answer[]> {
  let text = ''
  const answers: Answer[] = []
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += chunk.toString('latin1')
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      const head = text.slice(0, end)
      const bodyEnd = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1])
      if (text.length < bodyEnd) break
      const id = /x-request-id: (\S+)/i.exec(head)?.[1]
      answers.push({ status: Number(head.slice(9, 12)), id, head, body: text.slice(end + 4, bodyEnd) })
      text = text.slice(bodyEnd)
    }
    if (answers.length >= count) break
  }
  expect(text).toBe('')
  return answers
}

const head = (id: string, ...headers: string[]) =>
  ['POST /api/work HTTP/1.1', 'Host: x', `X-Request-Id: ${id}`, ...headers].join('\r\n')
const plain = (id: string) => `${head(id, 'Content-Length: 2')}\r\n\r\n{}`
const chunked = (id: string) => `${head(id, 'Transfer-Encoding: chunked')}\r\n\r\n2\r\n{}\r\n0\r\n\r\n`
/** A body that looks like a request of its own. */
const nested = (id: string) => `${head(id, `Content-Length: ${plain('nested').length}`)}\r\n\r\n${plain('nested')}`
const health = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n'

const ask = async (socket: Socket, id: string) => {
  const answers = read(socket, 1)
  socket.write(plain(id))
  return (await answers)[0] as Answer
}
const askAll = (round: number) => Promise.all(sockets.map((socket, i) => ask(socket, `${round}-${100 + i}`)))

/** What answers differ in: request id and date. */
const shape = ({ head, body, id = '' }: Answer) =>
  [...head.replace(/^date: .*$/im, 'date').split('\r\n'), body]
    .map(line => line.replace(id, 'id').toLowerCase())
    .toSorted()

test('under overload most requests are rejected before they are parsed, with the same response', async () => {
  const answers = []
  for (let round = 0; round < 6; round++) answers.push(...(await askAll(round)))
  const rejected = answers.filter(({ status }) => status === 503)
  expect(rejected.length).toBeGreaterThan(1_000)
  expect(answers.length - parsed).toBeGreaterThan(rejected.length / 2)
  expect(new Set(rejected.map(answer => shape(answer).join('\n'))).size).toBe(1)
  expect(rejected.every(({ id, body }) => JSON.parse(body).request_id === id)).toBe(true)
  for (const socket of sockets) socket.destroy()
})

test('however requests are cut into segments, each is answered once, in order, and carried out once or rejected', async () => {
  const random = new Random(7)
  let answered = 0
  let next = 0
  /** Sends one or two requests in some form. @returns the ids of the answers that are due */
  const send = async (socket: Socket): Promise<string[]> => {
    const [id, other] = [`id-${next++}`, `id-${next++}`]
    const form = random.pick(['plain', 'plain', 'plain', 'plain', 'cut', 'chunked', 'nested', 'pipelined', 'health'])
    const texts: Record<string, string> = {
      plain: plain(id),
      cut: plain(id),
      chunked: chunked(id),
      nested: nested(id),
      pipelined: plain(id) + nested(other),
      health,
    }
    const text = texts[form] as string
    const cuts = form === 'plain' ? 0 : random.between(0, 1)
    const cut = cuts === 0 ? text.length : random.between(1, text.length - 1)
    socket.write(text.slice(0, cut))
    if (cut < text.length) {
      await new Promise(setImmediate)
      socket.write(text.slice(cut))
    }
    return form === 'pipelined' ? [id, other] : [form === 'health' ? 'probe' : id]
  }
  const sent = new Map<string, number>()
  for (let round = 0; round < 12; round++) {
    await Promise.all(
      sockets.map(async socket => {
        socket.setNoDelay()
        const due = await send(socket)
        const answers = await read(socket, due.length)
        answered += answers.length
        expect(answers.map(({ id }) => id)).toEqual(due)
        for (const { id = '', status } of answers) sent.set(id, status)
      }),
    )
  }
  const accepted = [...sent].filter(([id, status]) => status === 200 && id !== 'probe').map(([id]) => id)
  expect(worked.toSorted()).toEqual(accepted.toSorted())
  expect(new Set(sent.values())).toEqual(new Set([200, 503]))
  expect(sent.get('probe')).toBe(200)
  expect(answered - parsed).toBeGreaterThan(300)
  for (const socket of sockets) socket.destroy()
}, 60_000)
