import type { Withdrawal } from '../backends/backend.ts'
import type { Flow } from './flows/flow.ts'
import { withdrawalReply, withdrawalsReply } from './replies.ts'
import type { Voice } from './turn.ts'

const isOpen = ({ status }: Withdrawal) => status === 'pending' || status === 'processing'

/** «Где мой вывод?» without a number: the one that is open is meant, or the only one; else the player is asked. */
export function openWithdrawalReply(withdrawals: Withdrawal[], voice: Voice): { text: string; flow?: Flow } {
  const open = withdrawals.filter(isOpen)
  const only = open.length === 1 ? open[0] : withdrawals.length === 1 ? withdrawals[0] : undefined
  if (only) return { text: withdrawalReply(only, only.id, voice) }
  if (withdrawals.length === 0) return { text: withdrawalsReply([], voice) }
  const list = withdrawalsReply(open.length > 0 ? open : withdrawals, voice)
  return { text: `${list}\n${voice.say('withdrawalWhich')}`, flow: { kind: 'whichWithdrawal' } }
}
