import type { Detector } from '../intents/detector.ts'
import type { Detection, IntentName, Language, PeriodMatch } from '../intents/intents.ts'
import { Message } from '../intents/text/message.ts'
import { type Flow, isDraft } from './flows/flow.ts'
import type { Move, Read, Turn } from './turn.ts'

export interface Situation {
  now: Date
  timeZone: string
  /** What the bot has asked before. */
  flow?: Flow
  /** A draft was open, but for too long, or until transactions were switched off. */
  expired?: boolean
  /** The language of the dialogue so far. Absent until the player has written in another than Russian. */
  language?: Language
  /** Whether the bot may create withdrawals and bets. */
  transactions: boolean
  /** What an intent is called when the bot asks which one is meant. */
  label(intent: IntentName, language: Language): Promise<string>
}

// Most messages are neither about a withdrawal or bet that is being made, nor an answer to "did you mean …?", nor a request for
// a list.
const drafts = () => import('./flows/drafts.ts')
const afterConfirmation = () => import('./after-confirmation.ts')
const remarks = () => import('./remark.ts')
const choices = () => import('./flows/choices.ts')
const periods = () => import('../intents/period/period.ts')
const lists = () => import('./lists.ts')
const answers = () => import('../intents/answers/answers.ts')

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
  const { language: stored } = situation
  const former = stored ?? 'ru'
  const switchesLanguage = detection.language !== former && (await showsLanguage(message, detection, flow))
  const isFirst = !stored && !flow // perhaps «ok» or "cancel", to which a newcomer wants no Russian answer
  const language = switchesLanguage || isFirst ? detection.language : former
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
  const asked = (await asksForNothing(message, detection)) ? nothing(detection) : detection
  return { message, detection: asked, move: await begin(message, asked, situation) }
}

/** «Пятьсот» may be an answer, «проиграл 500 на Зените» is a story; neither is a request. */
async function asksForNothing(message: Message, { intent }: Detection): Promise<boolean> {
  if (intent !== 'withdrawal_create' && intent !== 'bet_create') return false
  const { isOnlyAmount, tellsOfResult } = await drafts()
  return isOnlyAmount(message) || (intent === 'bet_create' && tellsOfResult(message))
}

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
  if (situation.expired && (await answers()).findAnswer(message)) return { kind: 'expired' }
  if (isDraft(flow)) {
    const asksForBets = flow.kind === 'bet' && detection.intent === 'bets'
    const namesPeriod = asksForBets && (await periods()).findPeriod(message, situation).kind === 'period'
    const { continueDraft } = await drafts()
    return continueDraft(flow, message, detection, { namesPeriod })
  }
  if (flow?.kind === 'whichWithdrawal' && (await lists()).chosenOf(message, flow, detection) !== undefined)
    return { kind: 'answer' }
  if (flow?.kind !== 'transaction') return undefined
  if ((await answers()).findAnswer(message) === 'yes') return { kind: 'repeat', flow }
  return (await afterConfirmation()).moveAfterConfirmation(flow, message, detection, situation)
}

async function begin(message: Message, detection: Detection, { transactions }: Situation): Promise<Move> {
  const { intent, ambiguous, runnerUp } = detection
  if (ambiguous && runnerUp && intent !== 'unknown') return { kind: 'choose', between: [intent, runnerUp.intent] }
  if (transactions && intent === 'withdrawal_create') return (await drafts()).openDraft('withdrawal', message)
  if (transactions && intent === 'bet_create') return (await drafts()).openDraft('bet', message)
  const remark = intent === 'unknown' ? (await remarks()).moveOfRemark(message) : undefined
  return remark ?? { kind: 'answer' }
}

/** What must be read to answer: the balance, or what `lists.ts` finds in a request for a list. */
async function readFor(
  { message, detection, move }: Interpreted,
  period: PeriodMatch,
  { flow, now }: Situation,
): Promise<Read | undefined> {
  if (move.kind !== 'answer') return undefined
  const asked = flow?.kind === 'whichWithdrawal' ? flow : undefined
  const list =
    asked || ofLists.has(detection.intent)
      ? (await lists()).readForList(message, detection, period, { asked, now })
      : undefined
  return list ?? (detection.intent === 'balance' ? { kind: 'balance' } : undefined)
}

const ofLists: ReadonlySet<string> = new Set(['bets', 'withdrawals', 'withdrawal_status'])

/** The intents that may be about a period. */
const hasPeriod: ReadonlySet<string> = new Set(['bets', 'withdrawals'])

/** A bare answer («да», «wallet»), and the name of a team in an answer, say nothing about the player's language. */
async function showsLanguage(message: Message, { intent }: Detection, flow: Flow | undefined): Promise<boolean> {
  if (!/\p{L}{2}/u.test(message.plain) || (await answers()).findAnswer(message) !== undefined) return false
  return flow === undefined || (intent !== 'unknown' && /\p{L}[^\p{L}]+\p{L}/u.test(message.plain))
}
