let turn: Promise<void> | undefined

/**
 * Settles when the event loop has read what has arrived by now, for all who wait for it in one turn. Answers that arrive
 * together then go on together, step by step, and each step finds its code in the processor's caches.
 */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise(resolve => {
    setImmediate(() => {
      turn = undefined
      resolve()
    })
  })
  return turn
}
