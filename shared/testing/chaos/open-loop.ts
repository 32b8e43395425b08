import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../json-process.ts'

/** An open loop of so many requests per second, or a closed loop of so many concurrent requests. */
export type Phase = { seconds: number } & ({ perSecond: number } | { atOnce: number })

export interface OpenLoad {
  url: string
  path: string
  /** Request bodies, sent in turn. */
  bodies: { token: string; body: string }[]
  connections: number
  /** Phases follow each other without waiting for requests in flight. */
  phases: Phase[]
}

/** Latency quantiles of accepted requests (200). */
export interface Times {
  p50Ms: number
  p99Ms: number
}

/** The results of the requests that were due in one phase. */
export interface PhaseResult {
  /** Number of answers by status. */
  answers: Record<string, number>
  acceptedPerSecond: number
  /** Measured from when the request was due, including the wait for a free connection: what a client experiences. */
  sinceDue: Times
  /** Measured from when the request was sent: the server's share, if the generator is late. */
  sinceSent: Times
  /** When the last refused request was due, since the start of the phase. */
  lastRefusalMs: number
  generator: GeneratorLoad
}

/** Tells a time that the generator has lost from a time that the server took. */
export interface GeneratorLoad {
  /** Processor time that it took, per second. */
  busyCores: number
  /** Share of the time in which its event loop was not idle; near 1, it is too slow for the rate. */
  loopUtilisation: number
  /** How late it turned to requests that were due, and so to answers that had arrived: part of `sinceDue`. */
  lateMs: { p99: number; max: number }
}

/** Runs the generator in a process of its own. @throws Error when a connection breaks */
export const openLoad = (load: OpenLoad): Promise<PhaseResult[]> =>
  runJsonProcess(fileURLToPath(new URL('open-loop-generator.ts', import.meta.url)), load)
