import { bitsIn } from '../text/bits.ts'
import { keyCount } from './features.ts'

/**
 * The index of each key in a sorted list: a bit for every possible key, and the number of keys before each group of 32. It fits
 * into the processor's cache, which a table of all indexes would not.
 */
export class KeyIndex {
  /** For each group its bits, and beside them, so that they are fetched together, the number of keys before it. */
  readonly #groups = new Int32Array(keyCount / 16)

  /** @param keys ascending */
  constructor(keys: Iterable<number>) {
    const groups = this.#groups
    for (const key of keys) groups[groupOf(key)] = (groups[groupOf(key)] as number) | (1 << (key & 31))
    let count = 0
    for (let at = 0; at < groups.length; at += 2) {
      groups[at + 1] = count
      count += bitsIn(groups[at] as number)
    }
  }

  /** -1 if the key is none of them */
  placeOf(key: number): number {
    const at = groupOf(key)
    const bits = this.#groups[at] as number
    const bit = 1 << (key & 31)
    return (bits & bit) === 0 ? -1 : (this.#groups[at + 1] as number) + bitsIn(bits & (bit - 1))
  }
}

const groupOf = (key: number) => (key >>> 5) * 2
