// A separate process that measures what requests of the REST adapter leave to the major collections of garbage: in a process that
// does anything else, that is counted with it. Reads `{"endpoint": …}` from its standard input; prints the bytes per request.
import { json } from 'node:stream/consumers'
import v8 from 'node:v8'
import vm from 'node:vm'
import { HttpAdapter } from '../../backends/remote/rest/http-adapter.ts'
import { KeepAlive } from '../../keep-alive.ts'

/** So few that they do not fill V8's smallest young generation: what is in flight when it is collected twice grows old. */
const atOnce = 10
const rounds = 100

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void
const { endpoint } = (await json(process.stdin)) as { endpoint: string }
const adapter = new HttpAdapter(endpoint, new KeepAlive(endpoint))
const request = { method: 'GET', url: '/', headers: {}, timeout: 5000, maxContentLength: 1000 }

async function bytesPerRequest() {
  collect({ type: 'major' })
  const before = oldBytes()
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: atOnce }, () => adapter.exchange(request)))
    collect({ type: 'minor' })
  }
  return (oldBytes() - before) / (atOnce * rounds)
}

const oldBytes = () =>
  v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0

await bytesPerRequest() // until connections are open
// What grows old all the same keeps what it points to, and functions are compiled: of several tries, most go without.
const tries: number[] = []
while (tries.length < 5) tries.push(await bytesPerRequest())
console.log(Math.min(...tries))
adapter.close()
