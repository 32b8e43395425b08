import type { EventLoop, LoopMoment } from './event-loop.ts'
import { maxPerTurn, mayWait, Overload, together } from './overload.ts'

/** More requests than this, waiting or at work, are a crowd: a burst, a stall, or an overload. */
const crowd = 100
/**
 * A crowd is an overload when it has lasted this many turns and milliseconds without the loop resting, and has shrunk by
 * less than a third.
 */
const standing = { turns: 3, ms: 100 }
/** An overload is over after an idle time of this, ms. */
const calmMs = 100
/** Idle time of less than this between two turns is no rest: polling for events takes as long. */
const idleMs = 0.5

interface Turn {
  waiting: number
  atWork: number
  /** Whether the loop was idle before it. */
  rested: boolean
  now: number
}

/**
 * Decides how many requests may begin in each turn of the event loop. A turn reads one event from every socket that has
 * any, so a request that arrives has waited for the previous turn. As in CoDel (RFC 8289), a burst may queue, but a
 * standing queue is cut and kept short until it is gone. Requests that wait for a backend, however many, leave the loop
 * idle and do not count.
 */
export class AdmissionLimit {
  readonly #loop: EventLoop
  #last: LoopMoment
  #crowded = { turns: 0, since: 0, most: 0 }
  #overload: Overload | undefined

  constructor(loop: EventLoop) {
    this.#loop = loop
    this.#last = { now: loop.now(), idle: loop.idle() }
  }

  /** Whether requests are rejected. */
  get isShedding(): boolean {
    return this.#overload !== undefined
  }

  /** How many of the requests that do not begin may wait for the next turn. The others are rejected, the oldest first. */
  get mayWait(): number {
    return this.#overload ? mayWait : Number.POSITIVE_INFINITY
  }

  /**
   * Whether the newest requests begin first: in an overload, and while a crowd may turn out to be one. The requests that
   * have waited are then rejected, and the admitted ones have not waited.
   */
  get newestFirst(): boolean {
    return this.isShedding || this.#isCrowded
  }

  get #isCrowded(): boolean {
    return this.#crowded.turns > 0
  }

  /** To be called once a turn. @returns how many of the waiting requests may begin in it */
  nextTurn(waiting: number): number {
    const at = { now: this.#loop.now(), idle: this.#loop.idle() }
    const atWork = this.#loop.atWork()
    const restedMs = at.idle - this.#last.idle
    const rested = restedMs > idleMs
    this.#last = at
    if (this.#overload) {
      if (restedMs >= calmMs || this.#overload.isOver(at)) this.#overload = undefined
    } else if (this.#isStanding({ waiting, atWork, rested, now: at.now })) this.#overload = new Overload(at, atWork)
    if (this.#overload) return this.#overload.admits(waiting, atWork)
    return Math.min(waiting, rested ? maxPerTurn : this.#room(atWork))
  }

  /** Only a few of a crowd begin together, because all requests of a large turn would end late. */
  #room(atWork: number): number {
    return this.#isCrowded ? together : Math.max(together, maxPerTurn - atWork)
  }

  /** Whether there has been a crowd for so long that it is an overload. */
  #isStanding({ waiting, atWork, rested, now }: Turn): boolean {
    const isCrowd = waiting > maxPerTurn && waiting + atWork > crowd
    if (rested || !isCrowd || !this.#isCrowded) this.#crowded = { turns: 0, since: now, most: 0 }
    if (!isCrowd) return false
    this.#crowded.turns++
    this.#crowded.most = Math.max(this.#crowded.most, waiting)
    if (this.#crowded.turns < standing.turns || now - this.#crowded.since < standing.ms) return false
    const shrinks = waiting * 3 <= this.#crowded.most * 2
    this.#crowded = { turns: 0, since: now, most: 0 }
    return !shrinks
  }
}
