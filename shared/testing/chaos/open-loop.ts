import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../json-process.ts'

/** So many requests a second whatever becomes of them, or so many at a time, each sent when the one before is answered. */
export type Phase = { seconds: number } & ({ perSecond: number } | { atOnce: number })

export interface OpenLoad {
  url: string
  path: string
  /** Sent in turn. */
  bodies: { token: string; body: string }[]
  connections: number
  /** One begins when the other ends, whatever is still in flight then. */
  phases: Phase[]
}

/** Quantiles of the times of accepted requests (200). */
export interface Times {
  p50Ms: number
  p99Ms: number
}

/** What became of the requests that were due in one phase. */
export interface PhaseResult {
  /** By status. */
  answers: Record<string, number>
  acceptedPerSecond: number
  /** From the moment they were due: what a client feels. A wait for a free connection counts. */
  sinceDue: Times
  /** From the moment they were sent: what the server can answer for, if the generator is late. */
  sinceSent: Times
  /** When the last request was due that was not accepted, since the phase began. */
  lastRefusalMs: number
}

/** Runs the generator in a process of its own. @throws Error when a connection breaks */
export const openLoad = (load: OpenLoad): Promise<PhaseResult[]> =>
  runJsonProcess(fileURLToPath(new URL('open-loop-generator.ts', import.meta.url)), load)
