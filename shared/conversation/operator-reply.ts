import type { OperatorSession } from '../backends/backend.ts'
import type { Say } from '../dialogue/texts/catalogue.ts'
import type { DialogueState } from '../store/dialogues.ts'

/** The operator's last text, if the player has not seen it. It takes precedence over any other reply. */
export const unseenOperatorText = ({ lastOperatorText }: OperatorSession, shown: string | undefined) =>
  lastOperatorText === shown ? undefined : lastOperatorText

/** The text that an operator wrote before ending an escalated dialogue, if the player has not seen it. */
export const finalOperatorText = (session: OperatorSession | undefined, state: DialogueState) =>
  session?.mode === 'bot' && state.escalation === 'done'
    ? unseenOperatorText(session, state.shownOperatorText)
    : undefined

/** The reply when there is no new operator text: the desk's status message, or ours with the position in the queue. */
export function operatorReply({ mode, statusMessage, queuePosition }: OperatorSession, say: Say): string {
  if (statusMessage) return statusMessage
  if (mode === 'operator') return say('operatorTalking')
  return queuePosition === undefined ? say('waiting') : say('waitingInQueue', { position: String(queuePosition) })
}

/** The reply to the hand-off itself: what happens next, and the position in the queue. */
export function escalatedReply({ mode, statusMessage, queuePosition }: OperatorSession, say: Say): string {
  if (statusMessage) return statusMessage
  if (mode === 'bot') return say('operatorsUnavailable')
  if (mode === 'operator') return say('operatorTalking')
  return queuePosition === undefined ? say('escalated') : say('escalatedInQueue', { position: String(queuePosition) })
}
