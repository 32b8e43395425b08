import Big from 'big.js'
import { findAnswer } from '../../../intents/answers/answers.ts'
import { isDoubtful } from '../../../intents/answers/doubts.ts'
import { Message } from '../../../intents/text/message.ts'
import { changedAmount } from '../../../intents/values/amount-changes.ts'
import { findAmount } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { withoutAmount } from '../amount/bare-values.ts'
import { withoutEvent } from '../bet/event-words.ts'
import type { CompleteDraft } from '../flow.ts'
import { around, aroundAmount, methods, requests, urging } from '../words/repeating.ts'

/** The command that alone counts as a yes. */
export const commandOf = { withdrawal: 'выводи', bet: 'ставь' } as const

/**
 * Whether a message agrees to a draft, perhaps repeating parts of it («да, 500 на карту», "yes, bet 100 on Zenit"), or only
 * repeats it. With another amount, method or event, an unknown word or «не» it does neither.
 */
export function repetitionOf(draft: CompleteDraft, message: Message): 'agrees' | 'repeats' | undefined {
  const { plain: said } = message
  const amount = new Big(draft.amount)
  const known = draft.kind === 'bet' ? message.remade(withoutEvent(said, draft.event)) : message
  const rest = withCorrections(known) === known ? withoutSame(amount, known) : undefined
  // «+100», «да, +100»: the sign is not a word, so the check of words below would miss it.
  if (rest === undefined || changedAmount(message, amount) !== undefined) return undefined
  const names = draft.kind === 'withdrawal' ? methods[draft.method] : undefined
  const request = requests[draft.kind]
  const words = rest.replaceAll('cash out', 'cashout').match(/[\p{L}\p{N}']+/gu) ?? []
  const isAround = (word: string) => around.has(word) || (rest !== known.plain && aroundAmount.has(word))
  const others = words.filter(word => !isAround(word) && !request.has(word) && !names?.has(word))
  if (others.length === 0) return rest === said ? undefined : 'repeats'
  if (others.some(word => /^(?:не|нет|not|no|don'?t)$/.test(word))) return undefined
  const agreeing = others.filter(word => !urging.has(word))
  const isYes = [others, agreeing].every(
    words => findAnswer(message.remade(words.join(' ')), commandOf[draft.kind]) === 'yes',
  )
  if (!isYes) return undefined
  if (rest.includes('?')) return 'repeats'
  if (isDoubtful(message)) return undefined
  return isSentTwice(draft, message) ? 'repeats' : 'agrees'
}

/** «Да, выведи 500 на карту» may begin a withdrawal. Sent twice, the second one does not answer the confirmation question. */
const isSentTwice = ({ shownUpon = '' }: CompleteDraft, message: Message) =>
  message.words.join(' ') === new Message(shownUpon).words.join(' ')

/** @returns undefined when the message names another amount, or several numbers */
function withoutSame(amount: Big, message: Message): string | undefined {
  const found = findAmount(message)
  if (found.kind === 'none') return message.plain
  return found.kind === 'amount' && found.amount.eq(amount) ? withoutAmount(message) : undefined
}
