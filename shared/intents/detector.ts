import type { Detection, Detector, IntentName, Language } from './intents.ts'
import { asRussianLayout } from './keyboard-layout.ts'
import { type ExtraKeywords, lexiconOf } from './keywords.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { type Match, Matcher } from './matching.ts'
import { negated } from './negation.ts'
import { normalise } from './normalise.ts'
import { isLargeNumber, isSum } from './numbers.ts'
import { Reader, type Reading } from './reading.ts'
import { byScore, combine, isRuledOut, isSocial, weigh } from './scoring.ts'
import { isStrange, Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

const threshold = 0.5
/** Two intents whose scores differ by less are asked about. */
const tooClose = 0.02

type Score = { intent: IntentName; score: number }
type ReadWord = Reading & { text: string; position: number; negated: boolean; isNumber: boolean }

/** Everything that led to a detection. */
export interface Explanation {
  detection: Detection
  normalised: string
  words: ReadWord[]
  matches: (Match & { weight: number; ruledOut: boolean })[]
  forbidding: Match[]
  scores: Score[]
}

export interface ExplainingDetector extends Detector {
  explain(text: string): Explanation
}

/**
 * Makes a detector; the lexicons are compiled here, once. A detector keeps no state but a bounded memory of words.
 * @param extra what an administrator adds, as `extraKeywords` has it of an INTENTS_FILE
 */
export function createDetector(extra: ExtraKeywords = {}): ExplainingDetector {
  const vocabulary = new Vocabulary([russian, english], lexiconOf(extra))
  const reader = new Reader(vocabulary)
  const matcher = new Matcher(vocabulary)
  const numberAs = (terms: string[]): Reading => {
    const elements = terms.flatMap(term => vocabulary.elementsOf(term))
    return { word: '#', terms, elements, negatedElements: [], kind: 'common', language: 'ru' }
  }
  const numbers = { number: numberAs(['#']), id: numberAs(['№']), money: numberAs(['₽']) }

  function wordOf(text: string): Reading {
    const reading = reader.read(text)
    const number = isSum(text) ? numbers.money : isLargeNumber(text) && text.length > 2 ? numbers.number : undefined
    if (number === undefined) return reading
    return {
      ...reading,
      kind: 'common',
      elements: [...reading.elements.filter(one => !isStrange(one)), ...number.elements],
    }
  }

  function relayout(chunk: string): string | undefined {
    if (!/[,.;'[\]`]/.test(chunk)) return undefined
    const russian = asRussianLayout(chunk)
    return /^[а-я]+$/.test(russian) && reader.read(russian).kind !== 'strange' ? russian : undefined
  }

  function read(normalised: string): ReadWord[] {
    const words = wordsOf(normalised, relayout).map(({ text, position, kind }) => ({
      ...(kind === 'word' ? wordOf(text) : numbers[kind]),
      text,
      position,
      negated: false,
      isNumber: kind !== 'word',
    }))
    const marks = negated(words, vocabulary)
    for (const [at, word] of words.entries()) {
      if (!marks[at]) continue
      word.negated = true
      word.elements = word.negatedElements
    }
    return words
  }

  function explain(text: string): Explanation {
    const normalised = normalise(text)
    const words = read(normalised)
    const found = matcher.match(words)
    const forbidding = found.filter(({ pattern }) => pattern.forbids)
    const speaking = found.filter(({ pattern }) => !pattern.forbids)
    const own = new Map<string, Set<number>>()
    for (const { pattern, positions } of speaking) {
      const known = own.get(pattern.intent) ?? new Set()
      own.set(pattern.intent, known)
      for (const position of positions) known.add(position)
    }
    const placed = new Map(words.map(word => [word.position, word]))
    const matches = speaking.map(match => ({
      ...match,
      weight: weigh(match, placed, own.get(match.pattern.intent) as Set<number>),
      ruledOut: isRuledOut(match, forbidding),
    }))
    const weights = new Map<IntentName, number[]>()
    for (const { pattern, weight, ruledOut } of matches) {
      if (ruledOut) continue
      const intent = pattern.intent as IntentName
      weights.set(intent, [...(weights.get(intent) ?? []), weight])
    }
    const scores = [...weights].map(([intent, each]) => ({ intent, score: combine(each) })).sort(byScore)
    return { detection: decide(scores, matches, words), normalised, words, matches, forbidding, scores }
  }

  return { detect: text => explain(text).detection, explain }
}

/** A request goes before a greeting or thanks in the same message. */
function decide(scores: Score[], matches: Explanation['matches'], words: ReadWord[]): Detection {
  const requests = scores.filter(({ intent, score }) => !isSocial(intent) && score >= threshold)
  const first = requests[0] ?? scores[0]
  const second = requests[1] ?? scores.find(({ intent }) => intent !== first?.intent)
  const language = languageOf(words)
  if (first === undefined || first.score < threshold)
    return {
      intent: 'unknown',
      score: first?.score ?? 0,
      ...(first && { runnerUp: first }),
      ambiguous: false,
      matched: [],
      language,
    }
  return {
    ...first,
    ...(second && { runnerUp: second }),
    ambiguous:
      requests.length > 1 &&
      second !== undefined &&
      first.score - second.score < tooClose &&
      askDifferently(first.intent, second.intent, matches, words),
    matched: matches
      .filter(({ pattern, ruledOut }) => pattern.intent === first.intent && !ruledOut)
      .sort((a, b) => b.weight - a.weight)
      .map(({ pattern }) => pattern.source),
    language,
  }
}

/** Whether each of two intents has a word that speaks for it and not for the other: «баланс и ставки». */
function askDifferently(
  one: IntentName,
  other: IntentName,
  matches: Explanation['matches'],
  words: readonly ReadWord[],
) {
  const known = new Set(words.filter(({ kind }) => kind === 'known').map(({ position }) => position))
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
  const letters = words.filter(({ word }) => word !== '#')
  const english = letters.filter(({ language }) => language === 'en').length
  return english * 2 > letters.length ? 'en' : 'ru'
}
