import { expect, test } from '@jest/globals'
import { findPeriod } from './period.ts'

/** Friday, half past three in the afternoon in Moscow. */
const now = new Date('2026-11-27T12:30:00Z')
const moscow = (instant: Date) =>
  new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 16).replace('T00:00', '').replace('2026-', '')
const read = (text: string) => {
  const found = findPeriod(text, { now, timeZone: 'Europe/Moscow' })
  if (found.kind === 'none') return 'none'
  const days = 'start' in found ? `${moscow(found.start)} ${moscow(found.end)}` : ''
  return found.kind === 'period' ? days : `${found.reason} ${days}`.trim()
}

test.each([
  ['18,19 и 20', '11-18 11-21'],
  ['ставки за 18 и 19', '11-18 11-20'],
  ['18 и 19 число', '11-18 11-20'],
  ['bets on the 3rd, 4th and 5th', '11-03 11-06'],
  ['November 18, 19 and 20', '11-18 11-21'],
  ['18.11, 19.11, 20.11', '11-18 11-21'],
  ['30, 31 октября и 1 ноября', '10-30 11-02'],
  ['за январь, февраль и март', '01-01 04-01'],
  ['в понедельник, вторник и среду', '11-23 11-26'],
  ['за 2024 и 2025 год', '2024-01-01 01-01'],
  ['20-го, 21-го и 22-го', '11-20 11-23'],
  ['today and yesterday', '11-26 11-28'],
  ['с 1 по 5 ноября и 6 ноября', '11-01 11-07'],
])('what follows one another is one period: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})

test.each([
  ['ставки за 18, 20 и 22 ноября', '11-18 11-23'],
  ['18,20,22 ноября', '11-18 11-23'],
  ['18 и 20 ноября', '11-18 11-21'],
  ['on the 3rd, 5th and 9th', '11-03 11-10'],
  ['bets on the 3rd and 5th of March', '03-03 03-06'],
  ['Nov 18, 20 and 22', '11-18 11-23'],
  ['18.11.2026 и 20.11.2026', '11-18 11-21'],
  ['вчера и 20 ноября', '11-20 11-27'],
  ['25 октября и 3 ноября', '10-25 11-04'],
  ['в понедельник и среду', '11-23 11-26'],
  ['jan and mar', '01-01 04-01'],
  ['20-го и 22-го', '11-20 11-23'],
  ['past two weekends', '11-14 11-23'],
  ['с 1 по 5 и с 10 по 15 ноября', '11-01 11-16'],
])('days with others between them are asked about, with what covers them: «%s»', (text, period) => {
  expect(read(text)).toBe(`gaps ${period}`)
})

test.each(['за несколько дней', 'last few days', 'a few days ago', 'за первую неделю октября', 'в начале года'])(
  'what says too little is asked about: «%s»',
  text => {
    expect(read(text)).toBe('unclear')
  },
)

test.each([
  ['ставки двадцатого', '11-20 11-21'],
  ['двадцать пятого', '11-25 11-26'],
  ['тридцать первого октября', '10-31 11-01'],
  ['за пятое ноября', '11-05 11-06'],
  ['с первого по десятое', '11-01 11-11'],
  ['с двадцатого по двадцать пятое ноября', '11-20 11-26'],
  ['с двадцатого', '11-20 11-28'],
  ['до двадцатого ноября', '1970-01-01 11-21'],
  ['первого ставки', '11-01 11-02'],
  ['on the twentieth of march', '03-20 03-21'],
  ['twenty-third of february', '02-23 02-24'],
  ['since the twentieth', '11-20 11-28'],
  ['from the first to the tenth', '11-01 11-11'],
  ['from the tenth to the first of March', 'reversed'],
  ['the thirty-first of april', 'impossible'],
  ['покажи 20-го ставки', '11-20 11-21'],
  ['20-го какие ставки были?', '11-20 11-21'],
  ['on the 20th what did I bet', '11-20 11-21'],
  ['1-ое марта', '03-01 03-02'],
  ['с 20-го', '11-20 11-28'],
  ['10th - 20th', '11-10 11-21'],
  ['2-го тайма ставки', 'none'],
  ['за 1-е место', 'none'],
  ['the first', 'none'],
  ['show the 20th bet', 'none'],
])('a day by its ordinal: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})

test.each([
  ['сегодня утром', '11-27T06:00 11-27T12:00'],
  ['вчера вечером', '11-26T18:00 11-27'],
  ['yesterday afternoon', '11-26T12:00 11-26T18:00'],
  ['вечером 20 ноября', '11-20T18:00 11-21'],
  ['20 ноября вечером', '11-20T18:00 11-21'],
  ['в пятницу вечером', '11-20T18:00 11-21'],
  ['вечером', '11-26T18:00 11-27'],
  ['за ночь', '11-26T22:00 11-27T06:00'],
  ['last night', '11-26T18:00 11-27T06:00'],
  ['вчера ночью', '11-26 11-27T06:00'],
  ['this evening', 'future'],
  ['с утра', '11-27T06:00 11-28'],
  ['добрый вечер, мои ставки', 'none'],
])('a part of a day: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})

test.each([
  ['за 24 часа', '11-26T15:30 11-27T15:30'],
  ['за двое суток', '11-25T15:30 11-27T15:30'],
  ['за полтора часа', '11-27T14:00 11-27T15:30'],
  ['за последние 30 минут', '11-27T15:00 11-27T15:30'],
  ['half an hour', '11-27T15:00 11-27T15:30'],
  ['час назад', '11-27T14:30 11-27T15:30'],
  ['за полдня', '11-27T03:30 11-27T15:30'],
  ['за полнедели', '11-24 11-28'],
  ['half a week', '11-24 11-28'],
  ['за полтора года', '2025-05-27 11-28'],
  ['a year and a half', '2025-05-27 11-28'],
  ['за два с половиной года', '2024-05-27 11-28'],
  ['за 1,5 года', '2025-05-27 11-28'],
  ['last couple of days', '11-26 11-28'],
  ['через неделю', 'future'],
])('so much time, and fractions of it: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})

test.each([
  ['с начала прошлого месяца', '10-01 11-28'],
  ['since the beginning of March', '03-01 11-28'],
  ['до конца октября', '1970-01-01 11-01'],
  ['с 5 октября до конца месяца', '10-05 11-01'],
  ['с начала октября по середину ноября', '10-01 11-21'],
  ['в начале ноября', '11-01 11-11'],
  ['mid-october', '10-11 10-21'],
  ['в конце прошлого месяца', '10-21 11-01'],
  ['за первые 10 дней ноября', '11-01 11-11'],
  ['the last day of October', '10-31 11-01'],
  ['month to date', '11-01 11-28'],
  ['YTD', '01-01 11-28'],
  ['с самого начала', '1970-01-01 11-28'],
  ['с момента регистрации', '1970-01-01 11-28'],
  ['за всю историю', '1970-01-01 11-28'],
  ['bets from last week', '11-16 11-23'],
  ['bets from last night', '11-26T18:00 11-27T06:00'],
  ['from 5 november', '11-05 11-28'],
  ['вывод от 5 ноября', '11-05 11-06'],
  ['since last week', '11-16 11-28'],
  ['withdraw two hundred and fifty to my wallet', 'none'],
  ['before november 20', '1970-01-01 11-20'],
])('from a begin, to an end: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})

test.each([
  ['5 числа прошлого месяца', '10-05 10-06'],
  ['с 5 по 10 прошлого месяца', '10-05 10-11'],
  ['the 5th of last month', '10-05 10-06'],
  ['в среду на прошлой неделе', '11-18 11-19'],
  ['last week on wednesday', '11-18 11-19'],
  ['october of last year', '2025-10-01 2025-11-01'],
  ['третий квартал 2025 года', '2025-07-01 2025-10-01'],
  ['first quarter of last year', '2025-01-01 2025-04-01'],
  ['Q1 2025', '2025-01-01 2025-04-01'],
  ['the weekend before last', '11-14 11-16'],
  ['the month before last', '09-01 10-01'],
  ['октябрьские ставки', '10-01 11-01'],
  ['топ 5 за прошлый месяц', '10-01 11-01'],
  ['на днях', 'none'],
  ['недавно', 'none'],
])('a place in a wider one: «%s»', (text, period) => {
  expect(read(text)).toBe(period)
})
