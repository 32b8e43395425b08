import { findAnswer } from '../../intents/answers.ts'
import { isOnlyAmount } from './bare-values.ts'

/** Words that no event is named by: «потом», «подумаю», "what are the odds". */
const noName =
  /(?<!\p{L})(?:я|ты|вы|мне|меня|тебя|это|эт[оу]|потом|позже|завтра|сейчас|пока|еще|ещё|подожд\p{L}*|подума\p{L}*|дума\p{L}*|погод\p{L}*|ничего|никак|не|нет|да|др\p{L}*уг[оиу]\p{L}*|что|как|где|когда|почему|зачем|сколько|какой|какая|какие|деньги|денег|раз|следующ\p{L}*|недел\p{L}*|карт[аеуы]|кошел\p{L}*|card|wallet|i|you|me|it|this|that|what|which|how|why|when|where|later|tomorrow|now|wait|think|nothing|something|not|no|yes|more|less|money)(?!\p{L})/iu
/** Words; a story has more. */
const maxNameWords = 8

/** Whether a text may be the name of another event: «Зенит», «победу Спартака», «50 на Зенит». */
export function isEventName(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const isShort = /\p{L}{2}/u.test(text) && words.length <= maxNameWords
  return isShort && !noName.test(text) && !isOnlyAmount(text) && findAnswer(text) === undefined
}
