import { unitOfTime } from '../text/calendar-words.ts'
import { withoutEllipsis } from './ellipsis.ts'
import { joinNumbers } from './spelled-numbers.ts'
import type { Meaning } from './words.ts'

/** A part of a text, as the rules for dates see it. */
export type Token =
  | Meaning
  | { is: 'date'; day?: number; month: number; year?: number; loose: boolean }
  | { is: 'dash' }
  | { is: 'other'; word: string }

const parts = new RegExp(
  [
    String.raw`(?<dash>\.\.+|…|[-‐‑‒–—−]+)`,
    String.raw`(?<iso>\d{4}(?<isoMark>[-/.])\d{1,2}\k<isoMark>\d{1,2}(?!\d))(?:t(?=\d\d:))?`,
    String.raw`(?<isoMonth>20\d\d-(?:0[1-9]|1[0-2])(?![\d-]))`,
    String.raw`(?<full>\d{1,2}(?<mark>[./-])\d{1,2}\k<mark>\d{2,4}(?![\d])|\d{1,2} \d{1,2} 20\d\d(?!\d))`,
    String.raw`'(?<shortYear>\d\d)(?!\d)`,
    String.raw`(?<decimal>\d{1,2}[.,]\d(?=\s*${unitOfTime}))`,
    String.raw`(?<short>\d{1,2}\.\d{1,2}(?=\/\d{1,2}\.\d)|\d{1,2}[./]\d{1,2}(?![\d/:]))`,
    String.raw`(?<monthYear>\d{1,2}[./]\d{4}(?!\d))`,
    String.raw`(?<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?:\s?[ap]\.?m(?!\p{L})\.?)?|\d{1,2}\s?[ap]\.?m(?!\p{L})\.?)`,
    String.raw`(?<days>[0-3]?\d(?:,[0-3]?\d)+(?![\d,.]\d))`,
    String.raw`(?<number>\d+(?:[.,]\d+)?)(?<suffix>-?(?:го|ого|ое|е|я|й|му|ым|st|nd|rd|th)(?!\p{L}))?`,
    String.raw`(?<quarter>q[1-4](?!\d)|(?:iv|i{1,3})(?=\s+кв))`,
    String.raw`(?<word>\p{L}+(?:'\p{L}+)?)`,
    String.raw`(?<other>[^\s,;/.'"()«»])`,
  ].join('|'),
  'gu',
)

/** What most parts are: a word, or a number that stands by itself. Quicker than `parts`, which would find the same. */
const simplePart = /[\s,]*(?:(?!q[1-4]|(?:iv|i{1,3})\s)(\p{L}+(?:'\p{L}+)?)|(\d{1,4})(?=, | [^\dap]|$))/uy

const fullYear = (written: string): number => (written.length > 2 ? Number(written) : 2000 + Number(written))

/** Whether the slash dates of a text are month/day: one of them can only be that, and none can only be day/month. */
const isMonthFirst = (text: string): boolean => {
  const pairs = [...text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?!\d)/g)].map(([, one, other]) =>
    [one, other].map(Number),
  )
  return pairs.some(([, second = 0]) => second > 12) && pairs.every(([first = 0]) => first <= 12)
}

/** 13/02 is day first; 02/13, which cannot be, month first. */
function numericDate(written: string, monthFirst: boolean): Token {
  const [first = '', second = '', third] = written.split(/[./ -]/)
  const american = written.includes('/') && Number(first) <= 12 && (monthFirst || Number(second) > 12)
  return {
    is: 'date',
    day: Number(american ? second : first),
    month: Number(american ? first : second),
    ...(third !== undefined && { year: fullYear(third) }),
    loose: third === undefined && !/^\d\d[./]\d\d$/.test(written),
  }
}

/** Endings of a number that may be a day of the month: «20-го», «20-е», "20th". */
const dayForms = new Map<string | undefined, 'genitive' | 'neuter' | 'english'>([
  ...['го', 'ого'].map(form => [form, 'genitive'] as const),
  ...['е', 'ое'].map(form => [form, 'neuter'] as const),
  ...['st', 'nd', 'rd', 'th'].map(form => [form, 'english'] as const),
])

function numberToken(written: string, suffix: string | undefined): Token {
  if (!/^\d{1,4}$/.test(written)) return { is: 'other', word: written }
  const day = dayForms.get(suffix?.replace('-', ''))
  return { is: 'number', value: Number(written), ...(day && { day }) }
}

/** 18:30, 18:30:15, "6pm", "12 a.m."; 19:75 is not a time. */
function clockToken(written: string): Token {
  const [, hour = '', minute = '0', second = '0', half] =
    /^(\d+)(?::(\d+))?(?::(\d+))?\D*?([ap])?[.m]*$/.exec(written) ?? []
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  const isTime = Number(minute) < 60 && Number(second) < 60 && hours <= 24 && (half === undefined || Number(hour) <= 12)
  return isTime
    ? { is: 'clock', hours: hours + Number(minute) / 60 + Number(second) / 3600 }
    : { is: 'other', word: '' }
}

function quarterTokens(written: string): Token[] {
  const number = written.startsWith('q') ? Number(written[1]) : ['i', 'ii', 'iii', 'iv'].indexOf(written) + 1
  const value: Token = { is: 'number', value: number }
  return written.startsWith('q') ? [value, { is: 'unit', unit: 'quarter', times: 1 }] : [value]
}

/** More than a message of 4,000 characters has, unless it is cut into tiny pieces, and then it is not a question. */
const maxTokens = 1_000

/**
 * @param text normalised
 * @param meaningOf what a word means in a date, if anything
 */
export function tokensOf(text: string, meaningOf: (word: string) => Meaning | undefined): Token[] {
  const monthFirst = isMonthFirst(text)
  const read = (groups: Record<string, string | undefined>): Token[] => {
    const {
      iso,
      isoMonth,
      full,
      decimal,
      short,
      monthYear,
      clock,
      shortYear,
      days,
      number,
      suffix,
      quarter,
      dash,
      word,
    } = groups
    if (iso !== undefined || isoMonth !== undefined) {
      const [year, month, day] = ((iso ?? isoMonth) as string).split(/[-/.]/).map(Number) as [number, number, number?]
      return [{ is: 'date', year, month, ...(day !== undefined && { day }), loose: false }]
    }
    if (shortYear !== undefined) return [{ is: 'number', value: fullYear(shortYear) }]
    if (decimal !== undefined) return [{ is: 'number', value: Number(decimal.replace(',', '.')) }]
    if (full !== undefined || short !== undefined) return [numericDate((full ?? short) as string, monthFirst)]
    if (monthYear !== undefined) {
      const [month, year] = monthYear.split(/[./]/).map(Number) as [number, number]
      return [{ is: 'date', month, year, loose: false }]
    }
    if (clock !== undefined) return [clockToken(clock)]
    if (days !== undefined) return days.split(',').map(day => numberToken(day, undefined))
    if (number !== undefined) return [numberToken(number, suffix)]
    if (quarter !== undefined) return quarterTokens(quarter)
    if (dash !== undefined) return [{ is: 'dash' }]
    return [word === undefined ? { is: 'other', word: '' } : wordToken(word)]
  }
  const wordToken = (word: string): Token =>
    meaningOf(word.endsWith("'s") ? word.slice(0, -2) : word) ?? { is: 'other', word }
  const tokens: Token[] = []
  for (let at = 0; tokens.length < maxTokens; ) {
    simplePart.lastIndex = at
    const simple = simplePart.exec(text)
    if (simple) {
      const [, word, number = ''] = simple
      tokens.push(word === undefined ? numberToken(number, undefined) : wordToken(word))
      at = simplePart.lastIndex
      continue
    }
    parts.lastIndex = at
    const groups = parts.exec(text)?.groups
    if (groups === undefined) break
    tokens.push(...read(groups))
    at = parts.lastIndex
  }
  return withoutEllipsis(joinNumbers(tokens))
}
