let ending: Promise<void> | undefined

/**
 * When the event loop has read what has arrived by now. Requests that wait for it go their way together, step by step, and
 * each step finds its code in the processor's caches; one after the other, every request would find them full of the others'
 * steps, and cost twice the time.
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
