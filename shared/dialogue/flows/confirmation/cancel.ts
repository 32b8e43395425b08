import { findAnswer } from '../../../intents/answers/answers.ts'
import { Message, once } from '../../../intents/text/message.ts'
import { withCorrections } from '../../../intents/values/corrections.ts'
import * as words from '../words/leaving.ts'
import { anyOf, runOf } from '../words/phrases.ts'

/** «нет», «отмена», «я передумал», «не хочу выводить»: the player abandons the draft. */
export const isCancel = once((message: Message): boolean => {
  const { plain } = withCorrections(message)
  if (keeping.test(plain)) return false
  if (findAnswer(message) === 'no' || postponing.test(plain)) return true
  if (wantsInstead.test(plain.replace(leadingNo, ''))) return false
  return (
    leaving.test(plain) ||
    leaving.test(plain.replace(beforeLeaving, '')) ||
    findAnswer(new Message(lastClause(plain))) === 'no'
  )
})

const end = '[\\s.!]*$'
/** «Давай лучше потом», "maybe later" */
const postponing = new RegExp(
  `^${runOf(words.beforePostponement)}${anyOf(words.postponements)}(?:[\\s,]+${anyOf(words.behindPostponement)})*${end}`,
  'u',
)

const keeping = new RegExp(anyOf(words.keeping), 'u')

const leadingNo = /^\P{L}*(?:нет|no)\P{L}+/u
const wish = `(?<!(?:не|not|don't|^)\\s*)${anyOf(words.wishes)}`
const wishes = `(?:${anyOf(words.wishes, words.commands)}\\s+){0,4}(?:(?:на|to)\\s+)?(?:(?:мою|my)\\s+)?`
/** «Не хочу на карту, хочу на кошелёк», «не надо на карту давай на кошелёк» */
const wantsInstead = new RegExp(
  `(?:,|${anyOf(words.contrasts)}|${wish})\\s+${wishes}(?:\\d|карт|кошел|card|wallet)`,
  'u',
)

const beforeLeaving = new RegExp(`^${runOf(words.beforeLeaving)}`, 'u')
const dont = `(?:i )?don'?t(?:$|\\s+${anyOf(words.unwillings)})`
/** «Хватит ли денег» asks, «против Спартака» is a bet, and «не будем тянуть» urges. */
const leaving = new RegExp(`^(?:${anyOf(words.leavings)}|хватит(?! ли| \\d)|(?:не будем|против)${end}|${dont})`, 'u')

/** «Да пошло оно, отмена», "sure, whatever, no" */
const lastClause = (plain: string): string => (plain.includes('?') ? '' : (/,\s*([^,]+)$/u.exec(plain)?.[1] ?? ''))
