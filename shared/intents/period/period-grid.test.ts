import { expect, test } from '@jest/globals'
import { Message } from '../text/message.ts'
import { findPeriod } from './period.ts'

/** Instants around the borders of day, month, year, leap day and clock changes. */
const instants = [
  '2026-02-28T12:00:00Z',
  '2026-03-01T00:30:00Z',
  '2028-02-29T23:30:00Z',
  '2026-12-31T20:59:59Z',
  '2026-12-31T21:00:00Z',
  '2027-01-01T04:30:00Z',
  '2026-03-08T06:30:00Z',
  '2026-03-29T01:30:00Z',
  '2026-10-25T00:30:00Z',
  '2026-11-01T05:30:00Z',
  '2018-11-04T05:00:00Z',
  '2026-11-23T09:00:00Z',
]
const zones = [
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
]
const cases = instants.flatMap(instant => zones.map(timeZone => ({ now: new Date(instant), timeZone })))

const dayMs = 86_400_000
/** The wall clock of an instant, by another way than the code's: the parts of a Swedish date. */
const clocks = new Map(zones.map(timeZone => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone })]))
const dateIn = (instant: Date, timeZone: string) => clocks.get(timeZone)?.format(instant) ?? ''
const plus = (date: string, days: number) => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
const firstOf = (date: string, months = 0) => {
  const [year, month] = date.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
const mondayOf = (date: string) => plus(date, -((new Date(date).getUTCDay() + 6) % 7))
const dotted = (date: string) => date.split('-').reverse().join('.')
const monthsOf = {
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const inWords = (date: string, language: 'ru' | 'en') => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const name = monthsOf[language][month - 1]
  return language === 'ru' ? `${day} ${name} ${year}` : `${name} ${day}, ${year}`
}

const [tens, ones] = [
  { ru: ['', 'двадцать ', 'тридцать '], en: ['', 'twenty-', 'thirty-'] },
  {
    ru: 'перв втор треть четверт пят шест седьм восьм девят'.split(' '),
    en: 'first second third fourth fifth sixth seventh eighth ninth'.split(' '),
  },
]
const round = {
  ru: 'десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат'.split(
    ' ',
  ),
  en: 'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' '),
}
const counted = (language: 'ru' | 'en', whole: [string, string]) => [
  ...ones[language],
  ...round[language],
  whole[0],
  ...ones[language].map(one => tens[language][1] + one),
  whole[1],
  tens[language][2] + (ones[language][0] as string),
]
/** The days of a month in words: «двадцать первого», "twenty-first". */
const ordinals = {
  ru: counted('ru', ['двадцат', 'тридцат']).map(stem => (stem.endsWith('треть') ? `${stem}его` : `${stem}ого`)),
  en: counted('en', ['twentieth', 'thirtieth']),
}

/** Phrase → the first day and the day after the last, from today's date. */
const forms: [string | ((today: string) => string), (today: string) => [string, string]][] = [
  ['сегодня', today => [today, plus(today, 1)]],
  ['today', today => [today, plus(today, 1)]],
  ['за вчера', today => [plus(today, -1), today]],
  ['yesterday', today => [plus(today, -1), today]],
  ['позавчера', today => [plus(today, -2), plus(today, -1)]],
  ['the day before yesterday', today => [plus(today, -2), plus(today, -1)]],
  ['за последние 3 дня', today => [plus(today, -2), plus(today, 1)]],
  ['last 10 days', today => [plus(today, -9), plus(today, 1)]],
  ['за последние две недели', today => [plus(today, -13), plus(today, 1)]],
  ['за неделю', today => [plus(today, -6), plus(today, 1)]],
  ['на этой неделе', today => [mondayOf(today), plus(mondayOf(today), 7)]],
  ['за прошлую неделю', today => [plus(mondayOf(today), -7), mondayOf(today)]],
  ['last week', today => [plus(mondayOf(today), -7), mondayOf(today)]],
  ['в этом месяце', today => [firstOf(today), firstOf(today, 1)]],
  ['за прошлый месяц', today => [firstOf(today, -1), firstOf(today)]],
  ['last month', today => [firstOf(today, -1), firstOf(today)]],
  ['с начала месяца', today => [firstOf(today), plus(today, 1)]],
  ['в этом году', today => [`${today.slice(0, 4)}-01-01`, `${Number(today.slice(0, 4)) + 1}-01-01`]],
  ['last year', today => [`${Number(today.slice(0, 4)) - 1}-01-01`, `${today.slice(0, 4)}-01-01`]],
  ...[0, 1, 5, 45, 300].flatMap((back): typeof forms => [
    [today => dotted(plus(today, -back)), today => [plus(today, -back), plus(today, 1 - back)]],
    [today => plus(today, -back), today => [plus(today, -back), plus(today, 1 - back)]],
    [today => `за ${inWords(plus(today, -back), 'ru')} года`, today => [plus(today, -back), plus(today, 1 - back)]],
    [today => inWords(plus(today, -back), 'en'), today => [plus(today, -back), plus(today, 1 - back)]],
    [today => inWords(plus(today, -back), 'ru').slice(0, -5), today => [plus(today, -back), plus(today, 1 - back)]],
  ]),
  ...['-', ' - ', '–', ' — '].map((dash): (typeof forms)[number] => [
    today => `${dotted(plus(today, -40))}${dash}${dotted(plus(today, -3))}`,
    today => [plus(today, -40), plus(today, -2)],
  ]),
  [today => `с ${dotted(plus(today, -40))} по ${dotted(today)}`, today => [plus(today, -40), plus(today, 1)]],
  [
    today => `from ${inWords(plus(today, -40), 'en')} to ${inWords(plus(today, -3), 'en')}`,
    today => [plus(today, -40), plus(today, -2)],
  ],
  [
    today => `с ${inWords(plus(today, -40), 'ru').slice(0, -5)} по ${inWords(plus(today, -3), 'ru').slice(0, -5)}`,
    today => [plus(today, -40), plus(today, -2)],
  ],
  ['за позапрошлый месяц', today => [firstOf(today, -2), firstOf(today, -1)]],
  ['the week before last', today => [plus(mondayOf(today), -14), plus(mondayOf(today), -7)]],
  ['неделю назад', today => [plus(today, -7), plus(today, -6)]],
  ['two days ago', today => [plus(today, -2), plus(today, -1)]],
  ['за полнедели', today => [plus(today, -3), plus(today, 1)]],
  ['since Monday', today => [mondayOf(today), plus(today, 1)]],
  ['month to date', today => [firstOf(today), plus(today, 1)]],
  ['YTD', today => [`${today.slice(0, 4)}-01-01`, plus(today, 1)]],
  ['5 числа прошлого месяца', today => [plus(firstOf(today, -1), 4), plus(firstOf(today, -1), 5)]],
  ['в среду на прошлой неделе', today => [plus(mondayOf(today), -5), plus(mondayOf(today), -4)]],
  ['last day of last month', today => [plus(firstOf(today), -1), firstOf(today)]],
  ['в начале прошлого месяца', today => [firstOf(today, -1), plus(firstOf(today, -1), 10)]],
  ['с начала прошлого месяца', today => [firstOf(today, -1), plus(today, 1)]],
  ...[0, 1, 5, 25].flatMap((back): typeof forms => {
    const day: (typeof forms)[number][1] = today => [plus(today, -back), plus(today, 1 - back)]
    const ofMonth = (today: string) => Number(plus(today, -back).slice(8))
    return [
      [today => `покажи ${ofMonth(today)}-го ставки`, day],
      [today => `за ${ofMonth(today)} число`, day],
      [today => `on the ${ordinals.en[ofMonth(today) - 1]}`, day],
      [today => `ставки ${ordinals.ru[ofMonth(today) - 1]}`, day],
    ]
  }),
  ...[2, 31].map((back): (typeof forms)[number] => [
    today => `${[2, 1, 0].map(days => inWords(plus(today, -back - days), 'ru').slice(0, -5)).join(', ')}`,
    today => [plus(today, -back - 2), plus(today, 1 - back)],
  ]),
  [today => `с ${inWords(plus(today, -9), 'ru')}`, today => [plus(today, -9), plus(today, 1)]],
]

test.each(cases)('every form of a period at $now.0 in $timeZone', ({ now, timeZone }) => {
  const today = dateIn(now, timeZone)
  for (const [form, expected] of forms) {
    const text = typeof form === 'string' ? form : form(today)
    const found = findPeriod(new Message(text), { now, timeZone })
    if (found.kind !== 'period') throw new Error(`«${text}» at ${now.toISOString()} in ${timeZone}: ${found.kind}`)
    const days = [dateIn(found.start, timeZone), dateIn(found.end, timeZone)]
    expect({ text, days }).toEqual({ text, days: expected(today) })
    for (const border of [found.start, found.end]) {
      const before = new Date(border.getTime() - 1)
      expect(dateIn(before, timeZone) < dateIn(border, timeZone)).toBe(true)
    }
  }
})

test.each(cases)('times of a day are by the wall clock of the zone at $now.0 in $timeZone', ({ now, timeZone }) => {
  const yesterday = plus(dateIn(now, timeZone), -1)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const hours: [string, string, string][] = [
    ['вчера с 18 до 22', `${yesterday} 18:00`, `${yesterday} 22:00`],
    ['yesterday between 6:30am and 9pm', `${yesterday} 06:30`, `${yesterday} 21:00`],
    ['вчера с 23:00 до 4:00', `${yesterday} 23:00`, `${plus(yesterday, 1)} 04:00`],
    [
      `с ${dotted(plus(yesterday, -1))} 18:00 по ${dotted(yesterday)} 06:00`,
      `${plus(yesterday, -1)} 18:00`,
      `${yesterday} 06:00`,
    ],
    [`${inWords(yesterday, 'ru')} с 15:00 до 23:30`, `${yesterday} 15:00`, `${yesterday} 23:30`],
  ]
  for (const [text, start, end] of hours) {
    const found = findPeriod(new Message(text), { now, timeZone })
    if (found.kind !== 'period') throw new Error(`«${text}» at ${now.toISOString()} in ${timeZone}: ${found.kind}`)
    const borders = [found.start, found.end].map(border => clock.format(border))
    expect({ text, borders }).toEqual({
      text,
      borders: [start, end],
    })
  }
})

test('where the clock leaps over midnight, the day begins with the leap', () => {
  const options = { now: new Date('2018-11-05T12:00:00Z'), timeZone: 'America/Sao_Paulo' }
  expect(findPeriod(new Message('вчера'), options)).toEqual({
    kind: 'period',
    start: new Date('2018-11-04T03:00:00Z'),
    end: new Date('2018-11-05T02:00:00Z'),
  })
})
