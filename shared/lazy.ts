/** A value that is made when it is first asked for, by something that neither waits nor fails. */
export function atFirstUse<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

export interface Lazy<Value> {
  (): Promise<Value>
  /** Lets go of the value, if there is one; asked for again, it is made anew. */
  dispose(): Promise<void>
}

/** The same for a value that takes a while: all who ask share it, and one that could not be made is tried again. */
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
