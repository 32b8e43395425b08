/** A currency named beside a number: how much of the text it takes, and the ISO 4217 codes that it may mean. */
export interface NamedCurrency {
  length: number
  codes: readonly string[]
}

interface Kind {
  codes: readonly string[]
  sign: string
  word: string
}

const kinds: readonly Kind[] = [
  {
    codes: ['RUB', 'BYN'],
    sign: '₽',
    word: '(?:р\\.|(?:р|руб|рубл[а-я]*|рубчик[а-я]*|деревянных|rub|rubles?|roubles?)(?!\\p{L}))',
  },
  {
    codes: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD'],
    sign: '\\$',
    word: '(?:usd|доллар[а-я]*|бакс[а-я]*|bucks|dollars?)(?!\\p{L})',
  },
  { codes: ['EUR'], sign: '€', word: '(?:eur|евро|euros?)(?!\\p{L})' },
  { codes: ['KZT'], sign: '₸', word: '(?:kzt|тенге|tenge)(?!\\p{L})' },
  { codes: ['UAH'], sign: '₴', word: '(?:uah|гривен|гривн[а-я]+|hryvnias?)(?!\\p{L})' },
  { codes: ['GBP'], sign: '£', word: '(?:gbp|фунт[а-я]*|pounds?|quid)(?!\\p{L})' },
]

const behind = kinds.map(({ codes, sign, word }) => ({
  codes,
  pattern: new RegExp(`^\\s*(?:${sign}|${word})`, 'u'),
}))
const ahead = kinds.map(({ codes, sign }) => ({ codes, pattern: new RegExp(`${sign}\\s*$`, 'u') }))

const named = (text: string, patterns: typeof behind): NamedCurrency | undefined => {
  for (const { codes, pattern } of patterns) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return { length: found.length, codes }
  }
  return undefined
}

/** @param text what stands behind a number, normalised */
export const currencyAfter = (text: string): NamedCurrency | undefined => named(text, behind)

/** The sign right before a number. @param text what stands before it */
export const currencyBefore = (text: string): NamedCurrency | undefined => named(text, ahead)
