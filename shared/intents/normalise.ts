/**
 * The text as it is compared: NFC, lower-case, ё as е, invisible characters removed, a letter held down («даааай») at
 * most twice, every run of white space one space. Idempotent. Punctuation stays: it parts sentences, and on the wrong
 * keyboard layout it is letters («,fkfyc» is «баланс»).
 */
export function normalise(text: string): string {
  return (plain.test(text) ? text.toLowerCase() : composed(text))
    .replaceAll('ё', 'е')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** ASCII and Russian letters: nothing to compose, nothing invisible. */
const plain = /^[ -~А-яЁё]*$/

const composed = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Cf}|\p{Mn}|\p{Cs}/gu, '')
    .normalize('NFC')
