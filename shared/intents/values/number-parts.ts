import Big from 'big.js'
import { isPlain } from '../text/characters.ts'
import { numberWords } from '../text/number-words.ts'

const digits =
  /^(?:\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?)(?![\d])/
export const letters = /^\p{L}+/u
/** «Пять сот», «шесть десят»: one word, written as two. */
const parted =
  /^(?:две сти|(?:три|четыре) ста|(?:пять|шесть|семь|восемь|девять) сот|(?:пять|шесть|семь|восемь) десят)(?!\p{L})/u

/** «1 500», "1,500.50", «1.500,50», «1500,5» as the value they mean. */
function readDigits(written: string): { value: Big; plain: boolean } {
  const tight = written.replace(/[ \u00a0\u202f']/g, '')
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$/.exec(tight)
  const plain = tight === written && !/[.,]/.test(tight)
  if (grouped && !tight.startsWith('0')) {
    const separator = grouped[1] as string
    return { value: new Big(tight.replaceAll(separator, '').replace(',', '.')), plain }
  }
  return { value: new Big(tight.replace(',', '.')), plain }
}

/** No part of a number is longer, characters. */
const maxPart = 64
const partHere = new RegExp(`[\\p{L}\\p{N}]{1,${maxPart}}`, 'uy')

/** The end of the letters and digits at a place of a text, of as many as a part of a number may have; the place itself without any. */
export function endOfPart(text: string, at: number): number {
  const limit = Math.min(at + maxPart, text.length)
  let end = at
  while (end < limit && isPlain(text.charCodeAt(end))) end++
  if (end === limit || text.charCodeAt(end) < 128) return end
  partHere.lastIndex = at
  return partHere.test(text) ? partHere.lastIndex : at
}

/** A number, or a word of one, at a place of a text. */
export interface NumberPart {
  value: Big
  end: number
  scale: boolean
  /** «тысяч», which may stand before how many they are. */
  many: boolean
  money: boolean
  /** A note: «две пятихатки». */
  countable: boolean
  word: boolean
  plain: boolean
}

export function partAt(text: string, at: number): NumberPart | undefined {
  const rest = text.slice(at, at + 40)
  const number = digits.exec(rest)?.[0]
  if (number !== undefined)
    return {
      ...readDigits(number),
      end: at + number.length,
      scale: false,
      many: false,
      money: false,
      countable: false,
      word: false,
    }
  const word = (parted.exec(rest) ?? letters.exec(rest))?.[0]
  const known = word === undefined ? undefined : numberWords.get(word.replace(' ', ''))
  if (word === undefined || known === undefined) return undefined
  const { value, scale = false, many = false, money = false } = known
  const countable = money && !scale && value >= 5
  return { value: new Big(value), end: at + word.length, scale, many, money, countable, word: true, plain: false }
}
