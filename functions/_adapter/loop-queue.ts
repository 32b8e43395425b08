/** More requests than this, new in a turn of the event loop or at work, have queued: a burst, a stall, or too much work. */
const crowd = 100
/** So many crowded turns in a row, for so long and without a rest in between, mean that they go on queueing. */
const standing = { turns: 3, ms: 100 }
/**
 * When they do, so many begin in a turn. More would make the turns longer, and with them every answer's time; fewer would cost
 * more each, for together they find their code in the processor's caches. To turn requests away takes time, too, and does not
 * count, or it would leave none for the work (receive livelock, Mogul and Ramakrishnan 1997).
 */
const together = 8
/** And never less than this share of them: where turning away takes all the time, as much as can be done beside it. */
const leastShare = 1 / 16
/** The limit is doubled whenever the loop has rested for such a share of such a time; above a crowd there is none. */
const calm = { ms: 100, share: 0.1 }
/** Less idle time than this between two turns is what looking for events takes. */
const idleMs = 0.5

/** What a LoopQueue has to know of the event loop. */
export interface LoopView {
  /** ms */
  now(): number
  /** How long the loop has waited for events so far, ms. */
  idle(): number
  /** Requests that have begun and are not answered yet. */
  atWork(): number
}

/** The event loop of this thread. */
export const thisLoop = { now: () => performance.now(), idle: () => performance.nodeTiming.idleTime }

/**
 * How many requests the event loop can carry. What waits for a processor waits in the sockets, where it cannot be counted;
 * but each turn of the loop takes one event of every socket that has some, so a turn's requests are those that have waited.
 * What has begun and comes back from a backend waits, too, while the loop has no rest.
 * As in CoDel (RFC 8289), a burst may queue; a queue that stands is cut down to a short one and kept so until it is gone.
 * Requests that wait for a backend, however many, leave the loop idle.
 */
export class LoopQueue {
  readonly #loop: LoopView
  #last: { now: number; idle: number }
  #crowded = { turns: 0, since: 0 }
  /** The most that begin in a turn, and since when the loop is watched for rest. */
  #limit = { requests: Number.POSITIVE_INFINITY, now: 0, idle: 0 }

  constructor(loop: LoopView) {
    this.#loop = loop
    this.#last = { now: loop.now(), idle: loop.idle() }
  }

  /** Of so many requests that have arrived in this turn: how many may begin? */
  admits(requests: number): number {
    const at = { now: this.#loop.now(), idle: this.#loop.idle() }
    if (this.#limit.requests === Number.POSITIVE_INFINITY) this.#lookForCrowds(at, requests + this.#loop.atWork())
    else this.#lookForRest(at)
    this.#last = at
    return Math.min(requests, Math.max(this.#limit.requests, Math.round(requests * leastShare)))
  }

  #lookForCrowds(at: { now: number; idle: number }, requests: number): void {
    const rested = at.idle - this.#last.idle > idleMs
    if (rested || requests <= crowd || this.#crowded.turns === 0) this.#crowded = { turns: 0, since: at.now }
    if (requests > crowd) this.#crowded.turns++
    if (this.#crowded.turns >= standing.turns && at.now - this.#crowded.since >= standing.ms) {
      this.#limit = { requests: together, ...at }
    }
  }

  #lookForRest(at: { now: number; idle: number }): void {
    const { requests, now, idle } = this.#limit
    if (at.now - now <= calm.ms) return
    const isCalm = (at.idle - idle) / (at.now - now) > calm.share
    const next = isCalm ? requests * 2 : together
    this.#limit = { requests: next > crowd ? Number.POSITIVE_INFINITY : next, ...at }
    this.#crowded = { turns: 0, since: at.now }
  }
}
