/**
 * The text as it is compared: NFC, lower-case, ё as е, invisible characters removed, one kind of apostrophe and question
 * mark, a letter held down («даааай») at most twice, every run of white space one space. Idempotent. Punctuation stays: it
 * parts sentences, and on the wrong keyboard layout it is letters («,fkfyc» is «баланс»).
 */
export function normalise(text: string): string {
  const lower = text.toLowerCase().trim()
  if (isNormal(lower)) return lower
  return (plain.test(text) ? text.toLowerCase() : composed(text))
    .replaceAll('ё', 'е')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[？؟]/g, '?')
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether nothing is to be done: most messages are lower-case letters, digits and marks with single spaces between. */
function isNormal(text: string): boolean {
  let before = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isLetter = (code >= 97 && code <= 122) || (code >= 0x430 && code <= 0x44f)
    if (!isLetter && (code < 32 || code > 126 || code === 96)) return false
    run = code === before ? run + 1 : 1
    if (run > (code === 32 ? 1 : 2) && (isLetter || code === 32)) return false
    before = code
  }
  return true
}

/** Arabic, Persian and full-width digits, and the zero of each. */
const otherDigits = /[٠-٩۰-۹０-９]/g
const zeros = [0xff10, 0x6f0, 0x660]
const zeroOf = (code: number) => zeros.find(zero => code >= zero) as number

/** ASCII and Russian letters: nothing to compose, nothing invisible. */
const plain = /^[ -~А-яЁё]*$/

const composed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(otherDigits, digit => String(digit.charCodeAt(0) - zeroOf(digit.charCodeAt(0))))
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Mn}|\p{Cs}/gu, '')
    .normalize('NFC')
