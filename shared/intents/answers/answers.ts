import type { Message } from '../text/message.ts'
import { all, commands, filler, no, postponing, readingsOf, refused, right, yes } from './answer-words.ts'
import { isDoubtful, isUnsure } from './doubts.ts'

const thumbs = /^(?:\s|👍|👌|✅|🆗|💯|🙏|✔|\+|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u
const thumbsDown = /^(?:\s|👎|❌|🚫|⛔|✖|✋|-|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u

/** A longer message is more than an answer. */
const maxWords = 6

/**
 * What a message answers to a question that wants yes or no. Only a message that is nothing but the answer counts: «да»,
 * «ага, давай», «нет, спасибо», "never mind". «Да нет» is a no; «да и нет» is neither; nor is «точно?».
 * @param command the only command that agrees, if any: «выводи» is not a yes to a bet
 */
export function findAnswer(message: Message, command?: 'выводи' | 'ставь'): 'yes' | 'no' | undefined {
  const { text, plain } = message
  if (plain !== '' && thumbs.test(text)) return 'yes'
  if (plain !== '' && thumbsDown.test(text)) return 'no'
  // "Don't" is two words there.
  if (message.words.length > 2 * maxWords) return undefined
  const words = readingsOf(message)
  if (words.length === 0 || words.length > maxWords || isUnsure(words)) return undefined
  let [agrees, hesitates, denied] = [false, plain.includes('?') || isDoubtful(message), false]
  let rejectedAt = -1
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? ''
    const next = words[at + 1] ?? ''
    const isYes = yes.has(word) || isCommand(word, command) || isDoIt(word, next, words.length)
    if (denied && (refused.has(word) || isYes)) continue
    const negates = isNegator(word)
    if (negates || no.has(word)) {
      // «Не отменяй»
      if (!negates && isNegator(before) && before !== 'no') return undefined
      if (rejectedAt < 0) rejectedAt = at
      denied ||= negates
    } else if (isYes) {
      if (rejectedAt >= 0 && (word === 'да' || word === 'yes')) return undefined
      agrees = true
    } else if (all.has(word)) {
      if (isNegator(before)) return undefined
      agrees ||= right.has(next)
      hesitates ||= !right.has(next) && !(next === 'is' && right.has(words[at + 2] ?? ''))
    } else if (postponing.has(word)) hesitates = true
    else if (!filler.has(word)) return undefined
  }
  // «Конечно нет», «конечно же нет»
  const said = words.slice(0, Math.max(rejectedAt, 0)).findLast(word => word !== 'же') ?? ''
  if (rejectedAt >= 0) return agrees && !yes.has(said) ? undefined : 'no'
  return agrees && !hesitates ? 'yes' : undefined
}

const isCommand = (word: string, wanted: 'выводи' | 'ставь' | undefined): boolean => {
  const command = commands.get(word)
  return command !== undefined && (wanted ?? command) === command
}

/** «Do it», "please do"; "do" alone is the beginning of something. */
const isDoIt = (word: string, next: string, length: number) =>
  word === 'do' && (next === 'it' || next === 'that' || (next === '' && length > 1))

const isNegator = (word: string) => /^(?:не|not|dont|never|no)$/.test(word)
