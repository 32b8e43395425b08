import type { OperatorSession } from '../backends/backend.ts'
import type { Say } from '../dialogue/texts/catalogue.ts'

/**
 * What a player reads while an operator has the dialogue: what the operator wrote last and the player has not seen, else the
 * desk's own status message, else our words with the place in the queue.
 */
export function operatorReply(session: OperatorSession, shownOperatorText: string | undefined, say: Say): string {
  const { lastOperatorText, statusMessage, queuePosition, mode } = session
  if (lastOperatorText && lastOperatorText !== shownOperatorText) return lastOperatorText
  if (statusMessage) return statusMessage
  if (mode === 'operator') return say('operatorTalking')
  return queuePosition === undefined ? say('waiting') : say('waitingInQueue', { position: String(queuePosition) })
}

/** What a player reads at the hand-off: what happens next, and the place in the queue. */
export function escalatedReply({ mode, statusMessage, queuePosition }: OperatorSession, say: Say): string {
  if (statusMessage) return statusMessage
  if (mode === 'bot') return say('operatorsUnavailable')
  return queuePosition === undefined ? say('escalated') : say('escalatedInQueue', { position: String(queuePosition) })
}
