import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findAnswer } from './answers/answers.ts'
import { createDetector } from './detector.ts'
import { intentNames } from './intents.ts'
import { findPeriod } from './period/period.ts'
import { Message } from './text/message.ts'
import { normalise } from './text/normalise.ts'
import { slipsBetween } from './text/typos.ts'
import { findAmount } from './values/amounts.ts'
import { findCount } from './values/counts.ts'
import { findEvent } from './values/events.ts'
import { findWithdrawalId } from './values/ids.ts'
import { findMethod } from './values/methods.ts'

const detector = createDetector()
const now = new Date('2026-11-23T09:00:00Z')

/** Any code units at all, and strings of pieces that the readers look for. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)), maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ..."баланс,ставка,вывод,не,хочу,500,1 500,№17,р,к,тысяч,с,по,до,1,февраля,31.02.2026,-,—,вчера,последние,10,дней,назад,,fkfyc,balans,it's,.,!,\u0301,ё,на карту,поставь,спартак".split(
          ',',
        ),
        ' ',
        '  ',
      ),
      { maxLength: 40 },
    )
    .map(pieces => pieces.join('')),
)

test('any text at all is understood as something, with a score from 0 to 1', () => {
  fc.assert(
    fc.property(anyText, text => {
      const { intent, score, ambiguous, runnerUp, language } = detector.detect(new Message(text))
      expect([...intentNames, 'unknown']).toContain(intent)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(['ru', 'en']).toContain(language)
      if (ambiguous) expect(runnerUp).toBeDefined()
    }),
    { numRuns: 1_000 },
  )
})

test('the same text is always understood the same', () => {
  const other = createDetector()
  fc.assert(
    fc.property(anyText, text => expect(detector.detect(new Message(text))).toEqual(other.detect(new Message(text)))),
  )
})

test('no text breaks the readers of values', () => {
  fc.assert(
    fc.property(anyText, text => {
      const period = findPeriod(new Message(text), { now, timeZone: 'America/Sao_Paulo' })
      if (period.kind === 'period') expect(period.start.getTime()).toBeLessThan(period.end.getTime())
      findAmount(new Message(text))
      findAnswer(new Message(text))
      findEvent(new Message(text))
      findMethod(new Message(text))
      const id = findWithdrawalId(new Message(text))
      if (id !== undefined) expect(id > 0n && id < 2n ** 63n).toBe(true)
      const count = findCount(new Message(text))
      if (count !== undefined) expect(Number.isSafeInteger(count) && count > 0).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('normalising is idempotent, and case, ё and spaces make no difference', () => {
  fc.assert(
    fc.property(anyText, text => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
    }),
    { numRuns: 2_000 },
  )
  expect(normalise('  ЁЛКА\u00a0Да\u0301аааай ')).toBe('елка даай')
})

test('an amount is read back exactly, however its thousands are parted', () => {
  const parted = (whole: string, by: string) => whole.replace(/\B(?=(\d{3})+$)/g, by)
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 999_999_999n }),
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom('', ' ', '\u00a0', '\u202f'),
      fc.constantFrom(',', '.'),
      fc.constantFrom('', ' р', ' руб.', '₽'),
      (whole, cents, by, point, unit) => {
        const fraction = String(cents).padStart(2, '0')
        const found = findAmount(new Message(`${parted(String(whole), by)}${point}${fraction}${unit}`))
        expect(found.kind === 'amount' && found.amount.toFixed(2)).toBe(`${whole}.${fraction}`)
      },
    ),
  )
})

/** The plain definition, to hold the quick one against. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const rest = Math.min(
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  )
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
  return swapped ? Math.min(rest, distance(a.slice(2), b.slice(2)) + 1) : rest
}

test('the slips between two words are those of the definition, up to one more than asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 5 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(slipsBetween(a, b, most)).toBe(Math.min(distance(a, b), most + 1))
    }),
  )
})
