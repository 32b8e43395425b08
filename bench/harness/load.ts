import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../../shared/testing/json-process.ts'

export interface HttpCall {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** A closed loop: each connection sends its next request when the previous one is answered. */
export interface Load {
  url: string
  /** Sent in turn. The connections start at evenly spaced offsets, as different players would. */
  calls: readonly HttpCall[]
  connections: number
  seconds: number
  warmUpSeconds: number
  /** The status that every answer must have; any other ends the measurement with an error. */
  status?: number
}

export interface LoadResult {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** All requests, including the warm-up. */
  requests: number
}

/** Runs the load generator in a separate process. @throws Error when a request fails */
export const load = (spec: Load): Promise<LoadResult> =>
  runJsonProcess(fileURLToPath(new URL('load-generator.ts', import.meta.url)), spec)
