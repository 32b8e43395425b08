import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

/** A server under test, in a separate process. Its log goes to a file, for all servers alike. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** CPU time of all its threads so far, in µs. */
  cpuMicros(): number
  /** That of the thread that runs JavaScript. */
  mainThreadMicros(): number
  /** Opens Node's inspector. @returns its address */
  openInspector(): Promise<string>
  rssMiB(): number
  stop(): Promise<void>
}

const startTimeoutMs = 60_000
const ticksPerSecond = 100 // USER_HZ, a constant of Linux's interface

/**
 * Starts `node script …args` with only the given environment, and waits until its log contains a URL.
 * @throws Error with the log when it exits before
 */
export async function startServer(script: string, env: Record<string, string> = {}, args: string[] = []) {
  return startProcess(process.execPath, [script, ...args], { env })
}

export interface ProcessOptions {
  env: Record<string, string>
  cwd?: string
  /** Matches the log line with the address; its first group is the URL. */
  listening?: RegExp
}

const usualLine = /(?:listening|ready).*?(https?:\/\/[\w.:[\]]+)/i
export const inspectorLine = /Debugger listening on (ws:\S+)/

export async function startProcess(
  command: string,
  args: string[],
  { env, cwd, listening = usualLine }: ProcessOptions,
): Promise<ServerProcess> {
  const folder = tempFolder()
  const log = join(folder.path, 'log')
  const output = openSync(log, 'a')
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1:0', NODE_OPTIONS: '--inspect-port=0', ...env },
    stdio: ['ignore', output, output],
    ...(cwd && { cwd }),
  })
  const exited = once(child, 'exit')
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const url = await logged(log, listening, ended)
  const pid = child.pid as number
  return {
    url: url.replace('localhost', '127.0.0.1'),
    pid,
    cpuMicros: () => cpuMicros(`/proc/${pid}/stat`),
    mainThreadMicros: () => cpuMicros(`/proc/${pid}/task/${pid}/stat`),
    openInspector() {
      child.kill('SIGUSR1')
      return logged(log, inspectorLine, ended)
    },
    rssMiB: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      child.kill('SIGKILL')
      await exited
      folder.remove()
    },
  }
}

/** Waits until a line is in the log. @returns its first group */
async function logged(log: string, line: RegExp, ended: () => boolean): Promise<string> {
  for (const end = Date.now() + startTimeoutMs; Date.now() < end; await wait(1)) {
    const found = line.exec(readFileSync(log, 'utf8'))?.[1]
    if (found) return found
    if (ended()) break
  }
  throw new Error(`the server did not start:\n${readFileSync(log, 'utf8')}`)
}

/** User and system time, fields 14 and 15 of a stat file in /proc; the name in field 2 may hold spaces. */
function cpuMicros(stat: string): number {
  const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1e6
}
