let turn: Promise<void> | undefined

/**
 * Resolves at the end of the current turn of the event loop, after all input that is ready has been read; callers in the same
 * turn share one promise. Responses that arrive together are then processed together, step by step, so that the code of each
 * step stays in the processor's caches.
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
