import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** So many requests a second whatever becomes of them, or so many at a time, each sent when the one before is answered. */
export type Phase = { seconds: number } & ({ perSecond: number } | { atOnce: number })

export interface OpenLoad {
  url: string
  path: string
  /** Sent in turn. */
  bodies: { token: string; body: string }[]
  connections: number
  phases: Phase[]
}

/** Of one phase; the times are those of accepted requests (200), from the moment they were due. */
export interface PhaseResult {
  /** By status. */
  answers: Record<string, number>
  acceptedPerSecond: number
  p50Ms: number
  p99Ms: number
  /** When the last request was due that was not accepted, since the phase began. */
  lastRefusalMs: number
}

const generator = fileURLToPath(new URL('open-loop-generator.ts', import.meta.url))

/** Runs the generator in a process of its own. @throws Error when a connection breaks */
export async function openLoad(load: OpenLoad): Promise<PhaseResult[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', generator], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(load))
  let printed = ''
  child.stdout.on('data', data => {
    printed += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The load on ${load.url} failed`)
  return JSON.parse(printed) as PhaseResult[]
}
