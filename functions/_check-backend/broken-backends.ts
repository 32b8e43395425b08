import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer on its way from a correct backend to the checker. */
export interface Answer {
  status: number
  body: string
}

/** A mistake that a backend could make. `undefined` means a correct answer; `hang` and `drop` send none. */
export type Mistake = (
  request: { verb: string; url: string; nth: number },
  answer: Answer,
) => Answer | 'hang' | 'drop' | undefined

/** A backend with one mistake: a proxy in front of a correct one. */
export async function serveBroken(target: string, mistake: Mistake): Promise<{ url: string; close(): void }> {
  const counts = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const { method: verb = '', url = '' } = request
    const key = `${verb} ${url.split('?')[0]}`
    const nth = (counts.get(key) ?? 0) + 1
    counts.set(key, nth)
    const body = Buffer.concat(await request.toArray())
    const { connection, host, 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers
    const right = await fetch(target + url, {
      method: verb,
      headers: headers as Record<string, string>,
      ...(body.length > 0 && { body }),
    })
    const answer = { status: right.status, body: await right.text() }
    const wrong = mistake({ verb, url, nth }, answer) ?? answer
    if (wrong === 'hang') return
    if (wrong === 'drop') return void request.socket.destroy()
    response.writeHead(wrong.status, { 'content-type': 'application/json' }).end(wrong.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close().closeAllConnections(),
  }
}

/** Changes the answers to requests with this verb and URL; `nth` counts those with the same path. */
export const on =
  (verb: string, path: RegExp, change: (answer: Answer, nth: number) => Answer | 'hang' | 'drop'): Mistake =>
  (request, answer) =>
    request.verb === verb && path.test(request.url) ? change(answer, request.nth) : undefined

export const replace = (from: RegExp | string, to: string) => (answer: Answer) => ({
  ...answer,
  body: answer.body.replace(from, to),
})
export const status =
  (code: number, body = '') =>
  () => ({ status: code, body })
