import { findAnswer } from './answers/answers.ts'
import type { Explanation } from './detector.ts'
import { answers } from './model/model.ts'
import { probabilitiesOf, verdictOf } from './model/verdict.ts'
import { findPeriod, type PeriodOptions } from './period/period.ts'
import type { Message } from './text/message.ts'
import { findAmount } from './values/amounts.ts'
import { findCount } from './values/counts.ts'
import { findEvent } from './values/events.ts'
import { findWithdrawalId } from './values/ids.ts'
import { findMethod } from './values/methods.ts'

/** How a phrase was understood, for a reader: the words, an administrator's keywords, the likely intents, and values found. */
export function explanation(explained: Explanation, message: Message, options: PeriodOptions): string {
  const { detection, words, keywords, votes, because } = explained
  const { intent, score, ambiguous, runnerUp, language } = detection
  const lines = [
    `«${message.text}»`,
    `  intent     ${intent} (${score.toFixed(2)})${ambiguous ? `, ambiguous with ${runnerUp?.intent}` : ''}`,
    `  language   ${language}`,
    `  normalised ${message.plain}`,
    `  words      ${words.map(describeWord).join(' · ') || 'none'}`,
    ...section(
      'keywords',
      keywords.map(({ intent, keyword, score }) => `${score.toFixed(2)}  ${intent}  by «${keyword}»`),
    ),
    ...section(
      'likely',
      probabilitiesOf(votes)
        .map((probability, answer) => ({ probability, intent: answers[answer] as string }))
        .filter(({ probability }) => probability >= 0.05)
        .sort((a, b) => b.probability - a.probability)
        .map(({ probability, intent }) =>
          [probability.toFixed(2), intent, `by ${because(intent).join(', ') || 'no word'}`].join('  '),
        ),
    ),
    ...section('clauses', clauses(explained)),
    ...section('found', values(message, options)),
  ]
  return lines.join('\n')
}

const section = (title: string, rows: string[]): string[] =>
  rows.map((row, at) => `  ${(at === 0 ? title : '').padEnd(10)} ${row}`)

/** What each clause means by itself, with a mark at the one that speaks most for the intent. */
function clauses({ detection, clauses }: Explanation): string[] {
  const intent = (answers as readonly string[]).indexOf(detection.intent)
  const all = clauses()
  const most = Math.max(...all.map(({ votes }) => votes[intent] ?? 0))
  return all.map(({ words, votes }) => {
    const { best } = verdictOf(probabilitiesOf(votes))
    const text = words.map(({ text }) => text).join(' ')
    const mark = detection.intent !== 'unknown' && votes[intent] === most ? `  speaks most for ${detection.intent}` : ''
    return `${best.score.toFixed(2)}  ${best.intent}  «${text}»${mark}`
  })
}

function describeWord({ text, reading, isNumber }: Explanation['words'][number]): string {
  if (isNumber) return `${text} (number)`
  const read = reading.word === text ? text : `${text} → ${reading.word}`
  return reading.isNegated ? `${read} (negated)` : read
}

function values(message: Message, options: PeriodOptions): string[] {
  const period = findPeriod(message, options)
  const amount = findAmount(message)
  const found: [string, unknown][] = [
    [
      'period',
      period.kind === 'period'
        ? `${period.start.toISOString()} – ${period.end.toISOString()}`
        : period.kind === 'invalid'
          ? period.reason
          : undefined,
    ],
    ['amount', amount.kind === 'amount' ? amount.amount.toFixed() : amount.kind === 'invalid' ? 'invalid' : undefined],
    ['withdrawal id', findWithdrawalId(message)],
    ['count', findCount(message)],
    ['method', findMethod(message)],
    ['event', findEvent(message)],
    ['answer', findAnswer(message)],
  ]
  return found.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`)
}
