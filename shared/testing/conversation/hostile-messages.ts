import type { Flow } from '../../dialogue/flows/flow.ts'
import { Random } from '../random.ts'

/** Texts made to cost much when they are repeated: numbers, words of the bot's lists, near-words, marks, combining letters. */
export const hostilePieces: readonly string[] = [
  ...['1 ', 'a ', '18, 19 и ', 'the ', 'двадцать ', 'с 1 по ', 'вчера и ', 'начало ', '1,5 ', 'кв ', 'ту ', 'last '],
  ...[
    '1 хотя нет ',
    'не 1, а ',
    '5, нет, ',
    'пол ',
    'тысяч пять ',
    'рублей 5 ',
    '1 канадских ',
    '5к ',
    '5к',
    'i mean 5 ',
  ],
  ...['10:30 ', '10:30', 'с 18 до 22 ', '9pm ', '1-', '1/', '1.', '1', 'т ', '№1', 'usd5', '$5 ', '+7 9', '4111 '],
  ...['хочу ', 'want ', 'давай ', 'поставь ', 'на ', 'пожалуйста, ', 'последние ', 'my last ', 'какие ', 'не ', 'да, '],
  ...[
    'слово',
    'word',
    'a@',
    '@',
    '<',
    '«',
    'е\u0301',
    'z\u0335\u0327\u0328',
    '👨‍👩‍👧',
    '\u200b',
    '\ufb01',
    '漢',
    '\t',
    ' ',
  ],
  ...[
    'слвабв ствкав блансс ',
    'pokazhyi ayiycx ',
    ",.;'[]a ",
    'а-',
    "a'",
    'аб',
    '\ufdfa',
    '.',
    '1 р, ',
    '100 на Зенит, ',
  ],
  ...['one ', 'same again ', 'hold on a sec ', 'ну да ', 'нет нет '],
  ...['не Спартак, а Зенит ', 'лучше ', 'нет, ', 'не хочу ', 'but ', 'Зенит ', 'на карту ', 'тотал больше 2, ', 'все '],
]

const event = 'Спартак - Зенит, тотал больше 2'
const withdrawal = { kind: 'withdrawal' as const, amount: '500', method: 'card' as const }
const bet = { kind: 'bet' as const, amount: '100', event }

/** Every question that the bot may have asked, by its name. */
export const stages: Record<string, Flow | undefined> = {
  'nothing asked': undefined,
  'amount asked': { kind: 'withdrawal' },
  'method asked': { kind: 'withdrawal', amount: '500' },
  'withdrawal shown': { ...withdrawal, id: 1n, shownUpon: 'выведи 500 на карту' },
  'withdrawal paused': { ...withdrawal, paused: true },
  'event asked': { kind: 'bet' },
  'stake asked': { kind: 'bet', event },
  'bet shown': { ...bet, id: 1n, shownUpon: `поставь 100 на ${event}` },
  'bet paused': { ...bet, paused: true },
  'which one asked': { kind: 'choice', between: ['bets', 'withdrawals'], message: 'ставки и выводы' },
  'which withdrawal asked': { kind: 'whichWithdrawal', listed: ['17', '18'] },
  'bet confirmed': { kind: 'transaction', id: 1n, was: bet },
}

/** A message of this many characters, of one piece over and over; no two marks make the same message. */
export const hostileMessage = (piece: string, length: number, mark = 0): string =>
  piece.repeat(length).slice(0, length - 4) + (1_000 + mark)

/** Letters to make words of that nobody knows. */
export const strangeLetters: Readonly<Record<string, string>> = {
  'unknown Russian words': 'абвгдежзийклмнопрстуфхцчшщыьэюя',
  'unknown Latin words': 'abcdefghijklmnopqrstuvwxyz',
  'unknown words of common letters': 'аеиостнлрвкп',
}

/** A message of this many characters, of words of seven to nine random letters; another seed makes other words. */
export function strangeMessage(letters: string, length: number, seed: number): string {
  const random = new Random(seed)
  const all = [...letters]
  let text = ''
  while (text.length < length)
    text += `${Array.from({ length: random.between(7, 9) }, () => random.pick(all)).join('')} `
  return text.slice(0, length)
}
