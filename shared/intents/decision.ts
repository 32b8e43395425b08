import type { Detection, IntentName, Language } from './intents.ts'
import type { ReadWord } from './message.ts'
import { answers, unknown } from './opinion.ts'
import { isSocial, type WeighedMatch } from './scoring.ts'

/** How sure the keywords are of an intent. */
export interface Score {
  intent: IntentName
  score: number
}

/** A keyword score below this says nothing. */
const threshold = 0.5
/** Two intents whose keyword scores differ by less are asked about. */
const tooClose = 0.06
/** What a keyword score of 1 adds to the second opinion's log odds. */
const keywordOdds = 1
/** The same where the message holds nothing else than the keywords: the second opinion may just not know a rare word. */
const keywordOddsAlone = 2
const fewWords = 4
/** What more an intent needs than «unknown» when no keyword speaks for it. */
const withoutKeyword = 1.2

/** What led to a decision. */
export interface Grounds {
  words: readonly ReadWord[]
  matches: readonly WeighedMatch[]
  /** Of the keywords, the best first. */
  scores: readonly Score[]
  /** The second opinion's log odds, in the order of `answers`. */
  votes: readonly number[]
}

/**
 * What a message means: keywords and the second opinion together. An administrator's own keywords decide alone. A request
 * goes before a greeting or thanks in the same message.
 */
export function decide(grounds: Grounds): Detection {
  const { words, matches, scores } = grounds
  const language = languageOf(words)
  const requests = scores.filter(({ intent, score }) => !isSocial(intent) && score >= threshold)
  const first = requests[0] ?? scores[0]
  const taught = first !== undefined && first.score >= threshold && isTaught(first.intent, matches)
  const best = taught ? first : likeliest(grounds)
  const [one, other] = requests
  if (one && other && isAskable(best.intent, [one.intent, other.intent], words))
    if (one.score - other.score < tooClose && askDifferently(one.intent, other.intent, matches, words))
      return { ...one, runnerUp: other, ambiguous: true, matched: matchedBy(one.intent, matches), language }
  const runnerUp =
    scores.length === 0
      ? undefined
      : [one, other, scores[0], scores[1]].find(each => each && each.intent !== best.intent)
  const { intent, score } = best
  const matched = intent === 'unknown' || matches.length === 0 ? [] : matchedBy(intent, matches)
  return runnerUp
    ? { intent, score, runnerUp, ambiguous: false, matched, language }
    : { intent, score, ambiguous: false, matched, language }
}

/** «Ставки и выводы» says nothing else, whatever the second opinion thinks of it. */
const isAskable = (best: string, pair: readonly string[], words: readonly ReadWord[]) =>
  pair.includes(best) || (best === 'unknown' && words.length <= fewWords)

const isTaught = (intent: IntentName, matches: readonly WeighedMatch[]) =>
  matches.some(({ pattern, ruledOut }) => pattern.taught && pattern.intent === intent && !ruledOut)

/** The answer that keywords and second opinion together make likeliest, with its probability. */
function likeliest({ words, matches, scores, votes }: Grounds): { intent: IntentName | 'unknown'; score: number } {
  if (words.length === 0) return { intent: 'unknown', score: 0 }
  const odds = votes.slice()
  let speaks = false
  let request = -1
  for (const { intent, score } of scores) {
    const at = answers.indexOf(intent as (typeof answers)[number])
    if (at < 0 || score < threshold) continue
    speaks = true
    const isAlone = words.length <= fewWords && covers(intent, matches, words)
    odds[at] = (odds[at] as number) + (isAlone ? keywordOddsAlone : keywordOdds) * score
    if (!isSocial(intent) && (request < 0 || (odds[at] as number) > (odds[request] as number))) request = at
  }
  if (!speaks) odds[unknown] = (odds[unknown] as number) + withoutKeyword
  let best = 0
  for (let at = 1; at < odds.length; at++) if ((odds[at] as number) > (odds[best] as number)) best = at
  if (request >= 0 && isSocial(answers[best] as string) && (odds[request] as number) > (odds[unknown] as number))
    best = request
  let sum = 0
  for (const one of odds) sum += Math.exp(one - (odds[best] as number))
  return { intent: answers[best] as IntentName | 'unknown', score: 1 / sum }
}

/** Whether the keywords of an intent are all that the message says. */
const covers = (intent: IntentName, matches: readonly WeighedMatch[], words: readonly ReadWord[]): boolean =>
  words.every(({ position }) =>
    matches.some(
      ({ pattern, positions, ruledOut }) => pattern.intent === intent && !ruledOut && positions.includes(position),
    ),
  )

function matchedBy(intent: string, matches: readonly WeighedMatch[]): string[] {
  const own = matches.filter(({ pattern, ruledOut }) => pattern.intent === intent && !ruledOut)
  if (own.length > 1) own.sort((a, b) => b.weight - a.weight)
  return own.map(({ pattern }) => pattern.source)
}

/** Whether each of two intents has a word that speaks for it and not for the other: «баланс и ставки». */
function askDifferently(
  one: IntentName,
  other: IntentName,
  matches: readonly WeighedMatch[],
  words: readonly ReadWord[],
): boolean {
  const known = new Set(words.filter(({ reading }) => reading.kind === 'known').map(({ position }) => position))
  const wordsOfIntent = (intent: IntentName) =>
    new Set(
      matches
        .filter(({ pattern, ruledOut }) => pattern.intent === intent && !ruledOut)
        .flatMap(({ positions }) => positions.filter(position => known.has(position))),
    )
  const [a, b] = [wordsOfIntent(one), wordsOfIntent(other)]
  return [...a].some(position => !b.has(position)) && [...b].some(position => !a.has(position))
}

function languageOf(words: readonly ReadWord[]): Language {
  let letters = 0
  let english = 0
  for (const { isNumber, reading } of words) {
    if (isNumber) continue
    letters++
    if (reading.language === 'en') english++
  }
  return english * 2 > letters ? 'en' : 'ru'
}
