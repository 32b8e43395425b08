import Big from 'big.js'
import type { AmountMatch } from '../../../intents/intents.ts'
import type { Message } from '../../../intents/text/message.ts'
import { changedAmount } from '../../../intents/values/amount-changes.ts'
import type { Draft } from '../flow.ts'

/** A draft with what a message adds or changes. */
export interface Filled {
  kind: 'draft'
  draft: Draft
  /** There is a number, but it is not an amount; or there are several. */
  unclearAmount: boolean
  /** The currencies that the name in the message may stand for, if it names one. */
  currencies?: readonly string[]
}

export const currenciesOf = (found: AmountMatch): { currencies?: readonly string[] } =>
  found.kind === 'amount' && found.currencies ? { currencies: found.currencies } : {}

/** The amount after a relative change, such as «добавь 100». */
export const adjustedAmount = ({ amount }: Draft, message: Message): string | undefined =>
  amount === undefined || amount === 'all' ? undefined : changedAmount(message, new Big(amount))?.toFixed()
