import type { Reading } from '../text/reading.ts'

/**
 * What each word says by itself, for the words met lately: a row of numbers for each. The rows are side by side, because a message
 * waits for memory longer than for sums. When all are taken, the oldest one is given to the next word.
 */
export class Evidence {
  readonly width: number
  readonly rows: Float64Array
  readonly #capacity: number
  readonly #owners: Reading[] = []
  #next = 0

  /** @param width how many numbers there are in a row @param capacity how many words are kept */
  constructor(width: number, capacity: number) {
    this.width = width
    this.#capacity = capacity
    this.rows = new Float64Array(capacity * width)
  }

  /** Where in `rows` the new row of a word begins, all zeros. */
  newFor(reading: Reading): number {
    const row = this.#next
    const former = this.#owners[row]
    if (former !== undefined) former.evidence = -1
    this.#owners[row] = reading
    this.#next = (row + 1) % this.#capacity
    reading.evidence = row * this.width
    this.rows.fill(0, reading.evidence, reading.evidence + this.width)
    return reading.evidence
  }
}
