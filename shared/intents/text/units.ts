import { kindsOf } from './characters.ts'

/** A text as numbers. */
export interface Units {
  /** Its UTF-16 units, and 0 behind the last. */
  codes: Uint16Array
  /** The kinds of all its characters. */
  kinds: number
}

/** One for all texts, as long as the longest so far. */
const read: Units = { codes: new Uint16Array(4_096), kinds: 0 }

/**
 * The units of a text, valid until the next call. A text is read several times, and a look into an array takes less than
 * `charCodeAt`.
 */
export function unitsOf(text: string): Units {
  if (text.length >= read.codes.length) read.codes = new Uint16Array(2 * text.length)
  const { codes } = read
  let kinds = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    codes[at] = code
    kinds |= kindsOf(code)
  }
  codes[text.length] = 0
  read.kinds = kinds
  return read
}
