import type { Meaning } from './words.ts'

/** A part of a text as dates see it. */
export type Token =
  | Meaning
  | { is: 'date'; day?: number; month: number; year?: number; loose: boolean }
  | { is: 'dash' }
  | { is: 'other' }

const parts =
  /(?<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))|(?<full>\d{1,2}([./-])\d{1,2}\3\d{2,4}(?![\d]))|(?<short>\d{1,2}[./]\d{1,2}(?![\d/:]))|(?<monthYear>\d{1,2}[./]\d{4}(?!\d))|(?<clock>\d{1,2}:\d{2})|(?<number>\d+(?:[.,]\d+)?)(?<suffix>-?(?:го|ого|е|я|й|му|st|nd|rd|th)(?!\p{L}))?|(?<dash>\.\.+|…|[-‐‑‒–—−])|(?<word>\p{L}+(?:'\p{L}+)?)|(?<other>[^\s,.'"()«»])/gu

const fullYear = (written: string): number => (written.length > 2 ? Number(written) : 2000 + Number(written))

/** Whether the slash dates of a text are month/day: one of them can be nothing else, and none is surely day/month. */
const isMonthFirst = (text: string): boolean => {
  const pairs = [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?!\d)/g)].map(([, one, other]) =>
    [one, other].map(Number),
  )
  return pairs.some(([, second = 0]) => second > 12) && pairs.every(([first = 0]) => first <= 12)
}

/** 13/02 is day first; 02/13, which cannot be, month first. */
function numericDate(written: string, monthFirst: boolean): Token {
  const [first = '', second = '', third] = written.split(/[./-]/)
  const american = written.includes('/') && Number(first) <= 12 && (monthFirst || Number(second) > 12)
  return {
    is: 'date',
    day: Number(american ? second : first),
    month: Number(american ? first : second),
    ...(third !== undefined && { year: fullYear(third) }),
    loose: third === undefined && !/^\d\d[./]\d\d$/.test(written),
  }
}

/**
 * @param text normalised
 * @param meaningOf what a word means in a date, if anything
 */
export function tokensOf(text: string, meaningOf: (word: string) => Meaning | undefined): Token[] {
  const tokens: Token[] = []
  const monthFirst = isMonthFirst(text)
  for (const { groups } of text.matchAll(parts)) {
    const { iso, full, short, monthYear, number, suffix, dash, word } = groups as Record<string, string | undefined>
    if (iso !== undefined) {
      const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
      tokens.push({ is: 'date', year, month, day, loose: false })
    } else if (full !== undefined || short !== undefined)
      tokens.push(numericDate((full ?? short) as string, monthFirst))
    else if (monthYear !== undefined) {
      const [month, year] = monthYear.split(/[./]/).map(Number) as [number, number]
      tokens.push({ is: 'date', month, year, loose: false })
    } else if (number !== undefined) {
      const value = /^\d{1,4}$/.test(number) ? Number(number) : Number.NaN
      tokens.push(
        Number.isNaN(value)
          ? { is: 'other' }
          : { is: 'number', value, ordinal: suffix !== undefined && !/^-?[яй]$/.test(suffix) },
      )
    } else if (dash !== undefined) tokens.push({ is: 'dash' })
    else if (word !== undefined) tokens.push(meaningOf(word.replace(/'s?$/, '')) ?? { is: 'other' })
    else tokens.push({ is: 'other' })
  }
  return joinTens(tokens)
}

/** «двадцать третьего» is one number. */
function joinTens(tokens: Token[]): Token[] {
  return tokens.flatMap((token, at): Token[] => {
    const before = tokens[at - 1]
    const after = tokens[at + 1]
    const tens = (one: Token | undefined) => one?.is === 'number' && (one.value === 20 || one.value === 30)
    const ones = (one: Token | undefined) => one?.is === 'number' && one.value < 10
    if (token.is === 'number' && ones(token) && tens(before)) return []
    if (token.is === 'number' && tens(token) && after?.is === 'number' && ones(after))
      return [{ is: 'number', value: token.value + after.value, ordinal: after.ordinal }]
    return [token]
  })
}
