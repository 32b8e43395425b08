import Big from 'big.js'
import type { WithdrawalMethod } from '../backends/backend.ts'
import type { Operation } from '../store/operation.ts'
import type { Voice } from './turn.ts'

/** How an operation stands, for the player. */
export function operationReply(operation: Operation, voice: Voice): string {
  const { kind, stage, reason } = operation
  const { say, format } = voice
  const amount = format.money(new Big(operation.amount))
  const id = String(operation.id)
  switch (stage) {
    case 'created':
      return kind === 'withdrawal'
        ? say('withdrawalCreated', { id, amount, method: target(operation, voice) })
        : say('betCreated', { id, amount, event: operation.target })
    case 'returned':
      return say(kind === 'withdrawal' ? 'withdrawalReturned' : 'betReturned', { amount })
    case 'refused':
      if (reason === 'insufficient') return say('operationInsufficient', { amount })
      return say(kind === 'withdrawal' ? 'withdrawalFailed' : 'betFailed', { amount })
    case 'stuck':
    case 'handed_over':
      return reason === 'not_returned'
        ? say('operationNotReturned', { id, amount })
        : say('operationUnknown', { id, amount })
    default:
      return say('operationInProgress', { amount })
  }
}

/** What an operator has to do to bring a stuck operation to its end. */
export function operatorNote(operation: Operation, voice: Voice): string {
  const { say, format } = voice
  const values = {
    operation: say(operation.kind === 'withdrawal' ? 'noteWithdrawal' : 'noteBet'),
    id: String(operation.id),
    amount: format.money(new Big(operation.amount)),
    target: target(operation, voice),
  }
  return say(operation.reason === 'not_returned' ? 'noteNotReturned' : 'noteUnknown', values)
}

function target({ kind, target }: Operation, { say }: Voice): string {
  if (kind === 'bet') return target
  return say((target as WithdrawalMethod) === 'card' ? 'methodCard' : 'methodWallet')
}
