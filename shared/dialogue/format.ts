import type Big from 'big.js'
import type { Language } from '../intents/intents.ts'
import { atFirstUse } from '../lazy.ts'

/** How money, dates and counts read in one language. */
export interface Format {
  /** ISO 4217 code of the players' accounts. */
  currency: string
  /** «1 234,50 ₽», "₽1,234.50"; exact for any number of digits. Fractions of a kopeck are left out: nobody can have them. */
  money(amount: Big): string
  /** «22 ноября», with the year when it is not this one. */
  date(rfc3339: string): string
  /** «1 ставка», «2 ставки», «5 ставок» */
  bets(count: number): string
  withdrawals(count: number): string
  /** [start, end) as days: «22 ноября», «1–15 февраля 2026 г.»; with the time where it is not midnight. */
  period(start: Date, end: Date): string
  isOver(end: Date): boolean
}

const locales = { ru: 'ru-RU', en: 'en-GB' } as const

const nouns: Record<Language, Record<'bets' | 'withdrawals', Partial<Record<Intl.LDMLPluralRule, string>>>> = {
  ru: {
    bets: { one: 'ставка', few: 'ставки', many: 'ставок', other: 'ставки' },
    withdrawals: { one: 'заявка', few: 'заявки', many: 'заявок', other: 'заявки' },
  },
  en: { bets: { one: 'bet', other: 'bets' }, withdrawals: { one: 'withdrawal', other: 'withdrawals' } },
}

/** @throws RangeError for an unknown time zone or currency; the configuration has checked both */
export function createFormat(
  language: Language,
  { timeZone, currency }: { timeZone: string; currency: string },
  now: () => number,
): Format {
  const locale = locales[language]
  // Intl reads a table for each format, which takes milliseconds of the first answer.
  const dates = (options: Intl.DateTimeFormatOptions) => atFirstUse(() => new Intl.DateTimeFormat(locale, options))
  const money = atFirstUse(
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        roundingMode: 'trunc',
        signDisplay: 'negative',
      }),
  )
  const day = dates({ timeZone, day: 'numeric', month: 'long' })
  const dayAndYear = dates({ timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const year = dates({ timeZone, year: 'numeric' })
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const time = dates({ timeZone, day: 'numeric', month: 'long', ...clock })
  const timeAndYear = dates({ timeZone, day: 'numeric', month: 'long', year: 'numeric', ...clock })
  const isStartOfDay = (date: Date) => day().format(date) !== day().format(new Date(date.getTime() - 1))
  const plural = atFirstUse(() => new Intl.PluralRules(locale))
  const isThisYear = (...dates: Date[]) => dates.every(date => year().format(date) === year().format(now()))
  const formatterFor = (...dates: Date[]) => (isThisYear(...dates) ? day() : dayAndYear())
  const clockFor = (...dates: Date[]) => (isThisYear(...dates) ? time() : timeAndYear())
  const counted = (count: number, noun: 'bets' | 'withdrawals') =>
    `${count} ${nouns[language][noun][plural().select(count)]}`
  return {
    currency,
    money: amount => money().format(amount.toFixed() as Intl.StringNumericLiteral),
    date: rfc3339 => {
      const date = new Date(rfc3339)
      return Number.isNaN(date.getTime()) ? rfc3339 : formatterFor(date).format(date)
    },
    bets: count => counted(count, 'bets'),
    withdrawals: count => counted(count, 'withdrawals'),
    isOver: end => end.getTime() <= now(),
    period: (start, end) => {
      const last = new Date(end.getTime() - 1)
      const isWhole = isStartOfDay(start) && isStartOfDay(end)
      return (isWhole ? formatterFor : clockFor)(start, last).formatRange(start, last)
    },
  }
}
