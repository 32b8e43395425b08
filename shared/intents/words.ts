/** One word, number or mark of a message and where it stands. */
export interface Word {
  text: string
  /** Neighbours are 1 apart; a comma adds 1, the end of a sentence 4. */
  position: number
  kind: 'word' | 'number' | 'id' | 'money'
}

const pattern =
  /(?<id>(?:№|#|n°|номер|номером|number)\s*\d{1,19}(?![\d.,]*\d))|(?<number>\d[\d   ]*(?:[.,]\d+)*)\s*(?<unit>(?:к|k|т|тыс|тысяч[аиу]?|тыщ[аиу]?|р|руб|рубл[а-я]*|₽|rub|rubles?|\$|€|usd|eur|косар[а-я]*|штук[аи]?)(?![\p{L}]))?|(?<word>\p{L}[\p{L}\p{N}]*(?:['-][\p{L}\p{N}]+)*)|(?<stop>[.!?;\n]+)|(?<comma>[,:()—–-])/gu

/** The words of a normalised text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let position = 0
  for (const { groups } of text.matchAll(pattern)) {
    const { id, number, unit, word, stop } = groups as Record<string, string | undefined>
    if (stop !== undefined) position += 4
    else if (id !== undefined) words.push({ text: id, position: position++, kind: 'id' })
    else if (number !== undefined) words.push({ text: number, position: position++, kind: unit ? 'money' : 'number' })
    else if (word !== undefined) words.push({ text: word, position: position++, kind: 'word' })
    else position += 1
  }
  return words
}
