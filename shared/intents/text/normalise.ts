import { stroke } from './characters.ts'

/**
 * The text as it is compared: NFC, lower-case, ё as е, invisible and crossed-out characters removed, one kind of apostrophe and
 * question mark, a letter held down («даааай») at most twice, every run of white space one space, a word with its letters apart as
 * one. Idempotent. Punctuation stays: it parts sentences, and on the wrong keyboard layout it is letters («,fkfyc» is «баланс»).
 */
export function normalise(text: string): string {
  const spaced = asItStands(text) ?? tidied(text)
  if (!mayBeSpacedOut.test(spaced)) return spaced
  return spaced
    .replace(spacedOut, (letters, separator: string) => letters.replaceAll(separator, ''))
    .replace(heldDown, '$1$1')
}

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

const space = 32
const isSmall = (code: number) => (code >= 97 && code <= 122) || (code >= 0x430 && code <= 0x44f)
const isCapital = (code: number) => (code >= 65 && code <= 90) || (code >= 0x410 && code <= 0x42f)
/** From a capital to its small letter, in both alphabets. */
const toSmall = 32

/**
 * A text of which nothing is to be done but capitals and the spaces around: most messages are Russian and English letters,
 * digits and marks with single spaces between.
 */
function asItStands(text: string): string | undefined {
  let [from, to] = [0, text.length]
  while (text.charCodeAt(from) === space) from++
  while (to > from && text.charCodeAt(to - 1) === space) to--
  let hasCapitals = false
  let before = 0
  let run = 0
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at)
    if (isCapital(code)) {
      code += toSmall
      hasCapitals = true
    }
    const isLetter = isSmall(code)
    if (!isLetter && (code < space || code > 126 || code === 96)) return undefined
    run = code === before ? run + 1 : 1
    if (run > (code === space ? 1 : 2) && (isLetter || code === space)) return undefined
    before = code
  }
  const trimmed = text.slice(from, to)
  return hasCapitals ? trimmed.toLowerCase() : trimmed
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
