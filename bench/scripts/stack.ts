import { setImmediate as turn } from 'node:timers/promises'

// Row 14: calls the built /health function in a loop; WHAT is stack or plain. It logs to the output of the process.

const event = {
  version: '2.0',
  rawPath: '/health',
  rawQueryString: '',
  headers: { host: 'localhost', 'user-agent': 'bench', accept: '*/*' },
  requestContext: { requestId: 'bench', http: { method: 'GET', path: '/health', sourceIp: '127.0.0.1' } },
  isBase64Encoded: false,
}
const { handler } = await import(new URL('../../dist/health.mjs', import.meta.url).href)
const plain = async (_event: unknown) => ({ status: 'ok' })
const run: (event: unknown) => Promise<unknown> = process.env.WHAT === 'stack' ? handler : plain

/** Ends a turn of the event loop after every 16 requests, as in a busy server, because the log is written then. */
async function invoke(times: number): Promise<void> {
  for (let count = 1; count <= times; count++) {
    await run(event)
    if (count % 16 === 0) await turn()
  }
}

const times = Number(process.env.TIMES)
await invoke(times / 4)
const start = performance.now()
await invoke(times)
const microseconds = ((performance.now() - start) / times) * 1000
process.stdout.write(`\n${JSON.stringify({ 'µs/request': microseconds })}\n`)
