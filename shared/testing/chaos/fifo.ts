/** A queue with constant-time operations; shifting a long array moves all of its elements. */
export class Fifo<T> {
  #in: T[] = []
  #out: T[] = []

  push(item: T): void {
    this.#in.push(item)
  }

  shift(): T | undefined {
    if (this.#out.length === 0) [this.#in, this.#out] = [[], this.#in.reverse()]
    return this.#out.pop()
  }
}
