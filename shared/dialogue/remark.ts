import type { Message } from '../intents/text/message.ts'
import { asksToUndo } from './flows/confirmation/undoing.ts'
import { acknowledges } from './flows/remarks/acknowledgement.ts'
import { isTooLong } from './flows/remarks/too-long.ts'
import type { Move } from './turn.ts'

/** What a message in which no request was found may still mean, whatever was said before. @returns undefined for nothing */
export function moveOfRemark(message: Message): Move | undefined {
  if (isTooLong(message)) return undefined
  if (asksToUndo(message)) return { kind: 'tooLate' }
  return acknowledges(message) ? { kind: 'acknowledged' } : undefined
}
