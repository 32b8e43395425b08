import type { OperatorSession } from '../backends/backend.ts'
import type { Say } from '../dialogue/texts/catalogue.ts'
import type { DialogueState } from '../store/dialogues.ts'

/** What an operator wrote last, if the player has not seen it: it comes before everything else. */
export const unseenText = ({ lastOperatorText }: OperatorSession, shown: string | undefined) =>
  lastOperatorText === shown ? undefined : lastOperatorText

/** What an operator wrote before ending the dialogue that the player escalated, if the player has not seen it. */
export const partingWords = (session: OperatorSession | undefined, state: DialogueState) =>
  session?.mode === 'bot' && state.escalation === 'done' ? unseenText(session, state.shownOperatorText) : undefined

/** What a player reads when no operator's words are new: the desk's own status, else ours with the place in the queue. */
export function operatorReply({ mode, statusMessage, queuePosition }: OperatorSession, say: Say): string {
  if (statusMessage) return statusMessage
  if (mode === 'operator') return say('operatorTalking')
  return queuePosition === undefined ? say('waiting') : say('waitingInQueue', { position: String(queuePosition) })
}

/** What a player reads at the hand-off: what happens next, and the place in the queue. */
export function escalatedReply({ mode, statusMessage, queuePosition }: OperatorSession, say: Say): string {
  if (statusMessage) return statusMessage
  if (mode === 'bot') return say('operatorsUnavailable')
  if (mode === 'operator') return say('operatorTalking')
  return queuePosition === undefined ? say('escalated') : say('escalatedInQueue', { position: String(queuePosition) })
}
