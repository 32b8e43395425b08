import { logger } from '../../../shared/observability/logger.ts'

export interface Stopping {
  /** Resolves when no client uses the server any more. Requests are still answered until then. */
  drain(maxMs: number): Promise<void>
  close(): Promise<void>
  /** Time limit for both together. */
  graceMs: number
}

/**
 * The longest first phase of draining, ms: enough for a load balancer to notice. With a short grace period it is a third of it,
 * and all phases take at most three quarters.
 */
const maxDrainMs = 10_000

/** npm forwards a signal that the terminal or systemd has sent to us as well: a repetition this soon is the same signal. */
const echoMs = 1000

/**
 * SIGTERM (an orchestrator): drain, close, exit 0. SIGINT (Ctrl-C): the same without draining. A second signal, or the end
 * of the grace period, exits at once with status 1.
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
