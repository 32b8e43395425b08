import { expect, test } from '@jest/globals'
import { answerTo } from '../../../testing/conversation/dialogue.ts'
import type { Flow } from '../flow.ts'

const asked: Flow = { kind: 'whichWithdrawal', listed: ['31', '27', '17'] }

/** The number of the withdrawal that is shown, `all` for the list, or what happens instead. */
async function answeredWith(say: string): Promise<string> {
  const { turn, outcome } = await answerTo(asked, say)
  if (turn.read?.kind === 'withdrawal') return String(turn.read.id)
  return turn.read?.kind === 'withdrawals' ? 'all' : outcome.kind
}

test.each([
  ['17', '17'],
  ['№17', '17'],
  ['31', '31'],
  ['семнадцать', '17'],
  ['семнадцатая', '17'],
  ['17-я', '17'],
  ['заявка семнадцать', '17'],
  ['двадцать седьмая', '27'],
  ['seventeen', '17'],
  ['та что 17', '17'],
  ['вывод 27', '27'],
  ['17, нет 27', '27'],
  ['не 17 а 27', '27'],
  ['первую', '31'],
  ['вторая', '27'],
  ['третья', '17'],
  ['2-я', '27'],
  ['последняя', '31'],
  ['последняя, на карту', '31'],
  ['верхняя', '31'],
  ['предпоследняя', '27'],
  ['нижняя', '17'],
  ['самая старая', '17'],
  ['the oldest', '17'],
  ['все', 'all'],
  ['обе', 'all'],
  ['all of them', 'all'],
  ['31 и 27', 'all'],
  ['№17 и №18', 'all'],
  ['та что на карту', 'all'],
  ['вчерашняя', 'all'],
  ['та что во вторник', 'all'],
  ['та что первого ноября', 'all'],
  ['та что второго числа', 'all'],
  ['та что вторая', '27'],
  ['the one from yesterday', 'all'],
  ['не 17', 'miss'],
  ['не последняя', 'miss'],
  ['not 17', 'miss'],
  ['хз', 'miss'],
  ['позови оператора', 'escalate'],
])('asked which of three withdrawals, «%s» is answered with %s', async (say, expected) => {
  expect(await answeredWith(say)).toBe(expected)
})

test('a story with an answer somewhere in it is none', async () => {
  expect(await answeredWith('последняя собака гуляет у дома, '.repeat(17))).not.toBe('31')
})
