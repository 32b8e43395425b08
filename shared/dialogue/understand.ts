import { findAnswer } from '../intents/answers/answers.ts'
import type { Detector } from '../intents/detector.ts'
import type { Detection, IntentName, Language, PeriodMatch } from '../intents/intents.ts'
import { Message, once } from '../intents/text/message.ts'
import { findCount } from '../intents/values/counts.ts'
import { findWithdrawalId } from '../intents/values/ids.ts'
import { type Flow, isDraft, type WhichWithdrawal } from './flows/flow.ts'
import { isSure } from './flows/question.ts'
import { isTooLong } from './flows/too-long.ts'
import { chooseWithdrawal, describesOne } from './flows/which-withdrawal.ts'
import type { Move, Read, Turn } from './turn.ts'

export const defaultListLength = 5
export const maxListLength = 20

export interface Situation {
  now: Date
  timeZone: string
  /** What the bot has asked before. */
  flow?: Flow
  /** A draft was open, but for too long, or until transactions were switched off. */
  expired?: boolean
  /** The language of the dialogue so far. */
  language?: Language
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** What an intent is called when the bot asks which one is meant. */
  label(intent: IntentName, language: Language): Promise<string>
}

// Most messages are neither about a withdrawal or bet that is being made, nor an answer to "did you mean …?", nor a question
// about a span of time.
const drafts = () => import('./flows/drafts.ts')
const confirmed = () => import('./confirmed.ts')
const choices = () => import('./flows/choices.ts')
const periods = () => import('../intents/period/period.ts')
const outcomes = () => import('../intents/values/bet-outcomes.ts')
const statuses = () => import('../intents/values/withdrawal-statuses.ts')

/** What a message means in the current state of the dialogue, and what must be read to answer it. */
export async function understand(text: string, detector: Detector, situation: Situation): Promise<Turn> {
  const { flow, transactions } = situation
  const message = new Message(text)
  const interpreted = await interpret(message, detector, situation)
  const { detection } = interpreted
  const period = hasPeriod.has(detection.intent)
    ? (await periods()).findPeriod(interpreted.message, situation)
    : { kind: 'none' as const }
  const read =
    interpreted.move.kind === 'draft' ? ({ kind: 'balance' } as const) : await readFor(interpreted, period, situation)
  const { language: former } = situation
  const switchesLanguage = detection.language !== (former ?? 'ru') && showsLanguage(message, detection, flow)
  const language = switchesLanguage ? detection.language : (former ?? detection.language)
  const interrupted = isSideQuestion(interpreted) && isDraft(flow) ? flow : undefined
  return {
    ...interpreted,
    message,
    period,
    language,
    switchesLanguage,
    transactions,
    ...(read && { read }),
    ...(interrupted && { interrupted }),
  }
}

interface Interpreted {
  message: Message
  detection: Detection
  move: Move
}

async function interpret(message: Message, detector: Detector, situation: Situation): Promise<Interpreted> {
  const { flow } = situation
  if (flow?.kind === 'choice') {
    const labels = await Promise.all(flow.between.map(intent => situation.label(intent, situation.language ?? 'ru')))
    const { chooseBetween } = await choices()
    const answer = chooseBetween(flow, message, labels as [string, string], detector)
    if (answer.kind === 'chosen') {
      const { message: both, detection } = answer
      return { message: both, detection, move: await begin(both, detection, situation) }
    }
    if (answer.kind === 'neither') return { message, detection: nothing(answer.detection), move: { kind: 'neither' } }
    // Asked twice, an unclear message is not understood.
    const detection = answer.detection.ambiguous ? nothing(answer.detection) : answer.detection
    return { message, detection, move: await begin(message, detection, situation) }
  }
  const detection = detector.detect(message)
  const answer = await answerTo(flow, message, detection, situation)
  if (answer) return { message, detection, move: answer }
  const asked = (await isBareAmount(message, detection)) ? nothing(detection) : detection
  return { message, detection: asked, move: await begin(message, asked, situation) }
}

/** «Пятьсот» may be an answer, but is not a request. */
const isBareAmount = async (message: Message, { intent }: Detection): Promise<boolean> =>
  (intent === 'withdrawal_create' || intent === 'bet_create') && (await drafts()).isOnlyAmount(message)

/** Whether a message is a side question, after whose answer an open draft goes on. */
const isSideQuestion = ({ move, detection }: Interpreted): boolean =>
  move.kind === 'answer' && !leaving.has(detection.intent)

const leaving: ReadonlySet<string> = new Set(['unknown', 'operator', 'goodbye', 'withdrawal_create', 'bet_create'])

const nothing = (detection: Detection): Detection => ({ ...detection, intent: 'unknown', ambiguous: false })

/** What a message means for the open flow. @returns undefined when it is not about it */
async function answerTo(
  flow: Flow | undefined,
  message: Message,
  detection: Detection,
  situation: Situation,
): Promise<Move | undefined> {
  if (situation.expired && findAnswer(message)) return { kind: 'expired' }
  if (isDraft(flow)) {
    const namesPeriod = flow.kind === 'bet' && (await periods()).findPeriod(message, situation).kind === 'period'
    const { continueDraft } = await drafts()
    return continueDraft(flow, message, detection, { namesPeriod })
  }
  if (flow?.kind === 'whichWithdrawal' && chosenOf(message, flow, detection) !== undefined) return { kind: 'answer' }
  if (flow?.kind !== 'transaction') return undefined
  if (findAnswer(message) === 'yes') return { kind: 'repeat', flow }
  return (await confirmed()).moveAfterConfirmation(flow, message, detection, situation)
}

async function begin(message: Message, detection: Detection, { transactions }: Situation): Promise<Move> {
  const { intent, ambiguous, runnerUp } = detection
  if (ambiguous && runnerUp && intent !== 'unknown') return { kind: 'choose', between: [intent, runnerUp.intent] }
  if (transactions && intent === 'withdrawal_create') return (await drafts()).openDraft('withdrawal', message)
  if (transactions && intent === 'bet_create') return (await drafts()).openDraft('bet', message)
  return { kind: 'answer' }
}

async function readFor(
  { message, detection, move }: Interpreted,
  period: PeriodMatch,
  { flow, now }: Situation,
): Promise<Read | undefined> {
  if (move.kind !== 'answer') return undefined
  const chosen = flow?.kind === 'whichWithdrawal' ? chosenOf(message, flow, detection) : undefined
  if (chosen === 'all') return { kind: 'withdrawals', limit: defaultListLength }
  if (chosen !== undefined) return { kind: 'withdrawal', id: chosen }
  switch (detection.intent) {
    case 'balance':
      return { kind: 'balance' }
    case 'bets':
      return period.kind === 'invalid' ? undefined : readBets(message, period, now)
    case 'withdrawals':
      return period.kind === 'invalid' ? undefined : readWithdrawals(message, period)
    case 'withdrawal_status': {
      const id = findWithdrawalId(message)
      if (id !== undefined) return { kind: 'withdrawal', id }
      return (await statuses()).isOfSeveral(message)
        ? readWithdrawals(message, { kind: 'none' }, defaultListLength)
        : { kind: 'withdrawals', limit: defaultListLength }
    }
    default:
      return undefined
  }
}

/** The clock of a backend that has just taken a bet may be ahead of ours by this much. */
const dayMs = 86_400_000

/** The backend cannot filter by outcome, so all bets are read. */
async function readBets(message: Message, period: Exclude<PeriodMatch, { kind: 'invalid' }>, now: Date): Promise<Read> {
  const named = (await outcomes()).findBetOutcome(message)
  const allTime = { start: new Date(0), end: new Date(now.getTime() + dayMs) }
  if (named) {
    const { start, end } = period.kind === 'period' ? period : allTime
    const count = findCount(named.rest)
    const limit = count === undefined ? {} : { limit: Math.min(count, maxListLength) }
    return { kind: 'betsBetween', start, end, outcome: named.outcome, ...limit }
  }
  if (period.kind === 'none') return { kind: 'bets', limit: listLength(message) }
  return { kind: 'betsBetween', start: period.start, end: period.end }
}

async function readWithdrawals(
  message: Message,
  period: Exclude<PeriodMatch, { kind: 'invalid' }>,
  length = listLength(message),
): Promise<Read> {
  const named = (await statuses()).findWithdrawalStatuses(message)
  const count = findCount(named?.rest ?? message)
  const isWhole = named !== undefined || period.kind === 'period'
  return {
    kind: 'withdrawals',
    limit: isWhole ? Math.min(count ?? maxListLength, maxListLength) : length,
    ...(period.kind === 'period' && { period: { start: period.start, end: period.end } }),
    ...(named && { statuses: named.statuses }),
  }
}

/** What answers "which withdrawal?". */
const chosenOf = once((message: Message, { listed }: WhichWithdrawal, detection: Detection) =>
  !isTooLong(message) && mayAnswerWhich(message, detection) ? chooseWithdrawal(listed.map(BigInt), message) : undefined,
)

/** What an answer to "which withdrawal?" may look like: «17», «вторая», «последняя заявка», «статус второй». */
const mayAnswerWhich = (message: Message, detection: Detection): boolean =>
  !isSure(detection) ||
  detection.intent === 'withdrawal_status' ||
  detection.intent === 'withdrawals' ||
  describesOne(message) ||
  /^\P{L}*\p{L}*\P{L}*$/u.test(message.plain)

/** The intents that may be about a period. */
const hasPeriod: ReadonlySet<string> = new Set(['bets', 'withdrawals'])

const listLength = (message: Message) => Math.min(Math.max(findCount(message) ?? defaultListLength, 1), maxListLength)

/** A bare answer («да», «wallet»), and the name of a team in an answer, say nothing about the player's language. */
function showsLanguage(message: Message, { intent }: Detection, flow: Flow | undefined): boolean {
  if (!/\p{L}{2}/u.test(message.plain) || findAnswer(message) !== undefined) return false
  return flow === undefined || (intent !== 'unknown' && /\p{L}[^\p{L}]+\p{L}/u.test(message.plain))
}
