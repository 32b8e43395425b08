interface PendingCall<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
  readonly release: () => void
}

interface Entry<T> {
  /** Undefined when it has settled. */
  call: PendingCall<T> | undefined
}

/** Pending calls by id. Each settles exactly once: with its result, or by its timeout, its signal or a lost connection. */
export class PendingCalls<T> {
  /**
   * An entry is emptied when its call settles: V8 keeps the former tables of a Map, and whatever they point to, until the next major
   * collection.
   */
  readonly #pending = new Map<string, Entry<T>>()

  get size(): number {
    return this.#pending.size
  }

  /**
   * Waits at most `timeoutMs`, and only until the signal is aborted.
   * @param errorOf the error that the promise is rejected with in these two cases
   */
  wait(
    id: string,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    errorOf: (reason: 'timeout' | 'aborted') => unknown,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const onAbort = () => this.fail(id, errorOf('aborted'))
      const timer = setTimeout(() => this.fail(id, errorOf('timeout')), timeoutMs)
      signal?.addEventListener('abort', onAbort)
      const release = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
      }
      this.#pending.set(id, { call: { resolve, reject, release } })
      if (signal?.aborted) onAbort()
    })
  }

  /** Returns false when no call with this id is pending. */
  resolve(id: string, value: T): boolean {
    const call = this.#take(id)
    call?.resolve(value)
    return call !== undefined
  }

  fail(id: string, error: unknown): void {
    this.#take(id)?.reject(error)
  }

  /** The ids of all pending calls. */
  ids(): string[] {
    return [...this.#pending.keys()]
  }

  #take(id: string): PendingCall<T> | undefined {
    const entry = this.#pending.get(id)
    if (!entry) return undefined
    const { call } = entry
    entry.call = undefined
    this.#pending.delete(id)
    call?.release()
    return call
  }
}
