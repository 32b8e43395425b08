import { normalise } from '../text/normalise.ts'
import { russianSpellings } from '../text/spellings.ts'
import { stemOf } from '../text/stem/stem.ts'
import { slipsAllowed } from '../text/typos.ts'
import { plainly, wordsOf } from '../text/words.ts'

/** A rarer stem may be a typo, and says too little by itself. */
const minUses = 4
/** A word that is used less often is not what a misspelt one means. */
const minUsesAsMeant = 15
/** Shorter Latin words may be Russian ones by chance. */
const minTelling = 4

const wordsIn = (text: string): string[] =>
  wordsOf(normalise(text), plainly)
    .filter(({ isNumber }) => !isNumber)
    .map(word => word.text)

/** The stems of the words in texts, Russian and English. Russian in Latin letters counts as neither. */
export function stemsIn(texts: readonly string[]): Set<string> {
  const chunks = texts.map(wordsIn)
  const russian = frequent(chunks.flat().filter(word => /^[а-я-]+$/.test(word)))
  const isRussian = (word: string) => russianSpellings(word).some(spelling => russian.has(stemOf(spelling)))
  const english = chunks.flatMap(words => {
    const latin = words.filter(word => /^[a-z'-]+$/.test(word))
    const telling = latin.filter(word => word.length >= minTelling)
    return telling.filter(isRussian).length * 2 > telling.length ? [] : latin
  })
  return new Set([...russian, ...frequent(english)])
}

const frequent = (words: readonly string[]) => new Set(commonest(words.map(stemOf), minUses))

/** What misspelt words in the texts and in others may mean, the commonest first. */
export const vocabularyOf = (texts: readonly string[]): string[] =>
  commonest(texts.flatMap(wordsIn).filter(isCorrectable), minUsesAsMeant)

const isCorrectable = (word: string) => slipsAllowed(word.length) > 0 && /^(?:[а-я]+|[a-z]+)$/.test(word)

/** Those of the words that are used so often, the commonest first. */
function commonest(words: readonly string[], minUses: number): string[] {
  const uses = new Map<string, number>()
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  return [...uses]
    .filter(([, count]) => count >= minUses)
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word)
}
