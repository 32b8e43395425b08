import { Message } from '../../../intents/text/message.ts'
import { amountSpan, findAmount } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { findMethod } from '../../../intents/values/methods.ts'
import { mayMeanDone, wantsAll } from '../amount/everything.ts'
import { adjustedAmount, currenciesOf, type Filled } from '../amount/fill.ts'
import { knownOf, type WithdrawalDraft } from '../flow.ts'
import { ordinalOf } from '../remarks/ordinals.ts'

/** «Да, и ещё 300 на кошелёк», of a withdrawal to a card: a larger amount or a second withdrawal, which is unclear. */
const another = /(?<!\p{L})(?:еще|another)\s+\d\P{L}*(?:\p{L}+\s+)?(?:на|to)\s/u

/** «… и 250 на кошелёк», behind an amount */
const andMore = /^\s*(?:(?:на|to)\s+(?:my\s+)?\p{L}+,?\s+)?(?:и|and|plus|\+)\s*\d/u

/** A draft of a withdrawal with what a message adds or changes. */
export function fillWithdrawal(shown: WithdrawalDraft, message: Message): Filled {
  const known = knownOf(shown)
  const found = findAmount(message)
  const ordinal = methodAt(known, message)
  const method = findMethod(message) ?? ordinal
  const isAnother =
    method !== undefined && known.method !== undefined && method !== known.method && another.test(message.plain)
  const adjusted = adjustedAmount(known, message)
  const named = found.kind === 'amount' && ordinal === undefined ? found.amount.toFixed() : undefined
  const isDone = known.amount !== undefined && mayMeanDone(message)
  const all = found.kind === 'none' && wantsAll(message) && !isDone ? 'all' : undefined
  const amount = adjusted ?? named ?? all
  return {
    kind: 'draft',
    draft: { ...known, ...(amount && { amount }), ...(method && { method }) },
    unclearAmount: adjusted === undefined ? found.kind === 'invalid' || namesTwoAmounts(message) : isAnother,
    ...currenciesOf(found),
  }
}

/** «Первое», in answer to «на карту или на кошелёк?» */
function methodAt({ amount, method }: WithdrawalDraft, message: Message): WithdrawalDraft['method'] {
  const at = amount === undefined || method !== undefined ? undefined : ordinalOf(message)
  return at === undefined ? undefined : (['card', 'wallet'] as const)[at]
}

/** «Выведи 100 и 200 на карту», «250 на карту и 250 на кошелёк» */
function namesTwoAmounts(message: Message): boolean {
  const { plain } = withCorrections(message)
  const span = amountSpan(message)
  const rest = span ? plain.slice(span.end) : ''
  return andMore.test(rest) && findAmount(new Message(rest)).kind === 'amount'
}
