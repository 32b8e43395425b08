import type { AmountMatch } from '../../../intents/intents.ts'
import type { Message } from '../../../intents/text/message.ts'
import { amountSpan, findAmount, leastBareSum } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { announcements, replacements } from '../words/changes.ts'
import { additions, assents, contrasts, hesitations, links, refusals, wishes } from '../words/openings.ts'
import { runOf } from '../words/phrases.ts'

const openings = runOf(assents, refusals, hesitations, contrasts, links, wishes, additions, announcements, replacements)
/** What may stand before the bet: «нет, лучше …» */
export const opening = new RegExp(`^${openings}`, 'u')
const onlyOpening = new RegExp(`^${openings}$`, 'u')
/** «На Зенит» behind a sum. */
const aimBehind = /^\s+(?:на|on)\s/u
/** «Зенит на» before a sum. */
const aimBefore = /(?<!\p{L})(?:на|on|for)\s+$/u

/** A sum in a text: as written, with what stands before and behind it. */
interface FoundSum extends Extract<AmountMatch, { kind: 'amount' }> {
  written: string
  before: string
  behind: string
}

function sumIn(said: Message): FoundSum | undefined {
  const { plain } = withCorrections(said)
  const [found, span] = [findAmount(said), amountSpan(said)]
  if (found.kind !== 'amount' || span === undefined) return undefined
  const { start, end } = span
  return { ...found, written: plain.slice(start, end), before: plain.slice(0, start), behind: plain.slice(end) }
}

/** «300 на Зенит», «Зенит 300 р», «Зенит 5к», «Зенит на 300»; the number of «UFC 300» may be the name's. */
export function namesStake(said: Message): boolean {
  const sum = sumIn(said)
  if (sum === undefined) return false
  const { currencies, written, before, behind } = sum
  if (currencies !== undefined || /\d\s?\p{L}/u.test(written)) return true
  if (onlyOpening.test(before) && aimBehind.test(behind)) return true
  return aimBefore.test(before) && /^[\s.!]*$/.test(behind)
}

/** «Фора +1», "25+ points"; «дота 2», "bucks in 6": the number is part of the event. «Зенит на 5», «5 на Зенит» are stakes. */
export function isNumberOfEvent(said: Message): boolean {
  const sum = sumIn(said)
  if (sum === undefined) return false
  const { amount, written, before, behind } = sum
  if (/[+−-]\s?$/.test(before) || behind.startsWith('+')) return true
  const isBare = /^(?:[\d.,]+|\p{L}+)$/u.test(written)
  return isBare && amount.lt(leastBareSum) && !aimBefore.test(before) && !aimBehind.test(behind)
}
