import type { Call } from '../backends/backend.ts'
import { logger } from '../observability/logger.ts'
import type { Misses } from '../store/misses.ts'

/** Stores the masked phrase. A failure is only logged, because the player's answer does not depend on it. */
export async function recordMiss(
  misses: () => Promise<Misses>,
  message: string,
  { username, requestId }: Call,
): Promise<void> {
  const { keywordKey } = await import('../intents/intents-file/keywords.ts')
  const { maskPhrase } = await import('../intents/text/masking.ts')
  const phrase = maskPhrase(message, username)
  try {
    await (await misses()).record(keywordKey(phrase), phrase)
  } catch (error) {
    logger.warn('a phrase was not recorded', { request_id: requestId, error: error as Error })
  }
}
