import { findCount } from '../intents/counts.ts'
import { findWithdrawalId } from '../intents/ids.ts'
import type { Detector } from '../intents/intents.ts'
import { findPeriod } from '../intents/period.ts'
import type { Read, Turn } from './turn.ts'

const defaultListLength = 5
export const longestList = 20

/** What a message means, and what has to be read to answer it. */
export function understand(
  message: string,
  detector: Detector,
  { now, timeZone }: { now: Date; timeZone: string },
): Turn {
  const detection = detector.detect(message)
  const period = detection.intent === 'bets' ? findPeriod(message, { now, timeZone }) : { kind: 'none' as const }
  const turn = { message, detection, period }
  const read = detection.ambiguous ? undefined : readFor(turn)
  return read ? { ...turn, read } : turn
}

function readFor({ message, detection, period }: Turn): Read | undefined {
  switch (detection.intent) {
    case 'balance':
      return { kind: 'balance' }
    case 'bets':
      if (period.kind === 'invalid') return undefined
      return period.kind === 'period'
        ? { kind: 'betsBetween', start: period.start, end: period.end }
        : { kind: 'bets', limit: listLength(message) }
    case 'withdrawals':
      return { kind: 'withdrawals' }
    case 'withdrawal_status': {
      const id = findWithdrawalId(message)
      return id === undefined ? { kind: 'withdrawals' } : { kind: 'withdrawal', id }
    }
    default:
      return undefined
  }
}

const listLength = (message: string) => Math.min(Math.max(findCount(message) ?? defaultListLength, 1), longestList)
