import type { Detection, Detector, IntentName } from './intents.ts'
import { english } from './lexicon/en.ts'
import { russian } from './lexicon/ru.ts'
import { normalise } from './normalise.ts'
import { Reader, type Reading } from './reading.ts'
import { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/** Reach of a phrase: its words may stand this much further apart than side by side. */
const slack = 3
const threshold = 0.5
const tooClose = 0.05
const social: ReadonlySet<string> = new Set(['greeting', 'thanks', 'goodbye'])

interface Read extends Reading {
  position: number
}

export function createDetector(): Detector {
  const vocabulary = new Vocabulary([russian, english])
  const reader = new Reader(vocabulary)

  function readAll(text: string): Read[] {
    return wordsOf(text).map(({ text: word, position, kind }) => {
      if (kind === 'word') return { ...reader.read(word), position }
      const terms = kind === 'id' ? ['#', '№'] : kind === 'money' ? ['#', '₽'] : ['#']
      return { word, terms, kind: 'common' as const, language: 'ru' as const, position }
    })
  }

  function places(words: Read[]): Map<number, number[]> {
    const found = new Map<number, number[]>()
    const add = (element: number, position: number) => {
      const at = found.get(element)
      if (at) at.push(position)
      else found.set(element, [position])
    }
    words.forEach(({ terms, position }, index) => {
      for (const term of terms) {
        for (const element of vocabulary.elementsOf(term)) add(element, position)
        for (const { rest, elements } of vocabulary.sequences.get(term) ?? [])
          if (rest.every((next, at) => words[index + at + 1]?.terms.includes(next)))
            for (const element of elements) add(element, position)
      }
    })
    return found
  }

  function detect(text: string): Detection {
    const words = readAll(normalise(text))
    const found = places(words)
    const misses = new Map<string, number>()
    const matched = new Map<string, string[]>()
    const forbidden = new Set<string>()
    for (const [element, positions] of found)
      for (const pattern of vocabulary.patternsAt(element)) {
        const reach = pattern.elements.length - 1 + slack
        const fits = positions.some(position =>
          pattern.elements.every(
            other =>
              other === element || found.get(other)?.some(at => at !== position && Math.abs(at - position) <= reach),
          ),
        )
        if (!fits) continue
        if (pattern.forbids) {
          forbidden.add(pattern.intent)
          continue
        }
        misses.set(pattern.intent, (misses.get(pattern.intent) ?? 1) * (1 - pattern.weight))
        matched.set(pattern.intent, [...(matched.get(pattern.intent) ?? []), pattern.source])
      }
    const strange =
      words.filter(({ kind }) => kind === 'strange').length + 2 * words.filter(({ kind }) => kind === 'foreign').length
    const scores = [...misses]
      .filter(([intent]) => !forbidden.has(intent))
      .map(([intent, miss]) => {
        const weight = 1 - miss
        const doubt = social.has(intent) ? 1 - 0.5 ** strange : (1 - weight) * Math.min(strange, 5) * 0.6
        return { intent: intent as IntentName, score: weight * (1 - doubt) }
      })
      .sort((a, b) => b.score - a.score)
    const asked = scores.filter(({ intent, score }) => !social.has(intent) && score >= threshold)
    const [first, second] = asked.length > 0 ? asked : scores
    const language =
      words.filter(word => word.language === 'en').length * 2 > words.length ? ('en' as const) : ('ru' as const)
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
      ambiguous: second !== undefined && !social.has(first.intent) && first.score - second.score < tooClose,
      matched: matched.get(first.intent) ?? [],
      language,
    }
  }

  return { detect }
}
