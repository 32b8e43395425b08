import { isPlain, kinds, kindsOf } from './characters.ts'
import { unitsOf } from './units.ts'

/** Numbers are read by what stands around them: «№17», "$50", «17». */
export type NumeralKind = (typeof numeralKinds)[number]

/** What the words and numbers of a text are made into. */
interface Making<Made> {
  /**
   * The word from `start` to `end` of the text.
   * @param codes the units of the text
   * @param position neighbours are 1 apart; a comma adds 1, the end of a sentence 4
   */
  word(text: string, codes: Uint16Array, start: number, end: number, position: number): Made
  numeral(text: string, kind: NumeralKind, position: number): Made
}

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

/** The words and numbers of a normalised text. */
export function wordsOf<Made>(text: string, making: Making<Made>, units = unitsOf(text)): Made[] {
  const { codes } = units
  const hasDigits = (units.kinds & kinds.digit) !== 0
  const words: Made[] = []
  let position = 0
  for (let at = 0; at < text.length; ) {
    const code = codes[at] as number
    if (code === space) {
      at++
      continue
    }
    const kind = kindsOf(code)
    if (hasDigits && (kind & kinds.numeralStart) !== 0) {
      numeral.lastIndex = at
      const match = numeral.exec(text)
      if (match) {
        const kind = numeralKinds[match.indexOf(match[0], 1) - 1] as NumeralKind
        words.push(making.numeral(match[0], kind, position++))
        at += match[0].length
        continue
      }
    }
    const end = wordEnd(text, codes, at)
    if (end > at) {
      words.push(making.word(text, codes, at, end, position++))
      at = end
    } else if ((kind & kinds.stop) !== 0) {
      position += 4
      do at++
      while ((kindsOf(codes[at] as number) & kinds.stop) !== 0)
    } else {
      if ((kind & kinds.comma) !== 0) position += 1
      at++
    }
  }
  return words
}

/** A word or number as it stands in a text. */
export interface PlainWord {
  text: string
  isNumber: boolean
}

/** Makes plain words. */
export const plainly: Making<PlainWord> = {
  word: (text, _codes, start, end) => ({ text: text.slice(start, end), isNumber: false }),
  numeral: text => ({ text, isNumber: true }),
}

/** The end of the word that begins at `at`; `at` itself when none does. */
function wordEnd(text: string, codes: Uint16Array, at: number): number {
  let end = at
  for (;;) {
    while (isPlain(codes[end] as number)) end++
    const mark = codes[end] as number
    if (mark > 127) return wordEndSlowly(text, at)
    if (end === at || (mark !== 39 && mark !== 45)) return end
    const next = codes[end + 1] as number
    if (!isPlain(next)) return next > 127 ? wordEndSlowly(text, at) : end
    end++
  }
}

/** The same for letters of any alphabet. */
function wordEndSlowly(text: string, at: number): number {
  wordHere.lastIndex = at
  return wordHere.test(text) ? wordHere.lastIndex : at
}
