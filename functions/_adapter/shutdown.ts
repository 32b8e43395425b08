import { logger } from '../../shared/logger.ts'

export interface Stopping {
  /** Resolves when no client needs the server any more; requests are still answered meanwhile. */
  drain(maxMs: number): Promise<void>
  close(): Promise<void>
  /** The longest that both may take together. */
  graceMs: number
}

/** By then a load balancer has noticed; with a shorter grace period, a third of it is left for the requests in flight. */
const maxDrainMs = 10_000

/** npm passes on a signal that the terminal or systemd has sent to both of us: one that comes again this soon is the same one. */
const echoMs = 1000

/**
 * SIGTERM (an orchestrator) and SIGINT (Ctrl-C): drain, close, exit 0. A second signal, or the end of the grace period, exits
 * at once with status 1.
 */
export function stopOnSignals({ drain, close, graceMs }: Stopping): void {
  let stoppingSince: number | undefined
  const stop = async (signal: NodeJS.Signals) => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > echoMs) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    logger.info('smart-chat is stopping', { signal })
    setTimeout(() => {
      logger.error('smart-chat did not stop in time', { grace_ms: graceMs })
      process.exit(1)
    }, graceMs).unref()
    if (signal === 'SIGTERM') await drain(Math.min(maxDrainMs, graceMs / 3))
    await close()
    logger.info('smart-chat has stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
