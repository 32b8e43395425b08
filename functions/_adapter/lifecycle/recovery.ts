import { randomUUID } from 'node:crypto'
import { logger } from '../../../shared/observability/logger.ts'
import { conversation } from '../../../shared/services.ts'

const pauseMs = 5_000

/**
 * Recovers transactions that a killed process or an unanswered call has left open: at startup, then periodically. Lambda
 * has no background work; there, a transaction is recovered with the player's next message.
 */
export function recoverInBackground(): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const recover = async () => {
    try {
      await (await conversation()).recoverTransactions({ requestId: `recovery-${randomUUID()}` })
    } catch (error) {
      logger.error('open transactions could not be recovered', { error })
    }
    if (!stopped) timer = setTimeout(again, pauseMs).unref()
  }
  const again = () => {
    running = recover()
  }
  let running = recover()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
