/** So many begin in a turn of the event loop; the others wait for the next. */
const maxPerTurn = 32
/** More requests than this, waiting or at work, are a crowd: a burst, a stall, or too much to do. */
const crowd = 100
/**
 * So many turns with a crowd, for so long and without a rest in between, mean that it stays, unless a third of it is gone by
 * then.
 */
const standing = { turns: 3, ms: 100 }
/**
 * So many of a crowd begin in a turn. When it stays, the others are turned away. As many are then at work as begin in the turns
 * that a request takes: a few where the backend answers at once, hundreds where it takes its time. More in a turn would make the turns
 * longer, and with them every answer's time; fewer would cost more each, for together they find their code in the processor's
 * caches. To turn requests away takes time, too, and does not count, or it would leave none for the work (receive livelock, Mogul
 * and Ramakrishnan 1997).
 */
const together = 5
/** And never less than this share of them: where turning away takes all the time, as much as can be done beside it. */
const minShare = 1 / 16
/**
 * When nobody was turned away or came for so long, it is over; the limit is doubled when the loop has rested for such a share
 * of it.
 */
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

interface Refusing extends Moment {
  /** How many begin in a turn. */
  limit: number
  /** Whether anybody was turned away since then. */
  any: boolean
}

/**
 * How many requests the event loop can carry. Each turn of the loop takes one event of every socket that has some, so what
 * arrives in a turn has waited for the turn before. As in CoDel (RFC 8289), a burst may queue; a queue that stands is cut down
 * and kept short until it is gone. Requests that wait for a backend, however many, leave the loop idle.
 */
export class LoopQueue {
  readonly #loop: LoopView
  #last: Moment
  #crowded = { turns: 0, since: 0, most: 0 }
  #refusing: Refusing | undefined

  constructor(loop: LoopView) {
    this.#loop = loop
    this.#last = { now: loop.now(), idle: loop.idle() }
  }

  /** Whether those who do not begin are turned away; otherwise they wait for the next turn. */
  get refuses(): boolean {
    return this.#refusing !== undefined
  }

  /**
   * Whether the last ones should begin first: while there are too many, and as long as nobody knows whether a crowd stays. Those
   * who have waited long are turned away, and those who are let in have not waited.
   */
  get lastFirst(): boolean {
    return this.refuses || this.#isCrowded
  }

  get #isCrowded(): boolean {
    return this.#crowded.turns > 0
  }

  /** Of so many requests that wait in this turn: how many may begin? */
  admits(requests: number): number {
    const at = { now: this.#loop.now(), idle: this.#loop.idle() }
    const restedMs = at.idle - this.#last.idle
    const rested = restedMs > idleMs
    this.#last = at
    if (restedMs >= calm.ms) this.#refusing = undefined
    if (this.#refusing) this.#lookForEnd(this.#refusing, at)
    else this.#lookForCrowd(requests, rested, at)
    if (!this.#refusing) return Math.min(requests, rested ? maxPerTurn : this.#room())
    const admitted = Math.min(requests, Math.max(this.#refusing.limit, Math.round(requests * minShare)))
    this.#refusing.any ||= admitted < requests
    return admitted
  }

  /** Of a crowd only a few begin at a time: those of a large turn would all end late. */
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
    if (!shrinks) this.#refusing = { limit: together, any: true, ...at }
    this.#crowded = { turns: 0, since: at.now, most: 0 }
  }

  #lookForEnd({ limit, any, now, idle }: Refusing, at: Moment): void {
    if (at.now - now <= calm.ms) return
    const isCalm = (at.idle - idle) / (at.now - now) > calm.share
    const next = isCalm ? Math.min(limit * 2, maxPerTurn) : together
    this.#refusing = any ? { limit: next, any: false, ...at } : undefined
  }
}
