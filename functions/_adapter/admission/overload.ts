import type { LoopMoment } from './event-loop.ts'

/**
 * The number of requests of a crowd that begin in one turn of the event loop. A larger number makes turns longer, and with them
 * every response time. A smaller one costs more per request, because requests that run together find their code in the
 * processor's caches.
 */
export const together = 5
/**
 * So many of those that do not begin wait for the next turn of an overload, and are rejected if newer ones come. Otherwise every
 * turn in which a few more than usual arrive would make an overload last.
 */
export const mayWait = together
/**
 * The most requests that ever begin in one turn. In an overload the number is doubled towards it while the loop is not busy, or
 * most requests begin: larger groups may then carry them all.
 */
export const maxPerTurn = 32
/**
 * This many may always be at work: with a backend that answers at once, the answers for one group of `together` are awaited
 * while others begin.
 */
const leastAtWork = 16
/**
 * At least this share of the waiting requests begins, even when rejecting the others takes all the time (receive livelock,
 * Mogul and Ramakrishnan 1997). It is so small that of a backlog of a thousand no more than `together` begin: in long turns
 * requests take several times as long, and those admitted for a larger share would use the time in which the backlog could go.
 */
const minShare = 1 / 256
/** The limit is adjusted, and the overload may end, once in this time, ms. */
const windowMs = 100
/** Share of the time that the loop should be busy. */
const busyShare = 0.9
/** The limit grows at most by this factor at a time. */
const maxGrowth = 2

/**
 * A time in which more requests arrive than the event loop can carry. Admits the fewest that keep it busy: any more
 * would only wait for each other. How many that is depends on how long the backend takes, from a few to thousands, and is
 * found as a Kubernetes autoscaler finds replicas: the limit is multiplied by the wanted utilisation over the measured one.
 */
export class Overload {
  #windowStart: LoopMoment
  #maxAtWork: number
  #maxPerTurn = together
  #isLimitReached = false
  #admitted = 0
  #rejected = 0

  constructor(at: LoopMoment, atWork: number) {
    this.#windowStart = at
    this.#maxAtWork = Math.max(leastAtWork, atWork)
  }

  /** Call it once a turn. @returns whether nothing was rejected for a while */
  isOver(at: LoopMoment): boolean {
    const lastedMs = at.now - this.#windowStart.now
    if (lastedMs <= windowMs) return false
    if (this.#rejected === 0) return true
    this.#adjust(1 - (at.idle - this.#windowStart.idle) / lastedMs)
    this.#windowStart = at
    this.#isLimitReached = false
    this.#admitted = 0
    this.#rejected = 0
    return false
  }

  /** How many of the waiting requests begin in this turn. Of the others, all but `mayWait` are to be rejected. */
  admits(waiting: number, atWork: number): number {
    const wanted = Math.min(waiting, this.#maxPerTurn)
    const room = Math.max(0, Math.floor(this.#maxAtWork) - atWork)
    this.#isLimitReached ||= room < wanted
    const admitted = Math.max(Math.min(wanted, room), Math.floor(waiting * minShare))
    this.#admitted += admitted
    this.#rejected += Math.max(0, waiting - admitted - mayWait)
    return admitted
  }

  #adjust(utilisation: number): void {
    const wanted = Math.min(maxGrowth, busyShare / utilisation)
    const factor = this.#isLimitReached ? wanted : Math.min(1, wanted)
    this.#maxAtWork = Math.max(leastAtWork, this.#maxAtWork * factor)
    const isLight = utilisation < busyShare || this.#rejected < this.#admitted
    this.#maxPerTurn = isLight ? Math.min(this.#maxPerTurn * 2, maxPerTurn) : together
  }
}
