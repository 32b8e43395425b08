/** So many begin in a turn of the event loop; the others wait for the next. */
const maxPerTurn = 32
/** More requests than this, waiting or at work, are a crowd: a burst, a stall, or too much to do. */
const crowd = 100
/** So many turns with a crowd, for so long and without a rest in between, mean that it stays. */
const standing = { turns: 3, ms: 100 }
/**
 * When it does, so many begin in a turn, and the others are turned away. More would make the turns longer, and with them every
 * answer's time; fewer would cost more each, for together they find their code in the processor's caches. To turn requests away
 * takes time, too, and does not count, or it would leave none for the work (receive livelock, Mogul and Ramakrishnan 1997).
 */
const together = 8
/** And never less than this share of them: where turning away takes all the time, as much as can be done beside it. */
const leastShare = 1 / 16
/** The limit is doubled whenever the loop has rested for such a share of such a time; above `maxPerTurn` nobody is turned away. */
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

interface Moment {
  now: number
  idle: number
}

/** The event loop of this thread. */
export const thisLoop = { now: () => performance.now(), idle: () => performance.nodeTiming.idleTime }

/**
 * How many requests the event loop can carry. Each turn of the loop takes one event of every socket that has some, so what
 * arrives in a turn has waited for the turn before. As in CoDel (RFC 8289), a burst may queue; a queue that stands is cut down
 * and kept short until it is gone. Requests that wait for a backend, however many, leave the loop idle.
 */
export class LoopQueue {
  readonly #loop: LoopView
  #last: Moment
  #crowded = { turns: 0, since: 0 }
  /** While refusing: how many begin in a turn, and since when the loop is watched for rest. */
  #refusing: ({ limit: number } & Moment) | undefined

  constructor(loop: LoopView) {
    this.#loop = loop
    this.#last = { now: loop.now(), idle: loop.idle() }
  }

  /** Whether those who do not begin are turned away; otherwise they wait for the next turn. */
  get refuses(): boolean {
    return this.#refusing !== undefined
  }

  /** Of so many requests that wait in this turn: how many may begin? */
  admits(requests: number): number {
    const at = { now: this.#loop.now(), idle: this.#loop.idle() }
    if (this.#refusing) this.#lookForRest(this.#refusing, at)
    else this.#lookForCrowd(requests + this.#loop.atWork(), at)
    this.#last = at
    const limit = this.#refusing ? Math.max(this.#refusing.limit, Math.round(requests * leastShare)) : maxPerTurn
    return Math.min(requests, limit)
  }

  #lookForCrowd(requests: number, at: Moment): void {
    const rested = at.idle - this.#last.idle > idleMs
    if (rested || requests <= crowd || this.#crowded.turns === 0) this.#crowded = { turns: 0, since: at.now }
    if (requests > crowd) this.#crowded.turns++
    if (this.#crowded.turns >= standing.turns && at.now - this.#crowded.since >= standing.ms) {
      this.#refusing = { limit: together, ...at }
    }
  }

  #lookForRest({ limit, now, idle }: { limit: number } & Moment, at: Moment): void {
    if (at.now - now <= calm.ms) return
    const isCalm = (at.idle - idle) / (at.now - now) > calm.share
    const next = isCalm ? limit * 2 : together
    this.#refusing = next > maxPerTurn ? undefined : { limit: next, ...at }
    this.#crowded = { turns: 0, since: at.now }
  }
}
