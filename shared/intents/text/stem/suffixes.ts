interface Node<Value> {
  /** By the letter before. */
  before: Map<number, Node<Value>>
  /** What the suffix that begins here tells, if one does. */
  value: Value | undefined
}

/** The suffixes that a step of a stemmer looks for, each with what it is told by: a trie, read from the end of a word. */
export class Suffixes<Value> {
  readonly #root: Node<Value> = { before: new Map(), value: undefined }

  constructor(values: Iterable<readonly [suffix: string, value: Value]>) {
    for (const [suffix, value] of values) {
      let node = this.#root
      for (let at = suffix.length - 1; at >= 0; at--) {
        const code = suffix.charCodeAt(at)
        const next: Node<Value> = node.before.get(code) ?? { before: new Map(), value: undefined }
        node.before.set(code, next)
        node = next
      }
      node.value = value
    }
  }

  /** The longest suffix of a word that begins at `limit` or behind it. */
  longestOf(word: string, limit = 0): { start: number; value: Value } | undefined {
    let node: Node<Value> | undefined = this.#root
    let [start, value]: [number, Value | undefined] = [word.length, undefined]
    for (let at = word.length - 1; at >= limit; at--) {
      node = node.before.get(word.charCodeAt(at))
      if (node === undefined) break
      if (node.value !== undefined) [start, value] = [at, node.value]
    }
    return value === undefined ? undefined : { start, value }
  }
}
