/** The most requests that begin in one turn of the event loop. The others wait for the next turn. */
const maxPerTurn = 32
/** More requests than this, waiting or at work, are a crowd: a burst, a stall, or an overload. */
const crowd = 100
/**
 * A crowd is an overload when it has lasted this many turns and milliseconds without the loop resting, and has shrunk by
 * less than a third.
 */
const standing = { turns: 3, ms: 100 }
/**
 * The number of requests of a crowd that begin in one turn. In an overload the others are rejected. The number at work
 * follows from the number of turns that a request takes: a few when the backend answers at once, hundreds when it is
 * slow. A larger number makes turns longer, and with them every response time. A smaller one costs more per request,
 * because requests that run together find their code in the processor's caches. Time spent on rejecting does not lower
 * the number; otherwise rejecting would leave none for the work (receive livelock, Mogul and Ramakrishnan 1997).
 */
const together = 5
/**
 * At least this share of the waiting requests begins, even when rejecting the others takes all the time. It is small: what is
 * rejected sooner makes turns shorter, and more begin in many short turns than in a long one.
 */
const minShare = 1 / 64
/**
 * An overload is over when for `ms` no request was rejected, or none came. The limit is doubled when the loop was idle
 * for more than `share` of that time.
 */
const calm = { ms: 100, share: 0.1 }
/** Idle time of less than this between two turns is no rest: polling for events takes as long. */
const idleMs = 0.5

/** What a LoopQueue needs to know about the event loop. */
export interface LoopView {
  /** ms */
  now(): number
  /** Total time the loop has been idle, ms. */
  idle(): number
  /** Requests that have begun and have no response yet. */
  atWork(): number
}

interface Moment {
  now: number
  idle: number
}

/** The event loop of this thread. */
export const thisLoop = { now: () => performance.now(), idle: () => performance.nodeTiming.idleTime }

interface Shedding extends Moment {
  /** How many requests begin in a turn. */
  limit: number
  /** Whether any request was rejected since then. */
  any: boolean
}

/**
 * Decides how many requests may begin in each turn of the event loop. A turn reads one event from every socket that has
 * any, so a request that arrives has waited for the previous turn. As in CoDel (RFC 8289), a burst may queue, but a
 * standing queue is cut and kept short until it is gone. Requests that wait for a backend, however many, leave the loop
 * idle and do not count.
 */
export class LoopQueue {
  readonly #loop: LoopView
  #last: Moment
  #crowded = { turns: 0, since: 0, most: 0 }
  #shedding: Shedding | undefined

  constructor(loop: LoopView) {
    this.#loop = loop
    this.#last = { now: loop.now(), idle: loop.idle() }
  }

  /** Whether requests that do not begin are rejected; otherwise they wait for the next turn. */
  get isShedding(): boolean {
    return this.#shedding !== undefined
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

  /** How many of the requests that wait in this turn may begin. Call it once a turn: it also updates the state. */
  admits(requests: number): number {
    const at = { now: this.#loop.now(), idle: this.#loop.idle() }
    const restedMs = at.idle - this.#last.idle
    const rested = restedMs > idleMs
    this.#last = at
    if (restedMs >= calm.ms) this.#shedding = undefined
    if (this.#shedding) this.#lookForEnd(this.#shedding, at)
    else this.#lookForCrowd(requests, rested, at)
    if (!this.#shedding) return Math.min(requests, rested ? maxPerTurn : this.#room())
    const admitted = Math.min(requests, Math.max(this.#shedding.limit, Math.round(requests * minShare)))
    this.#shedding.any ||= admitted < requests
    return admitted
  }

  /** Only a few of a crowd begin together, because all requests of a large turn would end late. */
  #room(): number {
    return this.#isCrowded ? together : Math.max(together, maxPerTurn - this.#loop.atWork())
  }

  #lookForCrowd(requests: number, rested: boolean, at: Moment): void {
    const isCrowd = requests > maxPerTurn && requests + this.#loop.atWork() > crowd
    if (rested || !isCrowd || this.#crowded.turns === 0) this.#crowded = { turns: 0, since: at.now, most: 0 }
    if (!isCrowd) return
    this.#crowded.turns++
    this.#crowded.most = Math.max(this.#crowded.most, requests)
    if (this.#crowded.turns < standing.turns || at.now - this.#crowded.since < standing.ms) return
    const shrinks = requests * 3 <= this.#crowded.most * 2
    if (!shrinks) this.#shedding = { limit: together, any: true, ...at }
    this.#crowded = { turns: 0, since: at.now, most: 0 }
  }

  #lookForEnd({ limit, any, now, idle }: Shedding, at: Moment): void {
    if (at.now - now <= calm.ms) return
    const isCalm = (at.idle - idle) / (at.now - now) > calm.share
    const next = isCalm ? Math.min(limit * 2, maxPerTurn) : together
    this.#shedding = any ? { limit: next, any: false, ...at } : undefined
  }
}
