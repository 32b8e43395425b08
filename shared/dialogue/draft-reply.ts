import Big from 'big.js'
import type { Balance } from '../backends/backend.ts'
import type { Message } from '../intents/text/message.ts'
import type { DraftMove } from './flows/drafts.ts'
import { type CompleteDraft, type Draft, isComplete, knownOf } from './flows/flow.ts'
import { isQuestion } from './flows/remarks/question.ts'
import type { Voice } from './turn.ts'

/** What a message has made of a draft. */
type DraftStep = Extract<DraftMove, { kind: 'draft' }> & { message: Message }

/** The bot's reply to a draft, and the draft that stays open; undefined when asking on is pointless. */
export interface DraftReply {
  text: string
  flow?: Draft
}

/**
 * Checks the amount against the free balance, asks for what is missing, or repeats everything back and asks for a yes.
 * @param newId the id that the withdrawal or bet gets if this draft is confirmed
 */
export function answerDraft(filled: DraftStep, balance: Balance, voice: Voice, newId: bigint): DraftReply {
  const reply = nextQuestion(filled, balance, voice, newId)
  if (!filled.askedAgain) return reply
  return { ...reply, text: voice.say(introductions[filled.askedAgain], { question: reply.text }) }
}

const introductions = { resumed: 'flowResumed', waiting: 'flowWaits', oneByOne: 'betsOneByOne' } as const

function nextQuestion(
  { draft, unclearAmount, currencies, message }: DraftStep,
  balance: Balance,
  voice: Voice,
  newId: bigint,
): DraftReply {
  const { say, format } = voice
  const free = balance.amount.round(2, 0)
  if (free.lte(0)) return { text: say(draft.kind === 'withdrawal' ? 'withdrawalNoMoney' : 'betNoMoney') }
  const available = format.money(free)
  const amount = draft.amount === 'all' ? free : draft.amount === undefined ? undefined : new Big(draft.amount)
  if (unclearAmount) return askAmountAgain(draft, say('amountUnclear'))
  if (currencies && !currencies.includes(format.currency))
    return askAmountAgain(draft, say('amountInOtherCurrency', { available }))
  if (amount?.lte(0)) return askAmountAgain(draft, say('amountNotPositive'))
  if (amount && !amount.round(2, 0).eq(amount)) return askAmountAgain(draft, say('amountTooPrecise'))
  if (amount?.gt(free)) return askAmountAgain(draft, say('amountTooLarge', { available }))
  const known = { ...draft, ...(amount && { amount: amount.toFixed() }) }
  if (known.kind === 'bet' && !known.event) return { text: say('betAskEvent'), flow: known }
  if (!amount) {
    return { text: say(known.kind === 'bet' ? 'betAskAmount' : 'withdrawalAskAmount', { available }), flow: known }
  }
  if (known.kind === 'withdrawal' && !known.method) return { text: say('withdrawalAskMethod'), flow: known }
  const complete = { ...known, id: newId, shownUpon: message.text } as CompleteDraft
  return { text: confirmation(complete, voice), flow: complete }
}

function askAmountAgain({ amount: _, ...draft }: Draft, text: string): DraftReply {
  return { text, flow: draft }
}

function confirmation(draft: CompleteDraft, { say, format }: Voice): string {
  const amount = format.money(new Big(draft.amount))
  if (draft.kind === 'bet') return say('betConfirm', { amount, event: draft.event })
  return say('withdrawalConfirm', { amount, method: say(draft.method === 'card' ? 'methodCard' : 'methodWallet') })
}

/** The lists that a player may have wanted from the start, instead of a new withdrawal or bet. */
const wantedInstead: Record<Draft['kind'], readonly string[]> = {
  withdrawal: ['withdrawals', 'withdrawal_status'],
  bet: ['bets'],
}

/**
 * Adds the draft's question to the answer of a side question. A complete draft waits silently, because a yes might answer
 * the earlier question; so does a draft that was perhaps never wanted.
 */
export function withDraftOpen(text: string, draft: Draft, asked: string, voice: Voice): DraftReply {
  const waits = isComplete(draft) || draft.paused || wantedInstead[draft.kind].includes(asked)
  if (!waits) return { text: `${text}\n${askAgain(draft, voice)}`, flow: draft }
  return { text, flow: { ...knownOf(draft), paused: true } }
}

/** The reply to a message that did not answer the draft's question. */
export function askAgain(draft: Draft, voice: Voice, message?: Message): string {
  const { say } = voice
  const asks = message !== undefined && isQuestion(message)
  const question = isComplete(draft) ? confirmation(draft, voice) : missing(draft, voice)
  if (asks) return say('questionInFlow', { question })
  return isComplete(draft) ? say('confirmAgain', { question }) : question
}

function missing(draft: Draft, { say }: Voice): string {
  if (draft.kind === 'bet') return say(draft.event === undefined ? 'betAskEventAgain' : 'askAmountAgain')
  return say(draft.amount === undefined ? 'askAmountAgain' : 'withdrawalAskMethodAgain')
}
