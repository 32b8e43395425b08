import { fnvOf } from './fnv.ts'

/** An entry of the cache. */
export interface CachedWord {
  readonly text: string
  /** The hash of `text`; 0 when it is too long for the cache. */
  readonly hash: number
}

/** Associativity: in how many neighbouring places a word may be kept. */
const ways = 4
/** Longer words hardly occur twice, and are not cached. */
const maxLength = 40

/**
 * A set-associative cache, looked up by a part of a text: a word that occurred recently is not cut out of the text again.
 * A new word evicts one of the few with a similar hash, so that no choice of words can make it slow.
 */
export class WordCache<Entry extends CachedWord> {
  readonly #make: (text: string, hash: number) => Entry
  readonly #entries: (Entry | undefined)[]
  #next = 0

  /** @param capacity a power of two */
  constructor(capacity: number, make: (text: string, hash: number) => Entry) {
    this.#make = make
    this.#entries = new Array<Entry | undefined>(capacity).fill(undefined)
  }

  /** @param codes the text's units @param end exclusive */
  at(text: string, codes: Uint16Array, start: number, end: number): Entry {
    if (end - start > maxLength) return this.#make(text.slice(start, end), 0)
    const hash = hashOf(codes, start, end)
    const entries = this.#entries
    const first = hash & (entries.length - 1) & -ways
    let free = -1
    for (let place = first; place < first + ways; place++) {
      const entry = entries[place]
      if (entry === undefined) free = place
      else if (entry.hash === hash && isAt(entry.text, codes, start, end)) return entry
    }
    if (free < 0) free = first + (this.#next++ % ways)
    const made = this.#make(copyOf(text, codes, start, end), hash)
    entries[free] = made
    return made
  }
}

/** The hash of a part of a text, its high bits folded into the low ones. */
function hashOf(codes: Uint16Array, start: number, end: number): number {
  const hash = fnvOf(codes, start, end)
  return hash ^ (hash >>> 15)
}

/** V8's slices of so many characters or more keep the whole text alive. */
const minSliced = 13

const copyOf = (text: string, codes: Uint16Array, start: number, end: number): string =>
  end - start < minSliced ? text.slice(start, end) : String.fromCharCode(...codes.subarray(start, end))

function isAt(word: string, codes: Uint16Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== codes[start + at]) return false
  return true
}
