import Big from 'big.js'
import type { AmountMatch } from '../../intents/intents.ts'
import type { Message } from '../../intents/text/message.ts'
import { changedAmount } from '../../intents/values/amount-changes.ts'
import type { Draft } from './flow.ts'

/** A draft with what a message adds to it or changes of it. */
export interface Filled {
  kind: 'draft'
  draft: Draft
  /** A number was said, but it is no amount, or there are several. */
  unclearAmount: boolean
  /** The currencies that the amount may be in, where the message names one. */
  currencies?: readonly string[]
}

export const currenciesOf = (found: AmountMatch): { currencies?: readonly string[] } =>
  found.kind === 'amount' && found.currencies ? { currencies: found.currencies } : {}

/** What «добавь 100» makes of the amount of a draft. */
export const adjustedAmount = ({ amount }: Draft, message: Message): string | undefined =>
  amount === undefined || amount === 'all' ? undefined : changedAmount(message, new Big(amount))?.toFixed()
