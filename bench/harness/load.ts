import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../../shared/testing/json-process.ts'

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

/** Runs the load generator in a process of its own. @throws Error when a request fails */
export const load = (spec: Load): Promise<LoadResult> =>
  runJsonProcess(fileURLToPath(new URL('load-generator.ts', import.meta.url)), spec)
