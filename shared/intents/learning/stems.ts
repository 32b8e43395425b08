import { normalise } from '../text/normalise.ts'
import { russianSpellings } from '../text/reading.ts'
import { stemOf } from '../text/stem/stem.ts'
import { wordsOf } from '../text/words.ts'

/** A rarer stem may be a typo, and says too little by itself. */
const minUses = 4
/** Shorter Latin words may be Russian ones by chance. */
const minTelling = 4

/** The stems of the words in texts, Russian and English. Russian in Latin letters counts as neither. */
export function stemsIn(texts: readonly string[]): Set<string> {
  const chunks = texts.map(text =>
    wordsOf(normalise(text), () => undefined)
      .filter(({ kind }) => kind === 'word')
      .map(word => word.text),
  )
  const russian = frequent(chunks.flat().filter(word => /^[а-я-]+$/.test(word)))
  const isRussian = (word: string) => russianSpellings(word).some(spelling => russian.has(stemOf(spelling)))
  const english = chunks.flatMap(words => {
    const latin = words.filter(word => /^[a-z'-]+$/.test(word))
    const telling = latin.filter(word => word.length >= minTelling)
    return telling.filter(isRussian).length * 2 > telling.length ? [] : latin
  })
  return new Set([...russian, ...frequent(english)])
}

function frequent(words: readonly string[]): Set<string> {
  const uses = new Map<string, number>()
  for (const stem of words.map(stemOf)) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  return new Set([...uses].filter(([, count]) => count >= minUses).map(([stem]) => stem))
}
