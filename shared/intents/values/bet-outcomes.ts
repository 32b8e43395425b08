import { Message } from '../text/message.ts'
import { exceptionAt } from './exceptions.ts'

/** What the bets that are asked for have come to. */
export type BetOutcome = 'open' | 'settled' | 'won' | 'lost'

/** «Не» before a word, or written together with it. */
const negated = '(?:не (?:были |был |была |еще |пока )?|не)'
const positive = '(?<!не )'
const asked = '(?:как(?:ие|ая)|котор(?:ые|ая|ую)|что)(?: \\p{L}+){0,3} '

const words: Record<BetOutcome, string[]> = {
  open: [
    `${negated}рас+читан\\p{L}*`,
    'не (?:были |еще |пока )?рас+читал\\p{L}*',
    `${negated}(?:завершен|закрыт|разыгран)\\p{L}*`,
    '(?:еще|пока) не (?:сыгра|заш|рас+чита|заверш|закры)\\p{L}*',
    '(?:активн|действующ)\\p{L}*|текущ\\p{L}*(?! (?:месяц|недел|год|квартал|сезон|ден|дн))',
    'открыт(?:ая|ой|ую|ые|ых|ым|ыми)',
    'в игре|ожидающ\\p{L}*|в ожидании',
    'active|pending|unsettled|outstanding|ongoing|not (?:yet )?settled|current(?! (?:day|week|month|quarter|season|year))',
    'open(?= (?:bets?|wagers?|coupons?|and|or)(?!\\p{L}))|(?:are|is|still) open',
  ],
  settled: [`${positive}рас+читанн\\p{L}*`, `${positive}завершенн\\p{L}*`, '(?<!not )(?<!not yet )settled|finished'],
  won: [
    `${positive}(?:выигр(?:анн|авш|ышн)|сыгравш|зашедш|успешн|удачн)\\p{L}*`,
    `${asked}(?<!не )(?:выигра|сыгра|заш)(?:л|ли|ла|ло)`,
    '(?<!not )(?:won|winning|successful)|did i win|win(?= (?:bets?|wagers?)(?!\\p{L}))',
  ],
  lost: [
    `${positive}проигр(?:анн|авш|ышн)\\p{L}*`,
    `${negated}(?:выигр(?:анн|авш)|сыгравш|зашедш|успешн|удачн)\\p{L}*`,
    `${asked}(?:проигра(?:л|ли|ла|ло)|(?<!еще )(?<!пока )не (?:сыгра|заш|выигра)(?:л|ли|ла|ло))`,
    "(?<!not )(?:lost|losing)|did i lose|unsuccessful|(?:not|did not|didn't) w[io]n",
  ],
}

const patterns = Object.entries(words).map(([outcome, texts]) => ({
  outcome: outcome as BetOutcome,
  pattern: new RegExp(`(?<!\\p{L})(?:${texts.join('|')})(?!\\p{L})`, 'gu'),
}))

/**
 * The outcome that a question about bets names: «нерассчитанные ставки» open, "lost bets" lost, both of won and lost settled.
 * Undefined when it names none, or only one to leave out: «все, кроме выигранных».
 * @returns also the question without the words for it, in which a count stands next to its noun
 */
export function findBetOutcome(message: Message): { outcome: BetOutcome; rest: Message } | undefined {
  const { plain } = message
  const named = patterns.filter(({ pattern }) => plain.search(pattern) !== -1)
  const outcomes = new Set(named.map(({ outcome }) => outcome))
  const outcome =
    outcomes.size > 1 && !outcomes.has('open') ? 'settled' : outcomes.size === 1 ? named[0]?.outcome : undefined
  if (outcome === undefined) return undefined
  const at = exceptionAt(plain)
  if (at !== -1 && named.every(({ pattern }) => plain.search(pattern) > at)) return undefined
  const rest = named.reduce((left, { pattern }) => left.replace(pattern, ''), plain)
  return { outcome, rest: new Message(rest) }
}
