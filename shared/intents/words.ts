/** One word or number of a message and where it stands. */
export interface Word {
  text: string
  /** Neighbours are 1 apart; a comma adds 1, the end of a sentence 4. */
  position: number
  kind: 'word' | 'number' | 'id' | 'money'
}

const currency =
  '(?:к|k|т|тыс|тысяч[аиу]?|тыщ[аиу]?|р|руб|рубл[а-я]*|rub|rubles?|roubles?|usd|eur|bucks|dollars|косар[а-я]*|штук[аи]?|баксов|лям[а-я]*)(?![\\p{L}\\p{N}])'
const pattern = new RegExp(
  [
    '(?<id>(?:№|#|(?<!\\p{L})(?:номер[а-я]*|number|no|id)\\.?)\\s?:?\\s?\\d{1,19}(?![\\p{L}\\d]))',
    `(?<money>[$€₽]\\s?\\d[\\d.,]*|\\d[\\d.,]*(?: \\d{3})*(?:[.,]\\d+)?\\s?(?:[₽$€]|${currency}))`,
    '(?<number>\\d+(?:[ .,:/]\\d+)*(?![\\p{L}\\d]))',
    "(?<word>[\\p{L}\\p{N}]+(?:['-][\\p{L}\\p{N}]+)*)",
    '(?<stop>[.!?;\\n]+)',
    '(?<comma>[,:()—–-])',
  ].join('|'),
  'gu',
)

/** Chunks that may be Russian typed on the English layout, where these marks are letters. */
const layoutLetters = /(?<![^\s])[a-z,.;'[\]`<>]*[a-z][a-z,.;'[\]`<>]*(?![^\s!?])/g

/**
 * The words of a normalised text.
 * @param relayout what a chunk of Latin letters and marks is on the Russian keyboard layout, if it is words there
 */
export function wordsOf(text: string, relayout: (chunk: string) => string | undefined): Word[] {
  const readable = /[a-z]/.test(text) ? text.replace(layoutLetters, chunk => relayout(chunk) ?? chunk) : text
  const words: Word[] = []
  let position = 0
  for (const match of readable.matchAll(pattern)) {
    const { id, money, number, word, stop } = match.groups as Record<string, string | undefined>
    if (stop !== undefined) position += 4
    else if (id !== undefined) words.push({ text: id, position: position++, kind: 'id' })
    else if (money !== undefined) words.push({ text: money, position: position++, kind: 'money' })
    else if (number !== undefined) words.push({ text: number, position: position++, kind: 'number' })
    else if (word !== undefined) words.push({ text: word, position: position++, kind: 'word' })
    else position += 1
  }
  return words
}
