import { findAmount } from './amounts.ts'
import { findAnswer } from './answers.ts'
import { findCount } from './counts.ts'
import type { Explanation } from './detector.ts'
import { findEvent } from './events.ts'
import { findWithdrawalId } from './ids.ts'
import { findMethod } from './methods.ts'
import { findPeriod, type PeriodOptions } from './period.ts'

/** How a phrase was understood, for a reader: words, phrases with weights, what ruled out, scores, and values found. */
export function explanation(explained: Explanation, text: string, options: PeriodOptions): string {
  const { detection, normalised, words, matches, forbidding, scores, opinion } = explained
  const score = detection.score.toFixed(2)
  const runnerUp = detection.runnerUp
  const lines = [
    `«${text}»`,
    `  intent     ${detection.intent} (${score})${detection.ambiguous ? `, ambiguous with ${runnerUp?.intent}` : ''}`,
    `  language   ${detection.language}`,
    `  normalised ${normalised}`,
    `  words      ${words.map(describeWord).join(' · ') || 'none'}`,
    ...section(
      'phrases',
      [...matches]
        .sort((a, b) => b.weight - a.weight)
        .map(
          ({ pattern, weight, ruledOut }) =>
            `${weight.toFixed(2)} of ${pattern.weight.toFixed(2)}  ${pattern.intent}: ${pattern.source}${ruledOut ? '  (ruled out)' : ''}`,
        ),
    ),
    ...section(
      'forbidding',
      forbidding.map(({ pattern }) => `${pattern.intent === '*' ? 'every intent' : pattern.intent}: ${pattern.source}`),
    ),
    ...section(
      'keywords',
      scores.map(one => `${one.score.toFixed(2)}  ${one.intent}`),
    ),
    ...section(
      'opinion',
      opinion
        .filter(({ probability }) => probability >= 0.05)
        .map(({ intent, probability, because }) =>
          [probability.toFixed(2), intent, ...(because.length ? [`by ${because.join(', ')}`] : [])].join('  '),
        ),
    ),
    ...section('found', values(text, options)),
  ]
  return lines.join('\n')
}

const section = (title: string, rows: string[]): string[] =>
  rows.map((row, at) => `  ${(at === 0 ? title : '').padEnd(10)} ${row}`)

function describeWord({ text, reading, negated, isNumber }: Explanation['words'][number]): string {
  const meant = isNumber || reading.word === text ? '' : ` → ${reading.word}`
  return `${text}${meant} (${negated ? 'negated' : isNumber ? 'number' : reading.kind})`
}

function values(text: string, options: PeriodOptions): string[] {
  const period = findPeriod(text, options)
  const amount = findAmount(text)
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
    ['withdrawal id', findWithdrawalId(text)],
    ['count', findCount(text)],
    ['method', findMethod(text)],
    ['event', findEvent(text)],
    ['answer', findAnswer(text)],
  ]
  return found.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`)
}
