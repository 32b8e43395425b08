/** One word or number of a message and where it stands. */
export interface Word {
  text: string
  /** Neighbours are 1 apart; a comma adds 1, the end of a sentence 4. */
  position: number
  kind: 'word' | 'number' | 'id' | 'money'
}

const currency =
  '(?:к|k|т|тыс|тысяч[аиу]?|тыщ[аиу]?|р|руб|рубл[а-я]*|rub|rubles?|roubles?|usd|eur|bucks|dollars|косар[а-я]*|штук[аи]?|баксов|лям[а-я]*)(?![\\p{L}\\p{N}])'
/** Numbers in digits where one may begin: an id, a sum, another number. */
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
const beginsNumeral = /[\d№#$€₽нni]/
const isStop = (letter: string) =>
  letter === '.' || letter === '!' || letter === '?' || letter === ';' || letter === '\n'
const commas = new Set(',:()—–-')

/** Chunks that may be Russian typed on the English layout, where these marks are letters. */
const layoutLetters = /(?<![^\s])[a-z,.;'[\]`<>]*[a-z][a-z,.;'[\]`<>]*(?![^\s!?])/g
const layoutMarks = /[,.;'[\]`]/

/**
 * The words of a normalised text.
 * @param relayout what a chunk of Latin letters and marks is on the Russian keyboard layout, if it is words there
 */
export function wordsOf(text: string, relayout: (chunk: string) => string | undefined): Word[] {
  const isLatin = /[a-z]/.test(text)
  const readable =
    isLatin && layoutMarks.test(text) ? text.replace(layoutLetters, chunk => relayout(chunk) ?? chunk) : text
  const hasDigits = /\d/.test(readable)
  const words: Word[] = []
  let position = 0
  for (let at = 0; at < readable.length; ) {
    const letter = readable[at] as string
    if (letter === ' ') {
      at++
      continue
    }
    if (hasDigits && beginsNumeral.test(letter)) {
      numeral.lastIndex = at
      const match = numeral.exec(readable)
      if (match) {
        const kind = numeralKinds[match.indexOf(match[0], 1) - 1] as Word['kind']
        words.push({ text: match[0], position: position++, kind })
        at += match[0].length
        continue
      }
    }
    const end = wordEnd(readable, at)
    if (end > at) {
      words.push({ text: readable.slice(at, end), position: position++, kind: 'word' })
      at = end
    } else if (isStop(letter)) {
      position += 4
      while (isStop(readable[at] as string)) at++
    } else {
      if (commas.has(letter)) position += 1
      at++
    }
  }
  return words
}

/** а–я, a–z, 0–9: what most words are made of. */
const isPlain = (code: number) =>
  (code >= 0x430 && code <= 0x44f) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

/** Where the word that begins here ends; `at` itself when none does. */
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
