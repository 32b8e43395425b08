import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type LogLine, ServiceLog } from './service-log.ts'

export type { LogLine } from './service-log.ts'

const adapter = fileURLToPath(new URL('../../../dist/_adapter.mjs', import.meta.url))
/** Node's arguments for the built adapter, as `npm start` and the image run it. */
export const adapterArgs = ['--enable-source-maps', '--min-semi-space-size=32', '--max-semi-space-size=32', adapter]

/** The built service as a child process, as an administrator runs it. */
export interface Service {
  url: string
  /** The lines logged so far; read it again for later ones. */
  readonly logs: readonly LogLine[]
  process: ChildProcess
  /**
   * Stops it and waits. @returns the exit code, or null when a signal killed it
   * @throws Error when its log contains a secret or a message text
   */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/**
 * Starts the built adapter on a free port, with only the given environment.
 * @throws Error when there is no build; Error with all output when the service exits before it listens
 */
export async function startService(env: Record<string, string>): Promise<Service> {
  if (!existsSync(adapter)) throw new Error('dist/ is missing: run `npm run build` first')
  const child = spawn(process.execPath, adapterArgs, {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1:0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Not 'exit': the last lines may still be in the pipe then.
  const exited = once(child, 'close')
  const log = new ServiceLog(env)
  const listening = new Promise<string>((resolve, reject) => {
    // JSON lines: warnings and errors on standard error, everything else on standard output.
    for (const stream of [child.stdout, child.stderr]) log.collect(stream)
    const look = () => {
      const line = log.lines.find(({ message }) => message === 'smart-chat is listening')
      if (!line) return
      child.stdout.off('data', look)
      resolve(String(line.address))
    }
    child.stdout.on('data', look)
    exited.then(() => reject(new Error(`The service exited before it listened:\n${log.text}`)))
  })
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const [code] = await exited
    if (log.leaks.length > 0) throw new Error(`The service's log contains: ${log.leaks.join(', ')}`)
    return code as number | null
  }
  const url = await listening
  return {
    url,
    get logs() {
      return log.lines
    },
    process: child,
    stop,
  }
}
