/** What can be known about the event loop of a server. */
export interface EventLoop {
  /** ms */
  now(): number
  /** Total time the loop has been idle, ms. */
  idle(): number
  /** Requests that have begun and have no response yet. */
  atWork(): number
}

export interface LoopMoment {
  now: number
  idle: number
}

/** The event loop of this thread. */
export const thisLoop = { now: () => performance.now(), idle: () => performance.nodeTiming.idleTime }
