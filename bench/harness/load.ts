import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface HttpCall {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** A closed loop: each connection sends its next request when the answer to the last is there. */
export interface Load {
  url: string
  /** Sent in turn; the connections begin at places evenly spread over them, as different players would. */
  calls: HttpCall[]
  connections: number
  seconds: number
  warmUpSeconds: number
  /** Every answer must have this status; anything else ends the measurement with an error. */
  status?: number
}

export interface LoadResult {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** All requests, those of the warm-up included. */
  requests: number
}

const generator = fileURLToPath(new URL('load-generator.ts', import.meta.url))

/** Runs the load generator in a process of its own. @throws Error when a request fails */
export async function load(spec: Load): Promise<LoadResult> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', generator], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(spec))
  let printed = ''
  child.stdout.on('data', data => {
    printed += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The load on ${spec.url} failed`)
  return JSON.parse(printed) as LoadResult
}
