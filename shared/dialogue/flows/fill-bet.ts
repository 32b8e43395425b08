import type { AmountMatch } from '../../intents/intents.ts'
import { Message } from '../../intents/text/message.ts'
import { normalise } from '../../intents/text/normalise.ts'
import { findAmount } from '../../intents/values/amounts.ts'
import { findEvent } from '../../intents/values/events.ts'
import { withoutAim, withoutTakenBack } from './aims.ts'
import { isOnlyAmount } from './bare-values.ts'
import { type EventChange, findEventChange } from './event-change.ts'
import { isEventName } from './event-name.ts'
import { sharesWord, withoutWordsOf } from './event-words.ts'
import { isOnlyEverything, mayBeAllSaid, withoutAllStaked } from './everything.ts'
import { currenciesOf, type Filled, newAmount } from './fill.ts'
import { type BetDraft, knownOf } from './flow.ts'
import { staking } from './words/everything.ts'
import { assents, polite } from './words/openings.ts'
import { anyOf, runOf } from './words/phrases.ts'

/** How much of a message may be the event of a bet. */
export interface Hearing {
  /** Words that the bot does not know. */
  free: boolean
  /** The words behind «ставка», if the bet has an event already. */
  commands: boolean
}

/** A message as it is heard about a bet. */
interface Heard {
  /** The message, or what it comes to as a command: «лучше Зенит» is «поставь Зенит». */
  said: Message
  /** What it puts in the place of the event. */
  change: EventChange | undefined
  /** An amount, and at most words of the event beside it. */
  justAmount: boolean
  /** «Зенит» of «поставь 50 на Зенит» */
  commanded: string | undefined
  /** Everything that there is is staked. */
  all: boolean
}

/** A draft of a bet with what a message adds to it or changes of it. */
export function fillBet(shown: BetDraft, message: Message, hearing: Hearing): Filled {
  const known = knownOf(shown)
  const heard = hear(known, message, hearing)
  const found = amountOf(known, heard)
  const reckoned = isOfSameEvent(known, heard, found) ? newAmount(known, message) : undefined
  const said = found.kind === 'amount' ? found.amount.toFixed() : undefined
  const amount = heard.all ? 'all' : (reckoned ?? said)
  const named = heard.commanded ?? answeredEvent(known, message, heard, found, hearing)
  const event = named && upTo(maxEventLength, withoutAssent(named))
  return {
    kind: 'draft',
    draft: { ...known, ...(amount && { amount }), ...(event && { event }) },
    unclearAmount: found.kind === 'invalid' && event === undefined && reckoned === undefined,
    ...currenciesOf(found),
  }
}

function hear({ event = '', amount }: BetDraft, message: Message, { free, commands }: Hearing): Heard {
  const change = event === '' ? undefined : findEventChange(message, event)
  const allIn = withoutAllStaked(message)
  const said = allIn ?? (change && (free || change.contrasts) ? new Message(`поставь ${change.target}`) : message)
  const ownWords = said === message ? message.plain.replace(command, '') : said.plain
  const justAmount = isOnlyAmount(said.remade(withoutWordsOf(ownWords, event)))
  const isCommand = commands || said !== message
  const named = isCommand && !justAmount ? findEvent(said) : undefined
  const commanded = named && (event === '' || isEventName(new Message(named))) ? named : undefined
  const isAllSaid = amount !== undefined && mayBeAllSaid(message)
  const all = allIn !== undefined || (isOnlyEverything(said) && !isAllSaid)
  return { said, change, justAmount, commanded, all }
}

/** «Спартак — Зенит, тотал больше 2»: once the amount is known, only a message of an amount alone changes it. */
function amountOf({ amount }: BetDraft, { said, justAmount, commanded }: Heard): AmountMatch {
  const listens = justAmount || commanded !== undefined || amount === undefined
  return listens ? findAmount(said) : { kind: 'none' }
}

/** «Ставь 200» to a bet that is shown. */
const command = new RegExp(`^\\s*${runOf(assents)}${anyOf(staking)}`, 'u')

/** Whether «ещё 100» adds to the bet there is: «ещё 100 на Зенит» is another bet than one on «Спартак». */
function isOfSameEvent(
  { event = '' }: BetDraft,
  { change, justAmount, commanded }: Heard,
  found: AmountMatch,
): boolean {
  if (change) return false
  return commanded === undefined ? justAmount || found.kind === 'none' : sharesWord(normalise(commanded), event)
}

/** What a message without «поставь» names, asked what to bet on. */
function answeredEvent(
  { event }: BetDraft,
  message: Message,
  { justAmount }: Heard,
  found: AmountMatch,
  { free }: Hearing,
): string | undefined {
  if (!free || justAmount || event) return undefined
  const meant = withoutTakenBack(message)
  return found.kind === 'amount' ? findEvent(new Message(`поставь ${meant.text}`)) : withoutAim(meant)
}

/** «Зенит» of «Зенит, да», «Зенит, пожалуйста»: a yes before anything was shown. */
function withoutAssent(event: string): string {
  const named = new Message(event)
  const at = named.plain.search(assent)
  return at < 0 ? event : named.asWritten(named.plain.slice(0, at))
}

const assent = new RegExp(`(?:[,.!;]\\s*${anyOf(assents, polite)}(?:\\s+${anyOf(assents, polite)})*)+[\\s.!]*$`, 'u')

const maxEventLength = 200

const upTo = (length: number, text: string): string => [...text].slice(0, length).join('')
