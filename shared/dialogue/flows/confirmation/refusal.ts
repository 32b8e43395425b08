import type { Message } from '../../../intents/text/message.ts'
import { findAmount } from '../../../intents/values/amounts.ts'
import { findMethod } from '../../../intents/values/methods.ts'
import { isOnlyAmount, isOnlyMethod } from '../amount/bare-values.ts'
import { isPartOf } from '../bet/event-words.ts'
import { type Draft, knownOf } from '../flow.ts'

const refusing = /^(?:(?:нет|ой|но|да|no|oh|but)[\s,.]+)*(?:не|not)\s+(?:(?:на|to|on)\s+)?(?=\S)/u

/** A draft without the value that a message rejects without naming another: «не 500», «не на карту», «не Спартак». */
export function withoutRefused(shown: Draft, message: Message): Draft | undefined {
  const { plain } = message
  if (!refusing.test(plain) || plain.includes('?')) return undefined
  const refused = message.remade(plain.replace(refusing, ''))
  const draft = knownOf(shown)
  const amount = isOnlyAmount(refused) ? findAmount(refused) : undefined
  if (amount?.kind === 'amount' && draft.amount !== undefined && amount.amount.eq(draft.amount)) {
    const { amount: _, ...rest } = draft
    return rest
  }
  if (draft.kind === 'withdrawal' && isOnlyMethod(refused) && findMethod(refused) === draft.method) {
    const { method: _, ...rest } = draft
    return rest
  }
  if (draft.kind === 'bet' && draft.event !== undefined && isPartOf(refused.plain, draft.event)) {
    const { event: _, ...rest } = draft
    return rest
  }
  return undefined
}
