import { setTimeout as wait } from 'node:timers/promises'

const quietMs = 500
const longestDrainMs = 10_000
const lookEveryMs = 25

/**
 * Leaves without breaking a connection in somebody's hands: while draining, every answer says `Connection: close`, so clients
 * and proxies go elsewhere by themselves; it ends when nothing is at work and nobody has asked for a while.
 */
export class Draining {
  #atWork = 0
  #lastRequestAt = 0
  #begun = false

  get begun(): boolean {
    return this.#begun
  }

  requestBegins(): void {
    this.#atWork++
    this.#lastRequestAt = performance.now()
  }

  requestEnds(): void {
    this.#atWork--
  }

  async drain(): Promise<void> {
    this.#begun = true
    const since = performance.now()
    while (performance.now() - since < longestDrainMs) {
      const quietFor = performance.now() - Math.max(this.#lastRequestAt, since)
      if (this.#atWork === 0 && quietFor >= quietMs) return
      await wait(lookEveryMs)
    }
  }
}
