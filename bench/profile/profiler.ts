import { once } from 'node:events'
import { inspectorLine, startProcess } from '../harness/server-process.ts'
import type { Profile } from './attribution.ts'

/** Often enough that a load of seconds has thousands of samples; more often, taking them would be a part of its own. */
const intervalMicros = 250

/**
 * V8's CPU profiler in another process, through Node's inspector: nothing is loaded into that process. What V8 optimises while no
 * profile is taken does not tell which functions were inlined, and counts them for their caller: take one while a process warms up, too.
 */
export class Profiler {
  readonly #socket: WebSocket
  readonly #waiting = new Map<unknown, (result: unknown) => void>()
  #calls = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.onmessage = ({ data }) => {
      const { id, method, result, params } = JSON.parse(data)
      this.#waiting.get(id ?? method)?.(result ?? params)
    }
  }

  static async connect(inspector: string): Promise<Profiler> {
    const socket = new WebSocket(inspector)
    await once(socket, 'open')
    const profiler = new Profiler(socket)
    await profiler.#call('Profiler.enable')
    await profiler.#call('Profiler.setSamplingInterval', { interval: intervalMicros })
    return profiler
  }

  start = () => this.#call('Profiler.start')

  async stop(): Promise<Profile> {
    const { profile } = (await this.#call('Profiler.stop')) as { profile: Profile }
    return profile
  }

  /** Lets a process that waits for the inspector run. @returns the profile from its console.profile() to console.profileEnd() */
  async ofMarkedPart(): Promise<Profile> {
    const finished = this.#received('Profiler.consoleProfileFinished')
    await this.start()
    await this.#call('Runtime.runIfWaitingForDebugger')
    const { profile } = (await finished) as { profile: Profile }
    return profile
  }

  /** Closes the inspector's session. */
  close = () => this.#socket.close()

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#calls
    this.#socket.send(JSON.stringify({ id, method, params }))
    return this.#received(id)
  }

  #received = (what: number | string) => new Promise<unknown>(resolve => this.#waiting.set(what, resolve))
}

/** Runs a script, and returns the profile of the part of it that is marked by console.profile() and console.profileEnd(). */
export async function profileScript(file: string, env: Record<string, string> = {}): Promise<Profile> {
  const args = ['--inspect-wait=127.0.0.1:0', '--disable-warning=ExperimentalWarning', file]
  const script = await startProcess(process.execPath, args, { env, listening: inspectorLine })
  const profiler = await Profiler.connect(script.url)
  try {
    return await profiler.ofMarkedPart()
  } finally {
    profiler.close()
    await script.stop()
  }
}
