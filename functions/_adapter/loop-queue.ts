/** A turn of the event loop that takes this long and brings this many requests: they have queued, in a burst or after a stall. */
const long = { ms: 50, requests: 100 }
/** After this many long turns in a row, another one means that the queue does not go away by itself. */
const longTurns = 2
/** While refusing: only requests that arrive this soon after the first one of a turn begin. */
const openMs = 5
/** Refusing ends when the loop has been idle for this share of this time. */
const calm = { ms: 250, share: 0.1 }
/** Less idle time than this between two turns is only the polling for events. */
const idleMs = 0.5

/** What a LoopQueue has to know of the event loop. */
export interface LoopClock {
  /** ms */
  now(): number
  /** How long the loop has waited for events so far, ms. */
  idle(): number
  /** Calls back when the events of this turn are done. */
  atTurnEnd(end: () => void): void
}

const thisLoop: LoopClock = {
  now: () => performance.now(),
  idle: () => performance.nodeTiming.idleTime,
  atTurnEnd: end => void setImmediate(end),
}

/**
 * Whether the event loop can carry another request. Requests that wait for the processor wait in the sockets, where they
 * cannot be counted; but each turn of the loop takes one event of every socket that has any, so a turn lasts about as long as
 * a new request waits. As in CoDel (RFC 8289), a burst may queue; a standing queue is cut down to a short one until it is
 * gone. Requests that wait for a backend, however many, leave the loop idle.
 */
export class LoopQueue {
  readonly #clock: LoopClock
  #turn: { began: number; firstRequest: number; requests: number } | undefined
  #last = { end: 0, idle: Number.NEGATIVE_INFINITY }
  /** Long turns in a row without idle time in between, up to the last one. */
  #longInARow = 0
  /** While refusing: when the present `calm.ms` began, and the idle time then. */
  #refusing: { since: number; idle: number } | undefined

  constructor(clock = thisLoop) {
    this.#clock = clock
  }

  /** Whether a request that has just arrived may begin. */
  admits(): boolean {
    const now = this.#clock.now()
    this.#turn ??= this.#begin(now)
    this.#turn.requests++
    if (!this.#refusing) {
      if (this.#longInARow < longTurns || !this.#isLong(now)) return true
      this.#refusing = { since: now, idle: this.#clock.idle() }
    }
    return now - this.#turn.firstRequest <= openMs
  }

  /** A turn that follows another one without idle time began when that one ended. */
  #begin(now: number) {
    const idle = this.#clock.idle()
    const rested = idle - this.#last.idle > idleMs
    if (rested) this.#longInARow = 0
    if (this.#refusing && now - this.#refusing.since > calm.ms) {
      const share = (idle - this.#refusing.idle) / (now - this.#refusing.since)
      this.#refusing = share > calm.share ? undefined : { since: now, idle }
    }
    this.#clock.atTurnEnd(this.#end)
    return { began: rested ? now : this.#last.end, firstRequest: now, requests: 0 }
  }

  #isLong(now: number): boolean {
    return this.#turn !== undefined && now - this.#turn.began > long.ms && this.#turn.requests > long.requests
  }

  readonly #end = (): void => {
    const end = this.#clock.now()
    this.#longInARow = this.#isLong(end) ? this.#longInARow + 1 : 0
    this.#last = { end, idle: this.#clock.idle() }
    this.#turn = undefined
  }
}
