import type { Withdrawal } from '../backends/backend.ts'
import type { Flow } from './flows/flow.ts'
import { defaultListLength } from './list-length.ts'
import { withdrawalReply, withdrawalsReply } from './replies.ts'
import type { Voice } from './turn.ts'

/** A status that we do not know may be open. */
const isOpen = ({ status }: Withdrawal) => status !== 'completed' && status !== 'rejected'

/** «Где мой вывод?» without a number: the one that is open is meant, or the only one; else the player is asked. */
export function openWithdrawalReply(withdrawals: Withdrawal[], voice: Voice): { text: string; flow?: Flow } {
  const open = withdrawals.filter(isOpen)
  const only = open.length === 1 ? open[0] : withdrawals.length === 1 ? withdrawals[0] : undefined
  if (only) return { text: withdrawalReply(only, only.id, voice) }
  if (withdrawals.length === 0) return { text: voice.say('withdrawalsNone') }
  const asked = open.length > 0 ? open : withdrawals
  const listed = asked.slice(0, defaultListLength).map(({ id }) => String(id))
  const text = `${withdrawalsReply(asked, voice, { limit: defaultListLength })}\n${voice.say('withdrawalWhich')}`
  return { text, flow: { kind: 'whichWithdrawal', listed } }
}
