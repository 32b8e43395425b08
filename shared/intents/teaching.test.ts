import { expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'
import { extraKeywords } from './keywords.ts'
import { parseTeaching } from './teaching.ts'

const texts = { greeting: 'Здравствуйте!', balance: 'На счёте {amount}.' }
const problemsOf = (file: unknown) => {
  const result = parseTeaching(typeof file === 'string' ? file : JSON.stringify(file), texts)
  return result.ok ? [] : result.problems
}

const file = {
  keywords: { balance: { ru: ['копилка'], en: ['piggy bank'] } },
  replies: { balance: { ru: 'У вас {amount}' } },
  faq: [
    {
      id: 'bonus',
      keywords: { ru: ['бонус', 'приветственный подарок'], en: ['bonus'] },
      reply: { ru: 'Бонусы — в личном кабинете.', en: 'See your account.' },
    },
    { id: 'handicap', keywords: { ru: ['что такое фора'] }, reply: { ru: 'Фора — это…' } },
  ],
}

test('a taught detector understands the new words and what it understood before', () => {
  const result = parseTeaching(JSON.stringify(file), texts)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  const { detect } = createDetector(extraKeywords(result.teaching))
  const intent = (text: string) => detect(text).intent
  expect(intent('сколько в моей копилке?')).toBe('balance')
  expect(intent('Какие у вас бонусы?')).toBe('faq:bonus')
  expect(intent('где мой бонус')).toBe('faq:bonus')
  expect(intent('подарок приветственный')).toBe('faq:bonus')
  expect(intent('что такое фора')).toBe('faq:handicap')
  expect(intent('баланс')).toBe('balance')
  expect(intent('какая погода')).toBe('unknown')
})

test.each([
  ["don't know my pin", "sorry, I don't know my pin", 'i know my pin'],
  ['топ 5', 'покажи топ 5', 'покажи топ 7'],
  ['акция-2026', 'акция-2026 ещё идёт?', 'акция-2025 ещё идёт?'],
])('the keyword «%s» is found in «%s», not in «%s»', (keyword, text, other) => {
  const { detect } = createDetector({ 'faq:odd': [keyword] })
  expect(detect(text).intent).toBe('faq:odd')
  expect(detect(other).intent).not.toBe('faq:odd')
})

const cards = createDetector({ 'faq:cards': ['карта'], 'faq:express': ['экспресс', 'как сделать ставку'] })

test.each([
  ['карта', 'faq:cards'],
  ['хочу привязать карту', 'faq:cards'],
  ['моя карта не принимается', 'faq:cards'],
  ['что такое экспресс', 'faq:express'],
  ['выведи 500 на карту', 'withdrawal_create'],
  ['где мой вывод на карту', 'withdrawal_status'],
  ['поставь 100 на экспресс Зенит Спартак', 'bet_create'],
  ['покажи мои экспрессы', 'bets'],
  ['как сделать ставку', 'faq:express'],
])('with one-word keywords of questions, «%s» is %s: a sure request comes first', (text, intent) => {
  expect(cards.detect(text)).toMatchObject({ intent, ambiguous: false })
})

test('a question by one word and a likely request are asked about', () => {
  const found = { intent: 'faq:express', runnerUp: { intent: 'bet_create' }, ambiguous: true }
  expect(cards.detect('как сделать экспресс')).toMatchObject(found)
})

test('a one-word keyword of a built-in intent decides alone', () => {
  const { detect } = createDetector({ operator: ['карта'] })
  expect(detect('выведи 500 на карту').intent).toBe('operator')
})

test('punctuation in a keyword means nothing', () => {
  const { detect } = createDetector({ 'faq:odd': ['{деньги}', 'a|b', '=x_y', '~'] })
  expect(detect('какая погода').intent).toBe('unknown')
})

test('every problem is reported at once, each with its place', () => {
  expect(
    problemsOf({
      keywords: { balanse: { ru: ['x1'] } },
      faq: [{ id: 'Bad id', keywords: { ru: ['123'] }, reply: {} }],
      extra: 1,
    }),
  ).toEqual([
    expect.stringMatching(/^keywords: unknown "balanse"; there are greeting, /),
    expect.stringMatching(/^faq\.0\.id: an id is/),
    expect.stringMatching(/^faq\.0\.keywords\.ru\.0: a keyword needs a letter/),
    expect.stringMatching(/^faq\.0\.reply: give it in/),
    expect.stringMatching(/^file: unknown "extra"/),
  ])
})

test('two entries that claim the same keyword are reported, whatever its form', () => {
  const faq = [
    { id: 'one', keywords: { ru: ['бонусная программа'] }, reply: { ru: '1' } },
    { id: 'two', keywords: { ru: ['программы бонусной'] }, reply: { ru: '2' } },
    { id: 'two', keywords: { ru: ['иное'] }, reply: { ru: '3' } },
  ]
  expect(problemsOf({ faq })).toEqual([
    'faq.2.id: "two" is there already',
    'faq "two": "программы бонусной" is claimed by faq "one" ("бонусная программа") already',
  ])
})

test('a reply must name a text that there is, and no placeholder that it lacks', () => {
  expect(problemsOf({ replies: { hello: { ru: 'x' }, balance: { en: '{amount} {frozen}' } } })).toEqual([
    'replies.hello: unknown text; there are greeting, balance',
    'replies.balance.en: {frozen} is not known here; there are {amount}',
  ])
})

test('what is not JSON is said so', () => {
  expect(problemsOf('{')).toEqual([expect.stringMatching(/^not JSON/)])
})
