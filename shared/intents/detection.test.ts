import { describe, expect, test } from '@jest/globals'
import { createDetector } from './detector.ts'
import { evaluate } from './evaluation.ts'
import { intentNames, isRequest, sureEnough } from './intents.ts'
import { all, allButHeldOut, core, isHeldOut, traps } from './learning/labelled-phrases.ts'
import { digestOf } from './learning/training.ts'
import { weights as weightsWithoutHeldOut } from './learning/weights-without-held-out.ts'
import { weights } from './model/weights.ts'
import { Message } from './text/message.ts'

const detector = createDetector()

const detectorWithoutHeldOut = createDetector({}, weightsWithoutHeldOut)
/** How the half that is held out is understood with weights that have not seen it. */
const [heldOut, heldOutTraps] = [core, traps].map(set => {
  const { answers, accuracy, macroF1, falseAlarms } = evaluate(detectorWithoutHeldOut, set.filter(isHeldOut))
  const sure = answers.filter(({ got, score }) => isRequest(got) && score >= sureEnough)
  const right = sure.filter(({ intent, got }) => intent === got).length
  return { phrases: answers.length, accuracy, macroF1, falseAlarms, sure: sure.length, rightOfSure: right }
}) as [HeldOut, HeldOut]
console.log({ heldOut, heldOutTraps })

interface HeldOut {
  phrases: number
  accuracy: number
  macroF1: number
  falseAlarms: number
  /** Requests with at least the probability that is sure enough. */
  sure: number
  rightOfSure: number
}

test('the phrases cover every intent, and enough that is out of scope', () => {
  const count = (intent: string) => core.filter(phrase => phrase.intent === intent).length
  for (const intent of intentNames) expect(count(intent)).toBeGreaterThanOrEqual(50)
  expect(count('unknown')).toBeGreaterThanOrEqual(200)
  expect(new Set(core.map(({ text }) => text)).size).toBe(core.length)
})

test('the committed weights are learned from the committed phrases: npm run learn-intents', () => {
  expect(weights.phrases).toBe(digestOf(all))
  expect(weightsWithoutHeldOut.phrases).toBe(digestOf(allButHeldOut))
})

test('on the half held out: macro-F1 at least 0.95, false alarms at most 2 %', () => {
  expect(heldOut.phrases).toBeGreaterThan(core.length * 0.45)
  expect(heldOut.macroF1).toBeGreaterThanOrEqual(0.95)
  expect(heldOut.falseAlarms).toBeLessThanOrEqual(0.02)
})

test('of the traps held out, at most one in six is fallen into', () => {
  expect(heldOutTraps.phrases).toBeGreaterThan(traps.length * 0.25)
  expect(heldOutTraps.falseAlarms).toBeLessThanOrEqual(1 / 6)
})

test('hardly one in a hundred requests that are sure enough is something else', () => {
  const { sure, rightOfSure } = heldOut
  expect(sure).toBeGreaterThan(300)
  expect(rightOfSure / sure).toBeGreaterThanOrEqual(0.99)
})

test('what was learned from is understood', () => {
  const { accuracy, falseAlarms } = evaluate(detector, all)
  expect(accuracy).toBeGreaterThanOrEqual(0.97)
  expect(falseAlarms).toBeLessThanOrEqual(0.02)
})

const neighbours = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** A word with its nth letter left out, doubled, swapped with the next one, or hit beside; the first letter is right. */
const typos: Record<string, (word: string, at: number) => string> = {
  'left out': (word, at) => word.slice(0, at) + word.slice(at + 1),
  doubled: (word, at) => word.slice(0, at) + word.slice(at - 1),
  swapped: (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
  'hit beside': (word, at) => {
    const row = neighbours.find(keys => keys.includes(word[at] as string)) ?? ''
    return word.slice(0, at) + (row[(row.indexOf(word[at] as string) + 1) % row.length] ?? '') + word.slice(at + 1)
  },
}

describe.each(Object.entries(typos))('a letter %s in one of the words of five letters and more', (name, typo) => {
  const misspelt = core.flatMap(({ text, intent }, nth) => {
    const words = [...text.toLowerCase().matchAll(/(?<!\p{L})(?:[а-я]{5,}|[a-z]{5,})(?!\p{L})/gu)]
    const word = words[nth % words.length]
    if (!word) return []
    const [letters] = word
    const wrong = typo(letters, 1 + (nth % (letters.length - 1)))
    return [{ text: text.toLowerCase().slice(0, word.index) + wrong + text.slice(word.index + letters.length), intent }]
  })
  const { accuracy, falseAlarms } = evaluate(detector, misspelt)
  console.log({ typo: name, phrases: misspelt.length, accuracy, falseAlarms })

  test('hides few requests', () => expect(accuracy).toBeGreaterThanOrEqual(0.93))
  test('makes few requests of other messages', () => expect(falseAlarms).toBeLessThanOrEqual(0.03))
})

test.each([
  ['6аланс', 'balance'],
  ['0ператор', 'operator'],
  ['б а л а н с', 'balance'],
  ['h.e.l.p', 'help'],
  ['о п е р а т о р а', 'operator'],
])('«%s» is %s', (text, intent) => {
  expect(detector.detect(new Message(text)).intent).toBe(intent)
})

test.each([
  ['ghbdtn', 'ru'],
  ['balans', 'ru'],
  ['my balance', 'en'],
  ['мой balance какой', 'ru'],
  ['withdraw 500', 'en'],
  ['500', 'ru'],
])('the language of «%s» is %s', (text, language) => {
  expect(detector.detect(new Message(text)).language).toBe(language)
})

test.each([
  ['покажи баланс и мои ставки', 'balance', 'bets'],
  ['ставки и выводы', 'bets', 'withdrawals'],
  ['сколько на счету и где мой вывод?', 'balance', 'withdrawal_status'],
  ['bets and withdrawals', 'bets', 'withdrawals'],
])('«%s» is asked about: %s or %s', (text, intent, other) => {
  expect(detector.detect(new Message(text))).toMatchObject({ ambiguous: true, intent, runnerUp: { intent: other } })
})

test.each([
  'спасибо, а какой баланс?',
  'выведи деньги, хочу забрать всё',
  'где мой вывод и когда придут деньги',
  'привет, покажи ставки',
])('«%s» is one request, and not asked about', text => {
  expect(detector.detect(new Message(text)).ambiguous).toBe(false)
})

test('a detection says what came second, and its explanation which words decided', () => {
  const { detection, because } = detector.explain(new Message('ставки или баланс'))
  expect([detection.intent, detection.runnerUp?.intent].sort()).toEqual(['balance', 'bets'])
  expect(because('balance')[0]).toBe('баланс')
})
