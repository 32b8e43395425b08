import { bitsIn } from '../text/bits.ts'
import { keyCount } from './features.ts'

/**
 * The index of each key in a sorted list: a bit for every possible key, and the number of keys before each group of 32. It fits
 * into the processor's cache, which a table of all indexes would not.
 */
export class KeyIndex {
  readonly #bits = new Int32Array(keyCount / 32)
  readonly #before = new Uint16Array(keyCount / 32)

  /** @param keys ascending, fewer than 65,536 */
  constructor(keys: Iterable<number>) {
    for (const key of keys) this.#bits[key >>> 5] = (this.#bits[key >>> 5] as number) | (1 << (key & 31))
    let count = 0
    for (let at = 0; at < this.#bits.length; at++) {
      this.#before[at] = count
      count += bitsIn(this.#bits[at] as number)
    }
  }

  /** -1 if the key is none of them */
  placeOf(key: number): number {
    const bits = this.#bits[key >>> 5] as number
    const bit = 1 << (key & 31)
    return (bits & bit) === 0 ? -1 : (this.#before[key >>> 5] as number) + bitsIn(bits & (bit - 1))
  }
}
