import type { AmountMatch } from '../../../intents/intents.ts'
import { Message } from '../../../intents/text/message.ts'
import { normalise } from '../../../intents/text/normalise.ts'
import { findAmount } from '../../../intents/values/amounts.ts'
import { asBetCommand, findEvent, maxEventLength, namesNoEvent } from '../../../intents/values/events.ts'
import { isOnlyAmount } from '../amount/bare-values.ts'
import { isOnlyEverything, mayMeanDone, withoutAllStaked } from '../amount/everything.ts'
import { adjustedAmount, currenciesOf, type Filled } from '../amount/fill.ts'
import { type BetDraft, knownOf } from '../flow.ts'
import { staking } from '../words/everything.ts'
import { assents, polite } from '../words/openings.ts'
import { anyOf, runOf } from '../words/phrases.ts'
import { withoutAim, withoutTakenBack } from './aims.ts'
import { notThisBut } from './contrasts.ts'
import { type EventChange, findEventChange } from './event-change.ts'
import { isEventName } from './event-name.ts'
import { sharesWord, withoutWordsOf } from './event-words.ts'
import { isNumberOfEvent, namesStake, opening } from './stake.ts'

/** Which parts of a message may be the event of a bet. */
export interface EventSources {
  /** Words without a command. */
  free: boolean
  /** The words after a command such as «ставка». */
  commands: boolean
}

/** What a message says about a bet. */
interface BetReading {
  /** The message, or the command that it amounts to: «лучше Зенит» is «поставь Зенит». */
  said: Message
  /** What it names instead of the bet's event. */
  change: EventChange | undefined
  /** Whether there is only an amount, apart from words of the bet's event. */
  isOnlyAmountLeft: boolean
  /** «Зенит» of «поставь 50 на Зенит» */
  commanded: string | undefined
  /** Whether the stake is the whole balance. */
  all: boolean
}

/** A draft of a bet with what a message adds or changes. */
export function fillBet(shown: BetDraft, message: Message, sources: EventSources): Filled {
  const known = knownOf(shown)
  const reading = readBet(known, message, sources)
  const found = amountOf(known, reading, sources)
  const adjusted = isOfSameEvent(known, reading, found) ? adjustedAmount(known, message) : undefined
  const said = found.kind === 'amount' ? found.amount.toFixed() : undefined
  const amount = reading.all ? 'all' : (adjusted ?? said)
  const named = reading.commanded ?? answeredEvent(known, message, reading, found, sources)
  const event = named && !isReference(named) ? upTo(maxEventLength, withoutAssent(named)) : undefined
  return {
    kind: 'draft',
    draft: { ...known, ...(amount && { amount }), ...(event && { event }) },
    unclearAmount: found.kind === 'invalid' && event === undefined && adjusted === undefined,
    ...currenciesOf(found),
  }
}

function readBet({ event = '', amount }: BetDraft, message: Message, { free, commands }: EventSources): BetReading {
  const change = event === '' ? undefined : findEventChange(message, event)
  const allIn = withoutAllStaked(message)
  const said = allIn ?? (change && (free || change.contrasts) ? asBetCommand(change.target) : message)
  const ownWords = said === message ? message.plain.replace(command, '') : said.plain
  const isOnlyAmountLeft = isOnlyAmount(said.remade(withoutWordsOf(ownWords, event)))
  const isCommand = commands || said !== message
  const named = isCommand && !isOnlyAmountLeft ? findEvent(said) : undefined
  const commanded = named && (event === '' || isEventName(new Message(named))) ? named : undefined
  const isDone = amount !== undefined && mayMeanDone(message)
  const all = allIn !== undefined || (isOnlyEverything(said) && !isDone)
  return { said, change, isOnlyAmountLeft, commanded, all }
}

/**
 * «Спартак — Зенит, тотал больше 2»: once event and amount are known, a number in such a message does not change it; nor does the
 * small one of «дота 2», "bucks in 6" in an answer to what the bet is on.
 */
function amountOf(
  { event, amount }: BetDraft,
  { said, isOnlyAmountLeft, commanded }: BetReading,
  { free }: EventSources,
): AmountMatch {
  if (isOnlyAmountLeft || commanded !== undefined) return findAmount(said)
  if (event === undefined && isNumberOfEvent(said)) return { kind: 'none' }
  const replaces = free && event === undefined && namesStake(said)
  return amount === undefined || replaces ? findAmount(said) : { kind: 'none' }
}

/** «Ставь 200», in answer to a bet that is shown. */
const command = new RegExp(`^\\s*${runOf(assents)}${anyOf(staking)}`, 'u')

/** Whether «ещё 100» adds to this bet: «ещё 100 на Зенит» does not when the bet is on «Спартак». */
function isOfSameEvent(
  { event = '' }: BetDraft,
  { change, isOnlyAmountLeft, commanded }: BetReading,
  found: AmountMatch,
): boolean {
  if (change) return false
  if (event === '') return isOnlyAmountLeft
  return commanded === undefined ? isOnlyAmountLeft || found.kind === 'none' : sharesWord(normalise(commanded), event)
}

/** The event in an answer without «поставь» to "what do you bet on?". */
function answeredEvent(
  { event }: BetDraft,
  message: Message,
  { isOnlyAmountLeft }: BetReading,
  found: AmountMatch,
  { free }: EventSources,
): string | undefined {
  if (!free || isOnlyAmountLeft || event) return undefined
  const meant = withoutTurnedDown(withoutTakenBack(message))
  if (found.kind !== 'amount') return withoutAim(meant)
  const wanted = meant.remade(meant.plain.replace(opening, ''))
  const named = findEvent(asBetCommand(wanted.written))
  return named && withoutAim(new Message(named))
}

/** «На Динамо» of «не на Спартак, а на Динамо» */
const withoutTurnedDown = (answer: Message): Message => answer.remade(notThisBut(answer.plain)?.chosen ?? answer.plain)

/** Longer texts are names, and not read again. */
const longestReference = 40

const isReference = (named: string): boolean => named.length <= longestReference && namesNoEvent(normalise(named))

/** «Зенит» of «Зенит, да», «Зенит, пожалуйста»: the assent answers nothing, because nothing has been shown yet. */
function withoutAssent(event: string): string {
  const named = new Message(event)
  const at = named.plain.search(assent)
  return at < 0 ? event : named.asWritten(named.plain.slice(0, at))
}

const assent = new RegExp(`(?:[,.!;]\\s*${anyOf(assents, polite)}(?:\\s+${anyOf(assents, polite)})*)+[\\s.!]*$`, 'u')

const upTo = (length: number, text: string): string => [...text].slice(0, length).join('')
