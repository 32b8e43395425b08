import { expect, test } from '@jest/globals'
import Big from 'big.js'
import {
  hostileMessage,
  hostilePieces,
  strangeLetters,
  strangeMessage,
} from '../testing/conversation/hostile-messages.ts'
import { findAnswer } from './answers/answers.ts'
import { isDoubtful } from './answers/doubts.ts'
import { createDetector } from './detector.ts'
import { findPeriod } from './period/period.ts'
import { maskPhrase } from './text/masking.ts'
import { Message } from './text/message.ts'
import { MessageReader } from './text/message-reader.ts'
import { Speller } from './text/typos.ts'
import { changedAmount } from './values/amount-changes.ts'
import { findAmount } from './values/amounts.ts'
import { findBetOutcome } from './values/bet-outcomes.ts'
import { findCount } from './values/counts.ts'
import { findEvent } from './values/events.ts'
import { findWithdrawalId } from './values/ids.ts'
import { findMethod } from './values/methods.ts'

const detector = createDetector()
const longest = 4_000

test.each(hostilePieces)('the work on «%s…» grows with its length only', piece => {
  const wordsAt = (length: number) => detector.explain(new Message(piece.repeat(longest).slice(0, length))).words.length
  expect(wordsAt(longest)).toBeLessThanOrEqual(2 * wordsAt(longest / 2) + 4)
})

test.each(Object.entries(strangeLetters))('of a long message of %s, few are looked for', (_, letters) => {
  const asked = { stems: 0, corrections: 0 }
  class CountingSpeller extends Speller {
    override correct(word: string) {
      asked.corrections++
      return super.correct(word)
    }
  }
  const knowsNone = () => {
    asked.stems++
    return false
  }
  const reader = new MessageReader(knowsNone, new CountingSpeller(['баланс', 'withdrawal']))
  const words = reader.read(strangeMessage(letters, longest, 1)).length
  expect(words).toBeGreaterThan(longest / 10)
  // The stem of each word, and the other spellings of 32.
  expect(asked.stems).toBeLessThanOrEqual(words + 32 * 40)
  expect(asked.corrections).toBeLessThanOrEqual(2 * 32)
})

const story = 'собака гуляет по двору, погода хорошая, '.repeat(45)

test.each([
  ['beginning', `Какой у меня баланс? ${story}${story}`],
  ['middle', `${story}какой у меня баланс? ${story}`],
  ['end', `${story}${story}какой у меня баланс?`],
])('a request is heard at the %s of a long message', (_, text) => {
  expect(detector.detect(new Message(text)).intent).toBe('balance')
})

/** The readers of the chat path, and of what was not understood. */
const readers: Record<string, (message: Message) => unknown> = {
  detection: message => detector.detect(message),
  period: message => findPeriod(message, { now: new Date('2026-11-27T12:00:00Z'), timeZone: 'UTC' }),
  amount: findAmount,
  'changed amount': message => changedAmount(message, new Big(5)),
  'withdrawal id': findWithdrawalId,
  count: findCount,
  event: findEvent,
  answer: message => findAnswer(message),
  doubt: isDoubtful,
  method: findMethod,
  'outcome of bets': findBetOutcome,
  masking: message => maskPhrase(message.text, 'ivan.petrov'),
}

/** The least processor time that a reader takes for some texts of a length, ms. */
function costOf(read: (message: Message) => unknown, piece: string, length: number): number {
  const costs = Array.from({ length: 6 }, (_, run) => {
    const message = new Message(hostileMessage(piece, length, run))
    const start = process.cpuUsage()
    read(message)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000
  })
  return Math.min(...costs)
}

test.each(Object.entries(readers))('%s: the work grows with the length only, whatever is repeated', (_, read) => {
  const isSlow = (piece: string) => {
    costOf(read, piece, longest)
    // Work that grows with the square makes it 16 times as much.
    return costOf(read, piece, longest) > 9 * costOf(read, piece, longest / 4) + 0.5
  }
  // A busy machine may make one measurement wrong, not three.
  const slow = hostilePieces.filter(piece => isSlow(piece) && isSlow(piece) && isSlow(piece))
  expect(slow).toEqual([])
})
