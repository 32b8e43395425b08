import { isPlain, kinds, kindsIn, kindsOf } from './characters.ts'

/** A word or number of a message, with its position. */
export type Word<Known = unknown> = {
  text: string
  /** Neighbours are 1 apart; a comma adds 1, the end of a sentence 4. */
  position: number
} & ({ kind: 'word'; known: Known } | { kind: 'number' | 'id' | 'money'; known: undefined })

const currency =
  '(?:к|k|т|тыс|тысяч[аиу]?|тыщ[аиу]?|р|руб|рубл[а-я]*|rub|rubles?|roubles?|usd|eur|bucks|dollars|косар[а-я]*|штук[аи]?|баксов|лям[а-я]*)(?![\\p{L}\\p{N}])'
/** A number in digits: an id, a sum, or any other. */
const numeral = new RegExp(
  [
    '((?:№|#|(?:номер[а-я]*|number|no|id)\\.?)\\s?:?\\s?\\d{1,19}(?![\\p{L}\\d]))',
    `([$€₽]\\s?\\d[\\d.,]*|\\d[\\d.,]*(?: \\d{3})*(?:[.,]\\d+)?\\s?(?:[₽$€]|${currency}))`,
    '(\\d+(?:[ .,:/]\\d+)*(?![\\p{L}\\d]))',
  ].join('|'),
  'uy',
)
const numeralKinds = ['id', 'money', 'number'] as const
const wordHere = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/uy
const space = 32

/** Chunks that may be Russian typed on the English layout, where these marks are letters. */
const layoutLetters = /(?<![^\s])[a-z,.;'[\]`<>]+(?![^\s!?])/g
const latinLetter = /[a-z]/

const cutOut = (text: string, start: number, end: number) => ({ text: text.slice(start, end) })

/**
 * The words of a normalised text.
 * @param relayout the Russian word that a chunk is when typed on the wrong keyboard layout, if any
 * @param wordAt what is known of the word from `start` to `end` of the text
 */
export function wordsOf<Known extends { readonly text: string } = { text: string }>(
  text: string,
  relayout: (chunk: string) => string | undefined,
  wordAt: (text: string, start: number, end: number) => Known = cutOut as never,
): Word<Known>[] {
  const found = kindsIn(text)
  const mayBeRelaid = (found & kinds.latin) !== 0 && (found & kinds.layoutMark) !== 0
  const readable = mayBeRelaid
    ? text.replace(layoutLetters, chunk => (latinLetter.test(chunk) && relayout(chunk)) || chunk)
    : text
  const hasDigits = (found & kinds.digit) !== 0
  const words: Word<Known>[] = []
  let position = 0
  for (let at = 0; at < readable.length; ) {
    const code = readable.charCodeAt(at)
    if (code === space) {
      at++
      continue
    }
    const kind = kindsOf(code)
    if (hasDigits && (kind & kinds.numeralStart) !== 0) {
      numeral.lastIndex = at
      const match = numeral.exec(readable)
      if (match) {
        const kind = numeralKinds[match.indexOf(match[0], 1) - 1] as (typeof numeralKinds)[number]
        words.push({ text: match[0], position: position++, kind, known: undefined })
        at += match[0].length
        continue
      }
    }
    const end = wordEnd(readable, at)
    if (end > at) {
      const known = wordAt(readable, at, end)
      words.push({ text: known.text, position: position++, kind: 'word', known })
      at = end
    } else if ((kind & kinds.stop) !== 0) {
      position += 4
      while ((kindsOf(readable.charCodeAt(at)) & kinds.stop) !== 0) at++
    } else {
      if ((kind & kinds.comma) !== 0) position += 1
      at++
    }
  }
  return words
}

/** The end of the word that begins at `at`; `at` itself when none does. */
function wordEnd(text: string, at: number): number {
  let end = at
  for (;;) {
    while (isPlain(text.charCodeAt(end))) end++
    const mark = text.charCodeAt(end)
    if (mark > 127) break
    if (end === at || (mark !== 39 && mark !== 45) || !isPlain(text.charCodeAt(end + 1)))
      return text.charCodeAt(end + 1) > 127 && (mark === 39 || mark === 45) ? wordEndSlowly(text, at) : end
    end++
  }
  return wordEndSlowly(text, at)
}

/** The same for letters of any alphabet. */
function wordEndSlowly(text: string, at: number): number {
  wordHere.lastIndex = at
  return wordHere.test(text) ? wordHere.lastIndex : at
}
