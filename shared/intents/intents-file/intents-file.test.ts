import { expect, test } from '@jest/globals'
import { createDetector } from '../detector.ts'
import { Message } from '../text/message.ts'
import { parseIntentsFile } from './intents-file.ts'
import { extraKeywords } from './keywords.ts'

const texts = { greeting: 'Здравствуйте!', balance: 'На счёте {amount}.' }
const problemsOf = (file: unknown) => {
  const result = parseIntentsFile(typeof file === 'string' ? file : JSON.stringify(file), texts)
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
  const result = parseIntentsFile(JSON.stringify(file), texts)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  const { detect } = createDetector(extraKeywords(result.file))
  const intent = (text: string) => detect(new Message(text)).intent
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
  expect(detect(new Message(text)).intent).toBe('faq:odd')
  expect(detect(new Message(other)).intent).not.toBe('faq:odd')
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
  expect(cards.detect(new Message(text))).toMatchObject({ intent, ambiguous: false })
})

test('a one-word keyword of a built-in intent decides alone', () => {
  const { detect } = createDetector({ operator: ['карта'] })
  expect(detect(new Message('выведи 500 на карту')).intent).toBe('operator')
})

test('punctuation in a keyword means nothing', () => {
  const { detect } = createDetector({ 'faq:odd': ['{деньги}', 'a|b', '=x_y', '~'] })
  expect(detect(new Message('какая погода')).intent).toBe('unknown')
})

test('every problem is reported at once, each in a sentence: the place, what was found, what is expected, an example', () => {
  const long = 'я'.repeat(101)
  expect(
    problemsOf({
      keywords: { balanse: { ru: ['x1'] }, bets: { de: ['x'] }, help: 'помощь', thanks: { en: [] } },
      replies: { greeting: { ru: 5 } },
      faq: [{ id: 'Bad id', keywords: { ru: ['123', long] }, reply: {} }, null],
      wat: 1,
    }),
  ).toEqual(
    expect.arrayContaining([
      'wat: found a key that means nothing here; expected an object with keywords, replies and faq, each if wanted, such as {"keywords": {"balance": {"ru": ["копилка"]}}}',
      expect.stringMatching(
        /^keywords\.balanse: found a key that means nothing here \(did you mean balance\?\); expected keywords by intent \(greeting, .*\), such as \{"balance": /,
      ),
      'keywords.bets.de: found a key that means nothing here; expected lists of keywords in "ru", "en" or both, such as {"ru": ["бонус"], "en": ["bonus"]}',
      'keywords.help: found "помощь"; expected lists of keywords in "ru", "en" or both, such as {"ru": ["бонус"], "en": ["bonus"]}',
      'keywords.thanks.en: found an empty list; expected a list of one keyword or more, such as ["бонус", "приветственный подарок"]',
      'replies.greeting.ru: found 5; expected a text of 1 to 2000 characters, such as "Бонусы — в личном кабинете."',
      'faq.0.id: found "Bad id"; expected an id of 1 to 40 characters out of a–z, 0–9, _ and -, such as "bonus"',
      'faq.0.keywords.ru.0: found "123"; expected a keyword of 2 to 100 characters with a letter among them, such as "бонус"',
      'faq.0.keywords.ru.1: found a text of 101 characters; expected a keyword of 2 to 100 characters with a letter among them, such as "бонус"',
      'faq.0.reply: found an empty object; expected a text in "ru", "en" or both, such as {"ru": "Бонусы — в личном кабинете."}',
      expect.stringMatching(/^faq\.1: found null; expected a question with id, keywords and reply, such as \{"id": /),
    ]),
  )
})

test('two entries that claim the same keyword are reported, whatever its form', () => {
  const faq = [
    { id: 'one', keywords: { ru: ['бонусная программа'] }, reply: { ru: '1' } },
    { id: 'two', keywords: { ru: ['программы бонусной'] }, reply: { ru: '2' } },
    { id: 'two', keywords: { ru: ['иное'] }, reply: { ru: '3' } },
  ]
  expect(problemsOf({ faq })).toEqual([
    'faq.2.id: found "two", which faq.1 has already; expected an id of its own',
    'faq.1.keywords.ru.0: found "программы бонусной", which faq.0 has as "бонусная программа" already; expected each keyword in one place only',
  ])
})

test('a reply must name a text that there is, and no placeholder that it lacks', () => {
  expect(
    problemsOf({ replies: { hello: { ru: 'x' }, balance: { en: '{amount} {frozen}' }, greeting: { ru: '{name}!' } } }),
  ).toEqual([
    'replies.hello: found a key that no text has; expected one of greeting, balance, such as {"greeting": {"ru": "Здравствуйте!"}}',
    'replies.balance.en: found {frozen}, which this text has no value for; expected only {amount}, such as "… {amount} …"',
    'replies.greeting.ru: found {name}, which this text has no value for; expected no words in braces, such as "Здравствуйте!"',
  ])
})

test('what is not JSON is said so, with its line, and is not quoted', () => {
  expect(problemsOf('{')).toEqual([
    expect.stringMatching(/^the file: found no JSON: .*line 1.*; expected an object with/),
  ])
  expect(problemsOf('{\n"faq": [],\n}')).toEqual([expect.stringContaining('(line 3')])
  expect(problemsOf('{\n"faq": [],\n"replies": x}')).toEqual([expect.stringContaining('(line 3')])
  expect(problemsOf('JWT_SECRET=hunter2')).toEqual([expect.not.stringMatching(/hunter|SECRET/)])
})

test('a byte order mark before the file is none of its text', () => {
  expect(problemsOf(`\uFEFF${JSON.stringify(file)}`)).toEqual([])
})
