import { randomUUID } from 'node:crypto'
import { logger } from '../../shared/logger.ts'
import { conversation } from '../../shared/services.ts'

const pauseMs = 5_000

/**
 * Settles transactions that a killed process or an unanswered call has left open, at the start and from then on. A Lambda
 * container, which has no background, does so at the player's next message.
 */
export function settleInBackground(): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const settle = async () => {
    try {
      await (await conversation()).settleTransactions({ requestId: `settling-${randomUUID()}` })
    } catch (error) {
      logger.error('open operations could not be looked at', { error })
    }
    if (!stopped) timer = setTimeout(again, pauseMs).unref()
  }
  const again = () => {
    running = settle()
  }
  let running = settle()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
