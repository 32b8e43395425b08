import { expect, test } from '@jest/globals'
import { Message } from '../intents/text/message.ts'
import { moveOfRemark } from './remark.ts'

const acknowledged = { kind: 'acknowledged' }
const tooLate = { kind: 'tooLate' }

test.each([
  ['понял', 1, acknowledged],
  ['отмени вывод №17!?', 1, tooLate],
  ['погода', 1, undefined],
  ['понял. ', 100, undefined],
  ['отмени вывод. ', 100, undefined],
])('«%s» × %d', (text, times, move) => {
  expect(moveOfRemark(new Message(text.repeat(times)))).toEqual(move)
})
