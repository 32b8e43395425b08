/** Resolves to true after `ms` milliseconds, or to false as soon as the signal is aborted. */
export const abortableDelay = (ms: number, signal: AbortSignal): Promise<boolean> =>
  new Promise(resolve => {
    const end = (waited: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(waited)
    }
    const onAbort = () => end(false)
    const timer = setTimeout(() => end(true), ms)
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
