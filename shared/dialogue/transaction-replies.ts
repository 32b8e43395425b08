import Big from 'big.js'
import type { WithdrawalMethod } from '../backends/backend.ts'
import type { Transaction } from '../store/transaction.ts'
import type { Voice } from './turn.ts'

/** How a transaction stands, for the player. */
export function transactionReply(transaction: Transaction, voice: Voice): string {
  const { kind, stage, reason } = transaction
  const { say, format } = voice
  const amount = format.money(new Big(transaction.amount))
  const id = String(transaction.id)
  switch (stage) {
    case 'created':
      return kind === 'withdrawal'
        ? say('withdrawalCreated', { id, amount, method: target(transaction, voice) })
        : say('betCreated', { id, amount, event: transaction.target })
    case 'returning':
      return say('transactionReturning', { amount })
    case 'returned':
      return say(kind === 'withdrawal' ? 'withdrawalReturned' : 'betReturned', { amount })
    case 'refused':
      if (reason === 'insufficient') return say('transactionInsufficient', { amount })
      return say(kind === 'withdrawal' ? 'withdrawalFailed' : 'betFailed', { amount })
    case 'stuck':
    case 'handed_over':
      return reason === 'not_returned'
        ? say('transactionNotReturned', { id, amount })
        : say('transactionUnknown', { id, amount })
    default:
      return say('transactionInProgress', { amount })
  }
}

/** What an operator has to do to bring a stuck transaction to its end. */
export function operatorNote(transaction: Transaction, voice: Voice): string {
  const { say, format } = voice
  const values = {
    transaction: say(transaction.kind === 'withdrawal' ? 'noteWithdrawal' : 'noteBet'),
    id: String(transaction.id),
    amount: format.money(new Big(transaction.amount)),
    target: target(transaction, voice),
  }
  return say(transaction.reason === 'not_returned' ? 'noteNotReturned' : 'noteUnknown', values)
}

function target({ kind, target }: Transaction, { say }: Voice): string {
  if (kind === 'bet') return target
  return say((target as WithdrawalMethod) === 'card' ? 'methodCard' : 'methodWallet')
}
