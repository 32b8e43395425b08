/** Kinds of characters in a normalised text, as bits: a character may be of several. */
export const kinds = {
  latin: 1,
  russian: 2,
  digit: 4,
  /** Ends a sentence. */
  stop: 8,
  /** Separates parts of a sentence. */
  comma: 16,
  /** A mark whose key is a letter on the Russian keyboard layout. */
  layoutMark: 32,
  /** A numeral may begin with it: «№17», «номер 17», "id 17", «$50». */
  numeralStart: 64,
} as const

/**
 * The source of a class of letters for regular expressions with many words, each of which may begin or end where no letter stands:
 * Latin, Greek and Cyrillic, the alphabets that those words are of. V8 compiles `\p{L}`, which is hundreds of ranges, anew at each
 * place: tens of milliseconds of the first message that such an expression reads.
 */
export const letter = '[a-z\\u00df-\\u00f6\\u00f8-\\u024f\\u0370-\\u052f]'

const kindsOfCode = new Uint8Array(0x2200)
const define = (kind: number, characters: string) => {
  for (const character of characters) {
    const code = character.charCodeAt(0)
    kindsOfCode[code] = (kindsOfCode[code] as number) | kind
  }
}
define(kinds.latin, 'abcdefghijklmnopqrstuvwxyz')
define(kinds.russian, 'абвгдежзийклмнопрстуфхцчшщъыьэюя')
define(kinds.digit, '0123456789')
define(kinds.stop, '.!?;')
define(kinds.comma, ',:()—–-')
define(kinds.layoutMark, ",.;'[]`")
define(kinds.numeralStart, '0123456789№#$€₽нni')

export const kindsOf = (code: number): number => (code < kindsOfCode.length ? (kindsOfCode[code] as number) : 0)

/** а–я, a–z, 0–9: most words consist of these. */
export const isPlain = (code: number): boolean => (kindsOf(code) & (kinds.latin | kinds.russian | kinds.digit)) !== 0

/** The kinds of all characters of a text. */
export function kindsIn(text: string): number {
  let found = 0
  for (let at = 0; at < text.length; at++) found |= kindsOf(text.charCodeAt(at))
  return found
}

/** A stroke through a letter, as in «д̶а̶», or a sign over it that forbids. */
export const stroke = /[\u0335-\u0338\u20d2\u20d3\u20d8-\u20da\u20e0\u20e5\u20e6\u20ea\u20eb]/u
