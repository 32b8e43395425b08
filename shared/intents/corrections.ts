import { findNumbers } from './numbers.ts'

/** What a player says between a slip of the tongue and what is meant. */
const takesBack =
  /[\s,.]+(?:(?:хотя|ой|точнее|вернее|то есть|нет|лучше|no|no wait|wait|sorry|actually|rather|i mean|make it)[\s,]+)+(?:(?:на|давай|тогда|пусть|будет)[\s,]+)*$/u
const instead = /^\s*,?\s*(?:а|but|,)\s*$/u
const denied = /(?<!\p{L})(?:не|not)\s+$/u

/**
 * A normalised text as it is meant after the player has corrected a number: «100 на Спартак, хотя нет, 150» → «150 на
 * Спартак», «не сто, а двести» → «двести».
 */
export function withCorrections(text: string): string {
  const numbers = findNumbers(text)
  for (const [at, later] of numbers.entries()) {
    const earlier = numbers[at - 1]
    if (earlier === undefined) continue
    const before = text.slice(0, earlier.start)
    const between = text.slice(earlier.end, later.start)
    const meant = text.slice(later.start, later.end)
    const rest = text.slice(later.end)
    const takenBack = takesBack.exec(between)
    if (takenBack) return withCorrections(`${before}${meant}${between.slice(0, takenBack.index)}${rest}`)
    if (denied.test(before) && instead.test(between))
      return withCorrections(`${before.replace(denied, '')}${meant}${rest}`)
  }
  return text
}
