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
  `^(?:не (?:хочу|хотел[аи]?|буду|надо|нужно|стоит|выводи|выводите|ставь|ставьте)|отмен|отбой|ни в коем случае|ни за что|передума|хватит|стоп|раздумал|cancel|stop${ends}|never ?mind|forget|don'?t|i don'?t|i changed)`,
  'u',
)

/** «Не хочу на карту, хочу на кошелёк», «не надо 500, давай 300» */
const instead =
  /(?:,|(?<!\p{L})(?:а|но|but))\s+(?:(?:хочу|давай(?:те)?|лучше|выведи|поставь|i want|make it)\s+)*(?:(?:на|to)\s+)?(?:мою\s+|my\s+)?(?:\d|карт|кошел|card|wallet)/u

/** «нет», «отмена», «я передумал», «не хочу выводить»: the player leaves what was begun. */
export function isCancel(message: string): boolean {
  if (findAnswer(message) === 'no') return true
  const plain = normalise(message)
  if (instead.test(plain.replace(/^\P{L}*(?:нет|no)\P{L}+/u, ''))) return false
  return cancelling.test(
    plain.replace(/^(?:(?:нет|но|а|ой|я|мы|уже|хочу|слушай|знаешь|наверное|пожалуй|все-таки|no|oh)[\s,.!]+)+/u, ''),
  )
}

const sum =
  '(?:весь баланс|весь остаток|всю сумму|все деньги|все средства|все,? что есть|(?:the )?whole balance|all (?:of it|my money|the money))'
const everything = `(?:${sum}|все|everything|all)`
const somewhereSum = new RegExp(`(?<!\\p{L})(?<!не )${sum}${ends}`, 'u')
/** «Выведи всё на кошелёк»; in «почему всё так долго» and «всё-таки передумал» it is no amount. */
const besideEverything =
  '(?:на|в|мне|мои|я|хочу|хотел бы|можно|надо|нужно|давай(?:те)?|лучше|тогда|нет|да|ой|но|а|вообще|сразу|пожалуйста|выв\\p{L}+|выплат\\p{L}+|сн[яи]\\p{L}+|обнал\\p{L}+|забрать|забери|забираю|перев\\p{L}+|отправ\\p{L}+|карт\\p{L}+|кош\\p{L}+|to|my|the|i|want|please|withdraw|take|cash|out|card|wallet)'
const mostlyEverything = new RegExp(
  `^(?:${besideEverything}[\\s,.!]+)*${everything}(?:[\\s,.!]+${besideEverything})*[\\s.!]*$`,
  'u',
)
/** «Сними всё до копейки» */
const takeEverything =
  /(?<!не )(?:выве(?:сти|ди(?:те)?)|вывожу|выводи(?:ть|м)?|снять|сними(?:те)?|забрать|забери|withdraw|take)\s+(?:мне\s+|вообще\s+)?(?:все|everything|all)(?![\p{L}-]|\s+(?:таки|равно|еще|время|так(?!\p{L})))/u
const onlyEverything = new RegExp(`^${everything}[\\s.!]*$`, 'u')

/** Whether a withdrawal is to be of everything that is there: «всё», «весь баланс», "all of it". */
export function wantsAll(message: string): boolean {
  const plain = normalise(message)
  return [somewhereSum, takeEverything, mostlyEverything].some(everything => everything.test(plain))
}

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
