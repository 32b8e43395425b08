import type { Id } from '../../backends/backend.ts'
import type { Message } from '../../intents/text/message.ts'
import { findWithdrawalId } from '../../intents/values/ids.ts'

const newest = /(?<!\p{L})(?:(?:последн|крайн|свеж|нов)(?:ий|яя|юю|ей|его|ая|ую|ой|ый)|last|latest|newest|most recent)/u
const ordinals = [/(?<!\p{L})(?:перв|first)/u, /(?<!\p{L})(?:втор|second)/u, /(?<!\p{L})(?:трет|third)/u]

/**
 * The withdrawal that answers "which one?": by its number or the end of it, by its place in the list, or «последняя».
 * @param listed the withdrawals that the question listed, the newest first
 */
export function chooseWithdrawal(listed: readonly Id[], message: Message): Id | undefined {
  const named = findWithdrawalId(message)
  if (named !== undefined) {
    const ending = listed.filter(id => String(id).endsWith(String(named)))
    return ending.length === 1 ? ending[0] : named
  }
  const { plain } = message
  if (newest.test(plain)) return listed[0]
  const at = ordinals.findIndex(ordinal => ordinal.test(plain))
  return at < 0 ? undefined : listed[at]
}
