import { stroke } from './characters.ts'

/**
 * The text as it is compared: NFC, lower-case, ё as е, invisible and crossed-out characters removed, one kind of apostrophe and
 * question mark, a letter held down («даааай») at most twice, every run of white space one space, a word with its letters apart as
 * one. Idempotent. Punctuation stays: it parts sentences, and on the wrong keyboard layout it is letters («,fkfyc» is «баланс»).
 */
export const normalise = (text: string): string => asItStands(text) ?? joined(tidied(text))

const tidied = (text: string): string =>
  (plain.test(text) ? text.toLowerCase() : composed(text))
    .replaceAll('ё', 'е')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(questionMarks, '?')
    .replace(heldDown, '$1$1')
    .replace(/\s+/g, ' ')
    .trim()

const heldDown = /(\p{L})\1{2,}/gu
/** «б а л а н с», "h.e.l.p": four or more single letters in a row are one word. */
const spacedOut = /(?<![\p{L}\p{N}])\p{L}([ .*_-])\p{L}(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu
/** A cheap test, which also accepts other texts. */
const mayBeSpacedOut = /(?:^|[ .*_-])[^ ]([ .*_-])[^ ]\1[^ ]\1[^ ](?:$|[^a-zа-я])/

const joined = (text: string): string =>
  mayBeSpacedOut.test(text)
    ? text
        .replace(spacedOut, (letters, separator: string) => letters.replaceAll(separator, ''))
        .replace(heldDown, '$1$1')
    : text

const space = 32
/** Whether it may stand between the letters of a word that is spaced out: one of « .*_-». */
const isSeparator = (code: number) => code === space || code === 46 || code === 42 || code === 95 || code === 45
/** What each character becomes that is either left as it is or only made small, by its code; 0 for all others. */
const standing = new Uint16Array(0x2200)
for (const mark of ' !"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_{|}~«»–—…№€₽')
  standing[mark.charCodeAt(0)] = mark.charCodeAt(0)
for (const letter of 'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя')
  for (const form of [letter, letter.toUpperCase()]) standing[form.charCodeAt(0)] = letter.charCodeAt(0)
for (const form of 'ёЁ') standing[form.charCodeAt(0)] = 'е'.charCodeAt(0)
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 0x430 && code <= 0x44f)

/**
 * A text of which nothing is to be done but capitals, ё and the spaces around: most messages are Russian and English letters,
 * digits and marks with single spaces between.
 */
function asItStands(text: string): string | undefined {
  let from = 0
  let to = text.length
  while (from < to && text.charCodeAt(from) === space) from++
  while (to > from && text.charCodeAt(to - 1) === space) to--
  let isChanged = false
  let before = 0
  let run = 1
  let separator = 0
  let lastSeparator = 0
  /** How many equal separators there were last, each two characters behind the one before. */
  let apart = 0
  for (let at = from; at < to; at++) {
    const written = text.charCodeAt(at)
    const code = written < standing.length ? (standing[written] as number) : 0
    if (code === 0) return undefined
    if (code !== written) isChanged = true
    run = code === before ? run + 1 : 1
    if (run > 1 && (code === space || (run > 2 && isLetter(code)))) return undefined
    before = code
    if (!isSeparator(code)) continue
    apart = code === separator && at - lastSeparator === 2 ? apart + 1 : 1
    if (apart === 3) return undefined
    separator = code
    lastSeparator = at
  }
  const trimmed = text.slice(from, to)
  return isChanged ? trimmed.toLowerCase().replaceAll('ё', 'е') : trimmed
}

/** Full-width, Arabic, Armenian and doubled ones, «‽» and «¿». */
const questionMarks = /[？؟՞⸮⁇⁈⁉‽¿]/g

/** Arabic, Persian and full-width digits, and the zero of each. */
const otherDigits = /[٠-٩۰-۹０-９]/g
const zeros = [0xff10, 0x6f0, 0x660]
const zeroOf = (code: number) => zeros.find(zero => code >= zero) as number

/** ASCII and Russian letters: nothing to compose, nothing invisible. */
const plain = /^[ -~А-яЁё]*$/

/** What is crossed out is not said. */
const crossedOut = new RegExp(`\\P{M}\\p{M}*${stroke.source}\\p{M}*`, 'gu')

const composed = (text: string): string =>
  text
    .replace(crossedOut, '')
    .normalize('NFC')
    .replace(otherDigits, digit => String(digit.charCodeAt(0) - zeroOf(digit.charCodeAt(0))))
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Mn}|\p{Cs}/gu, '')
    .normalize('NFC')
