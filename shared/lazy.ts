/** A value that is created at first use. `make` is synchronous and does not fail. */
export function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

export interface Lazy<Value> {
  (): Promise<Value>
  /** Releases the value, if there is one. The next call creates it again. */
  dispose(): Promise<void>
}

/** The asynchronous version: concurrent callers share one value, and after a failure the next call tries again. */
export function lazy<Value>(make: () => Promise<Value>, release?: (value: Value) => Promise<void>): Lazy<Value> {
  let made: Promise<Value> | undefined
  const get = () => {
    if (made) return made
    const making = make()
    making.catch(() => {
      if (made === making) made = undefined
    })
    made = making
    return making
  }
  const dispose = async () => {
    const value = made
    made = undefined
    if (value && release) await release(await value)
  }
  return Object.assign(get, { dispose })
}
