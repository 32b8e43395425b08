import { setTimeout } from 'node:timers/promises'
import { Violation } from './check.ts'
import { Desk } from './desk.ts'
import { methods, type Result } from './methods.ts'
import { Model } from './model.ts'

/** What a test wants a method to do wrong, once it is called: answer late, with this status, or never. */
export interface Fault {
  delayMs?: number
  status?: number
  /** Never answers: the service is left alone before the call takes effect, or after. */
  hang?: 'before' | 'after'
  /** Told as soon as the call has come, and taken effect where it does. */
  onCall?: () => void
}

/** The company behind both transports: its model, its operators, and a memory of every request that was not as the guide says. */
export class Company {
  readonly model = new Model()
  readonly desk = new Desk()
  /** Each a sentence; empty when the service keeps to the guide. */
  readonly violations: string[] = []
  /** By RPC method. */
  readonly faults = new Map<string, Fault>()
  /** How often each RPC method was called. */
  readonly calls = new Map<string, number>()
  /** Answers to POST requests by their Idempotency-Key. */
  readonly answered = new Map<string, ReturnType<Company['call']>>()

  /** @throws Violation, recorded, for an unknown method or a payload that does not fit */
  async call(name: string, payload: unknown): Promise<Result | { failure: number }> {
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1)
    const { delayMs = 0, status, hang, onCall } = this.faults.get(name) ?? {}
    if (delayMs > 0) await setTimeout(delayMs, undefined, { ref: false })
    const result = hang !== 'before' && status === undefined && this.#run(name, payload)
    onCall?.()
    if (hang) return new Promise(() => {})
    return result || { failure: status as number }
  }

  #run(name: string, payload: unknown): Result {
    return this.recording(name, () => {
      if (!Object.hasOwn(methods, name)) throw new Violation('unknown method')
      return (methods[name] as (typeof methods)[string]).run(this, payload)
    })
  }

  /** Runs what may throw a Violation, and remembers it. */
  recording<T>(where: string, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (error instanceof Violation) this.violations.push(`${where}: ${error.message}`)
      throw error
    }
  }
}
