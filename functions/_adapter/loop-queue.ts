/** A turn of the event loop that is longer and in which more requests arrive means that they have queued: a burst, or a stall. */
const long = { ms: 50, requests: 100 }
/** So many long turns one after the other, and the one at present, mean that they go on queueing. */
const longTurns = 2
/** While refusing: what arrives so long after the first request of a turn begins no more. */
const openMs = 5
/** The refusing ends when the loop has rested for such a share of such a time. */
const calm = { ms: 250, share: 0.1 }
/** Less idle time than this between two turns is what looking for events takes. */
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
 * Whether the event loop can carry another request. What waits for a processor waits in the sockets, where it cannot be
 * counted; but each turn of the loop takes one event of every socket that has some, so a turn lasts about as long as a new
 * request waits. As in CoDel (RFC 8289), a burst may queue; a queue that stands is cut down to a short one and kept so until
 * it is gone. Requests that wait for a backend, however many, leave the loop idle.
 */
export class LoopQueue {
  readonly #clock: LoopClock
  #turn: { began: number; firstRequest: number; requests: number } | undefined
  #last = { end: 0, idle: Number.NEGATIVE_INFINITY }
  /** Long turns without a rest in between, up to the last one. */
  #longInARow = 0
  /** While refusing: the begin of the present `calm.ms`. */
  #refusing: { since: number; idle: number } | undefined

  constructor(clock = thisLoop) {
    this.#clock = clock
  }

  /** Of a request that has just arrived: may it begin? */
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

  /** A turn that follows another one without a rest began when that one ended. */
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
