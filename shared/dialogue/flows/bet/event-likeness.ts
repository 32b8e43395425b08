import type { Detection } from '../../../intents/intents.ts'
import type { Message } from '../../../intents/text/message.ts'
import { amountSpan } from '../../../intents/values/amounts.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import { smallTalk } from '../words/small-talk.ts'
import { isTeamWord } from './teams.ts'

/**
 * What speaks for an event (more than 0) and against one, in log odds. Found by logistic regression over `answers/events.jsonl` and
 * the other lines at «event asked», then rounded by hand; `outcome` is set by hand. Weights straight from a regression tell the
 * lines of `unseen-events.jsonl` no better: their words are told apart by what they mean, which a few hundred lines don't teach.
 * `event-answers.test.ts` prints how well these tell.
 */
const weights = {
  bias: 4,
  /** Times the logarithm of how likely the detector thinks a wish to bet: -2 for one in a hundred. */
  betting: 1.5,
  /** There is a word that the detector does not know as it is written, as names are. */
  stranger: 2,
  sum: 2,
  market: 1,
  /** Goals and draws: «никто не забьёт», "both to score". */
  outcome: 4,
  versus: 0.5,
  /** A well-known one. */
  team: 2.5,
  /** A capital within the message. */
  name: 2.5,
  /** For each such word, up to two. The words are in `words/small-talk.ts`. */
  questions: -1.5,
  pronouns: -3,
  indefinite: -3,
  negations: -2.5,
  times: -2.5,
  interjections: -3,
  considering: -2.5,
  otherRequests: -1,
  verbs: -1.5,
  past: -1,
}
type Feature = Exclude<keyof typeof weights, 'bias'>
const kinds = Object.keys(weights).filter(kind => kind !== 'bias') as Feature[]

/** The least of that logarithm. */
const leastBetting = -4

/** «П1», «1x», «тб», «-1.5», «2.5», «2:1» */
const market =
  /(?<![a-zа-я\d])(?:[пpфf][12]|[12][хx]|[хx][12]?|и?т[бм]|[+-]\d+(?:[.,]\d+)?|\d+[.,]\d+|\d+[:-]\d+)(?![a-zа-я\d])/
const outcome = /(?<![а-яa-z])(?:заб(?:ь|ив)[а-я]+|гол(?:а|ов|ы)?|ничь[а-я]+|scor(?:e|es|ing)|goals?|draw)(?![а-яa-z])/
const versus = /[a-zа-я]\s*[-–—]\s*[a-zа-я]|\s(?:v|vs|против)\.?\s/
const name = /[A-Za-zА-Яа-яЁё,]\s+[A-ZА-ЯЁ][a-zа-яё]/
/** «Подумать», «думаешь», "thinking" */
const verb = /..(?:[аеиыуя]ть(?:ся)?|ешь|ишь|[еи]те|йте|ing)$/

/** Looked up, because an expression of so many words takes V8 tens of milliseconds to make. */
const classes: ReadonlyMap<string, keyof typeof smallTalk> = new Map(
  Object.entries(smallTalk).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, keyof typeof smallTalk] => [word, kind as keyof typeof smallTalk]),
  ),
)
/** More words of a class count no more. */
const maxCounted = 2

/**
 * Whether an answer to "what do you bet on?" looks like an event: «зенит», "over 2.5 Milan Inter", and not «щас гляну». The detector
 * has learned from bets how much the words sound like one. A team that nobody has heard of passes: a stranger, and no small talk.
 */
export const looksLikeEvent = (message: Message, detection: Detection): boolean => eventOdds(message, detection) >= 0

/** The log odds that a message is an event. */
function eventOdds(message: Message, detection: Detection): number {
  const features = eventFeatures(message, detection)
  return kinds.reduce((odds, kind) => odds + weights[kind] * (features[kind] ?? 0), weights.bias)
}

/** What a message has of each feature. */
function eventFeatures(message: Message, { betting, strangers }: Detection): Partial<Record<Feature, number>> {
  const { plain } = withCorrections(message)
  const span = amountSpan(message)
  const rest = span ? `${plain.slice(0, span.start)} ${plain.slice(span.end)}` : plain
  const words = wordsOf(rest)
  const said: Partial<Record<Feature, number>> = {}
  const count = (kind: Feature) => {
    said[kind] = Math.min((said[kind] ?? 0) + 1, maxCounted)
  }
  for (const word of words) {
    const kind = classes.get(word)
    if (kind) count(kind)
    if (verb.test(word)) count('verbs')
  }
  return {
    betting: Math.max(Math.log10(betting), leastBetting),
    stranger: Number(strangers > 0),
    sum: Number(span !== undefined),
    market: Number(market.test(rest)),
    outcome: Number(outcome.test(rest)),
    versus: Number(versus.test(rest)),
    team: Number(words.some(isTeamWord)),
    name: Number(name.test(message.written)),
    ...said,
  }
}

const wordsOf = (plain: string): string[] => plain.match(/[a-zа-я']+/g) ?? []

/** Whether a text has a word that names of events do not have: «лучше потом». */
export const hasSmallTalk = ({ plain }: Message): boolean => wordsOf(plain).some(word => classes.has(word))
