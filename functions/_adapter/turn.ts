let ending: Promise<void> | undefined

/**
 * Resolves when the event loop has read everything that has arrived so far. Requests that wait for it then proceed together,
 * step by step, and each step finds its code in the processor's caches; one after the other, each request would find them
 * full of another one's steps.
 */
export function endOfTurn(): Promise<void> {
  ending ??= new Promise(resolve => {
    setImmediate(() => {
      ending = undefined
      resolve()
    })
  })
  return ending
}
