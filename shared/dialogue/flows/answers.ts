import { amountSpan } from '../../intents/amounts.ts'
import { findAnswer } from '../../intents/answers.ts'
import { withCorrections } from '../../intents/corrections.ts'
import type { Detection } from '../../intents/intents.ts'
import { findMethod } from '../../intents/methods.ts'
import { normalise } from '../../intents/normalise.ts'

/** Whether a message surely asks for something; bare answers («Спартак 500», «всё») may look like another request. */
export const isSure = ({ intent, score, ambiguous }: Detection): boolean =>
  intent !== 'unknown' && !ambiguous && score >= 0.8

const ends = '(?!\\p{L})'
const cancelling = new RegExp(
  `^(?:не (?:хочу|хотел[аи]?|буду|надо|нужно|стоит|выводи|выводите|ставь|ставьте)|отмен|отбой|передума|хватит|стоп|раздумал|cancel|stop${ends}|never ?mind|forget|don'?t|i don'?t|i changed)`,
  'u',
)

/** «нет», «отмена», «я передумал», «не хочу выводить»: the player leaves what was begun. */
export function isCancel(message: string): boolean {
  if (findAnswer(message) === 'no') return true
  return cancelling.test(normalise(message).replace(/^(?:(?:нет|но|а|ой|я|мы|уже|no|oh)[\s,.!]+)+/u, ''))
}

const everything =
  '(?:все|всё|весь баланс|весь остаток|всю сумму|все деньги|все средства|все что есть|everything|all|(?:the )?whole balance|all (?:of it|my money|the money))'
const somewhereEverything = new RegExp(`(?<!\\p{L})${everything}${ends}`, 'u')
const onlyEverything = new RegExp(`^${everything}[\\s.!]*$`, 'u')

/** Whether a withdrawal is to be of everything that is there: «всё», «весь баланс», "all of it". */
export const wantsAll = (message: string): boolean => somewhereEverything.test(normalise(message))

const aroundAmounts = new RegExp(
  `[^\\p{L}\\p{N}]|(?<!\\p{L})(?:р|руб|рубл\\p{L}*|₽|тыс\\p{L}*|rub|rubles?|на|сумм\\p{L}*|давай(?:те)?|пусть|будет|лучше|тогда|нет|ой|no|for|make it|let it be|пожалуйста|please)${ends}`,
  'gu',
)

/** Whether a message holds an amount, or «всё», and nothing else. */
export function isOnlyAmount(message: string): boolean {
  const plain = withCorrections(normalise(message))
  if (onlyEverything.test(plain)) return true
  const span = amountSpan(plain)
  return (
    span !== undefined && `${plain.slice(0, span.start)} ${plain.slice(span.end)}`.replace(aroundAmounts, '') === ''
  )
}

const aroundMethods = /^(?:на|в|мне|мою?|моей|по|давай(?:те)?|лучше|тогда|to|my|the|a|on|via|by|пожалуйста|please)$/u

/** Whether a message names a card or a wallet and says nothing else. */
export function isOnlyMethod(message: string): boolean {
  const words = normalise(message).match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    findMethod(message) !== undefined && words.every(word => aroundMethods.test(word) || findMethod(word) !== undefined)
  )
}
