import { setTimeout } from 'node:timers/promises'
import { methods, type Result } from '../contract/methods.ts'
import { Violation } from '../contract/payload-check.ts'
import { Desk } from '../operators/desk.ts'
import { Model } from './model.ts'

/** A fault that a test injects into a method: a late answer, this status, or none at all. */
export interface Fault {
  delayMs?: number
  status?: number
  /** Never answers; the call takes effect (`after`) or does not (`before`). */
  hang?: 'before' | 'after'
  /** Called when the call has arrived, and has taken effect if it does. */
  onCall?: () => void
}

/** The company behind both transports: its data, its operators, and a record of every violation of the guide. */
export class Company {
  readonly model = new Model()
  readonly desk = new Desk()
  /** One sentence each; empty while the service follows the guide. */
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

  /** Runs a function, and records the Violation that it throws. */
  recording<T>(where: string, run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (error instanceof Violation) this.violations.push(`${where}: ${error.message}`)
      throw error
    }
  }
}
