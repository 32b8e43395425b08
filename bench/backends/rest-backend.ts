import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A minimal backend of the company over REST: no session, one balance, each call takes DELAY_MS milliseconds. */
const delayMs = Number(process.env.DELAY_MS ?? 0)

const server = createServer((request, response) => {
  const answer = () => {
    const userId = /user_id=(\d+)/.exec(request.url ?? '')?.[1]
    const found = request.url?.startsWith('/balances/by-user') && userId
    const body = found
      ? `{"id":${userId},"user_id":${userId},"amount":1234.5,"frozen":0,"updated_at":"2026-02-23T12:34:56Z"}`
      : '{"error":"not found"}'
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json', 'content-length': body.length })
    response.end(body)
  }
  if (delayMs > 0) setTimeout(answer, delayMs)
  else answer()
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () =>
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
)
