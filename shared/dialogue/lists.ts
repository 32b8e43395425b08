import type { Detection, PeriodMatch } from '../intents/intents.ts'
import { type Message, once } from '../intents/text/message.ts'
import { findBetOutcome } from '../intents/values/bet-outcomes.ts'
import { findCount } from '../intents/values/counts.ts'
import { findWithdrawalId } from '../intents/values/ids.ts'
import { asksWhyRejected, findWithdrawalStatuses, isOfSeveral } from '../intents/values/withdrawal-statuses.ts'
import type { WhichWithdrawal } from './flows/flow.ts'
import { interrupts } from './flows/remarks/interruption.ts'
import { isTooLong } from './flows/remarks/too-long.ts'
import { chooseWithdrawal, describesOne, isOfTheLast } from './flows/withdrawal/which-withdrawal.ts'
import { defaultListLength, maxListLength } from './list-length.ts'
import type { Read } from './turn.ts'

/**
 * What must be read to answer a request, or the question `asked`.
 * @returns undefined when nothing must be
 */
export function readForList(
  message: Message,
  detection: Detection,
  period: PeriodMatch,
  { asked, now }: { asked: WhichWithdrawal | undefined; now: Date },
): Read | undefined {
  const chosen = asked && chosenOf(message, asked, detection)
  if (chosen === 'all') return { kind: 'withdrawals', limit: defaultListLength }
  if (chosen !== undefined) return { kind: 'withdrawal', id: chosen }
  switch (detection.intent) {
    case 'bets':
      return period.kind === 'invalid' ? undefined : readBets(message, period, now)
    case 'withdrawals':
      return period.kind === 'invalid' ? undefined : readWithdrawals(message, period)
    case 'withdrawal_status': {
      const id = findWithdrawalId(message)
      if (id !== undefined) return { kind: 'withdrawal', id }
      if (isOfTheLast(message)) return { kind: 'withdrawals', limit: 1 }
      return isOfSeveral(message) || asksWhyRejected(message)
        ? readWithdrawals(message, { kind: 'none' }, defaultListLength)
        : { kind: 'withdrawals', limit: defaultListLength }
    }
    default:
      return undefined
  }
}

/** The clock of a backend that has just taken a bet may be ahead of ours by this much, ms. */
const maxClockLeadMs = 86_400_000

/** The backend cannot filter by outcome, so all bets are read. */
function readBets(message: Message, period: Exclude<PeriodMatch, { kind: 'invalid' }>, now: Date): Read {
  const named = findBetOutcome(message)
  const allTime = { start: new Date(0), end: new Date(now.getTime() + maxClockLeadMs) }
  if (named) {
    const { start, end } = period.kind === 'period' ? period : allTime
    const count = findCount(named.rest)
    const limit = count === undefined ? {} : { limit: Math.min(count, maxListLength) }
    return { kind: 'betsBetween', start, end, outcome: named.outcome, ...limit }
  }
  if (period.kind === 'none') return { kind: 'bets', limit: listLength(message) }
  return { kind: 'betsBetween', start: period.start, end: period.end }
}

function readWithdrawals(message: Message, period: Exclude<PeriodMatch, { kind: 'invalid' }>, length?: number): Read {
  const named = findWithdrawalStatuses(message)
  const count = findCount(named?.rest ?? message)
  const isWhole = named !== undefined || period.kind === 'period'
  return {
    kind: 'withdrawals',
    limit: isWhole ? Math.min(count ?? maxListLength, maxListLength) : (length ?? listLength(message)),
    ...(period.kind === 'period' && { period: { start: period.start, end: period.end } }),
    ...(named && { statuses: named.statuses }),
  }
}

/** What answers "which withdrawal?". */
export const chosenOf = once((message: Message, { listed }: WhichWithdrawal, detection: Detection) =>
  !isTooLong(message) && mayAnswerWhich(message, detection) ? chooseWithdrawal(listed.map(BigInt), message) : undefined,
)

/** What an answer to "which withdrawal?" may look like: «17», «вторая», «последняя заявка», «статус второй». */
const mayAnswerWhich = (message: Message, detection: Detection): boolean =>
  !interrupts(detection) ||
  detection.intent === 'withdrawal_status' ||
  detection.intent === 'withdrawals' ||
  describesOne(message) ||
  /^\P{L}*\p{L}*\P{L}*$/u.test(message.plain)

const listLength = (message: Message) => Math.min(Math.max(findCount(message) ?? defaultListLength, 1), maxListLength)
