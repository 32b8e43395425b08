import { stringifyJson } from '../../json.ts'
import type { Balance, Call } from '../backend.ts'
import { callOperation } from './call-operation.ts'
import { operations } from './operations.ts'
import { balancePayload } from './payloads.ts'
import type { Limits, Transport } from './transport.ts'

/**
 * Replaces the balance. Its amounts are absolute: sent again after the retry's delay, they would erase what the company has
 * credited meanwhile. So a lost update is repeated only if the balance still is `before`, and without `before` never.
 * @throws AppError `backend_error`; after a transport error it is unknown whether the update was carried out
 */
export async function updateBalance(transport: Transport, balance: Balance, before: Balance | undefined, call: Call) {
  let isDone = false
  const mayRepeat = async (timeoutMs: number) => {
    const look: Limits = { timeoutMs, retry: false }
    const now = await callOperation(transport, operations.findBalance, { user_id: balance.userId }, call, look)
    if (!now || !before) return false
    isDone = now.userId === balance.userId && now.amount.eq(balance.amount) && now.frozen.eq(balance.frozen)
    return isUnchanged(now, before)
  }
  const limits: Limits = before ? { mayRepeat } : { retry: false }
  try {
    await callOperation(transport, operations.updateBalance, balancePayload(balance), call, limits)
  } catch (error) {
    if (!isDone) throw error
  }
}

/** Whether nothing that an update writes has changed. The time may differ: some backends give that of the answer. */
const isUnchanged = (now: Balance, before: Balance) => contents(now) === contents(before)

const contents = (balance: Balance) => stringifyJson({ ...balancePayload(balance), updated_at: undefined })
