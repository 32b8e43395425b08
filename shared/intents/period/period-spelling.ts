import { asRussianLayout } from '../text/keyboard-layout.ts'
import { transliterate } from '../text/transliterate.ts'
import { Speller } from '../text/typos.ts'
import { type Meaning, meanings, others } from './words.ts'

/** "fifty" is not a typo of "fifth". */
const isEnglishOrdinal = (meaning: Meaning) => meaning.is === 'number' && meaning.day === 'english'
const speller = new Speller(
  [...meanings].filter(([word, meaning]) => word.length > 4 && !isEnglishOrdinal(meaning)).map(([word]) => word),
)
const remembered = new Map<string, Meaning | undefined>()

/** The meaning of a normalised word, also misspelt, transliterated or on the wrong layout. */
export function meaningOf(word: string): Meaning | undefined {
  const exact = meanings.get(word)
  if (exact || others.has(word) || word.length > 20) return exact
  if (remembered.has(word)) return remembered.get(word)
  if (remembered.size > 5_000) remembered.clear()
  const found = guess(word)
  remembered.set(word, found)
  return found
}

/** "nedelu" is «неделю». */
function softened(word: string): string {
  if (!word.endsWith('у') && !word.endsWith('а')) return word
  return word.replace(/(?<=[лн])[уа]$/u, vowel => (vowel === 'у' ? 'ю' : 'я'))
}

function guess(word: string): Meaning | undefined {
  if (word.length > 3 && /^[a-z,.;'[\]]+$/.test(word))
    for (const russian of [asRussianLayout(word), ...transliterate(word)]) {
      const meaning = meanings.get(russian) ?? meanings.get(softened(russian))
      if (meaning) return meaning
    }
  const right = speller.correct(word)
  return right === undefined ? undefined : meanings.get(right)
}
