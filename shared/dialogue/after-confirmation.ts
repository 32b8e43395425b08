import type { Detection } from '../intents/intents.ts'
import type { Message } from '../intents/text/message.ts'
import { wantsAgain } from './flows/confirmation/again.ts'
import { isCancel } from './flows/confirmation/cancel.ts'
import { asksForStatus, wantsToUndo } from './flows/confirmation/undoing.ts'
import type { ConfirmedFlow } from './flows/flow.ts'
import { interrupts } from './flows/remarks/interruption.ts'
import { isTooLong } from './flows/remarks/too-long.ts'
import type { Move } from './turn.ts'

/** What a message other than a yes means for a withdrawal or bet that has just been confirmed. @returns undefined for nothing */
export function moveAfterConfirmation(
  flow: ConfirmedFlow,
  message: Message,
  detection: Detection,
  { transactions }: { transactions: boolean },
): Move | undefined {
  if (isTooLong(message)) return undefined
  if (transactions && flow.was && wantsAgain(message)) return { kind: 'draft', draft: flow.was, unclearAmount: false }
  if (asksForStatus(message)) return { kind: 'repeat', flow }
  if (interrupts(detection)) return undefined
  return isCancel(message) || wantsToUndo(message) ? { kind: 'tooLate', flow } : undefined
}
