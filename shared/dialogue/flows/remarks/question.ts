import { type Message, once } from '../../../intents/text/message.ts'
import { beforeQuestion, questionEnds, questionWords } from '../words/asking.ts'
import { anyOf } from '../words/phrases.ts'

/** «А комиссия какая?», "how long does it take": a question, with or without a question mark. */
export const isQuestion = once(({ plain }: Message): boolean => question.test(plain))

const question = new RegExp(
  `[?❓❔⁉]\\s*$|^(?:${anyOf(beforeQuestion)}[\\s,]+)*${anyOf(questionWords)}|${anyOf(questionEnds)}[\\s.]*$`,
  'u',
)

/** «Сколько можно?», "what is the maximum?" */
export const asksHowMuch = ({ plain }: Message): boolean => howMuch.test(plain)

const howMuch =
  /(?<!\p{L})(?:сколько(?=\s*\??$|\s+(?:можно|могу|есть|доступно|у меня|максимум|всего))|макс\p{L}*|how much|max(?:imum)?)(?!\p{L})/u
