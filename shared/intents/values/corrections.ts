import { type Message, once } from '../text/message.ts'
import { type FoundNumber, findNumbers, numbersIn } from './numbers.ts'

/** What a player says between a slip of the tongue and what is meant. */
const takesBack =
  /[\s,.]+(?:(?:хотя|ой|много|многовато|мало|маловато|too much|too little|точнее|вернее|то есть|нет|лучше|no|no wait|wait|sorry|actually|rather|i mean|make it)[\s,]+)+(?:(?:на|давай|тогда|пусть|будет)[\s,]+)*$/u
/** «Не хочу 500, хочу 300», «не надо 500 давай 300» */
const wish =
  '(?:хочу|надо|нужно|буду|давай(?:те)?|лучше|выведи|выводи|поставь|ставь|я (?:сказал[аи]?|говорил[аи]?|просил[аи]?|хотел[аи]?|имел[аи]? в виду)|i said|i meant|i want|want|need|i need|withdraw|make it|rather)'
const instead = new RegExp(`^(?=.*[^\\s])[\\s,.]*(?:(?:а|но|but)(?!\\p{L})\\s*)?(?:${wish}\\s+)*(?:на\\s+)?$`, 'u')
/** «300, а не 500» */
const notThat = /^(?:\s*(?:р\p{L}*|₽))?[\s,]+(?:(?:а|and)\s+)?(?:не|вместо|not|instead of|rather than)\s+(?:на\s+)?$/u
const denied = new RegExp(
  `(?<!\\p{L})(?:не|not|(?:i )?don'?t)\\s+(?:(?:${wish}|to|вывести|выводить|поставить)\\s+)*$`,
  'u',
)

/** Where a message has more numbers than this, none of them is simply turned down. */
const maxChosenFrom = 4

/** Nobody takes back more than this in one message. */
const maxCorrections = 3

/**
 * A message as it is meant after the player has corrected a number: «100 на Спартак, хотя нет, 150» → «150 на Спартак», «не
 * сто, а двести» → «двести», «не хочу 500, хочу 300» → «300»; the message itself when nothing is corrected.
 */
export const withCorrections = once((message: Message): Message => {
  let text = message.plain
  for (let corrections = 0; corrections < maxCorrections; corrections++) {
    const corrected = correctedOnce(text, corrections === 0 ? findNumbers(message) : numbersIn(text))
    if (corrected === undefined) break
    text = corrected
  }
  return message.remade(text)
})

function correctedOnce(text: string, numbers: readonly FoundNumber[]): string | undefined {
  for (const [at, later] of numbers.entries()) {
    const earlier = numbers[at - 1]
    if (earlier === undefined) continue
    const before = text.slice(0, earlier.start)
    const between = text.slice(earlier.end, later.start)
    const meant = text.slice(later.start, later.end)
    const rest = text.slice(later.end)
    if (numbers.length <= maxChosenFrom && notThat.test(between) && !denied.test(before))
      return `${text.slice(0, earlier.end)}${rest}`
    const takenBack = takesBack.exec(between)
    if (takenBack) return `${before}${meant}${between.slice(0, takenBack.index)}${rest}`
    if (instead.test(between) && denied.test(before)) return `${before.replace(denied, '')}${meant}${rest}`
  }
  return undefined
}
