import { normalise } from '../../intents/normalise.ts'

const ends = '(?!\\p{L})'
const sum =
  '(?:весь баланс|весь остаток|всю сумму|все деньги|все средства|все,? что есть|(?:the )?whole balance|all (?:of it|my money|the money))'
const everything = `(?:${sum}|все|(?:по )?максимум\\p{L}{0,2}|everything|it all|all|the maximum|max|as much as (?:possible|i can))`
const somewhereSum = new RegExp(`(?<!\\p{L})(?<!не )${sum}${ends}`, 'u')
/** «Выведи всё на кошелёк»; in «почему всё так долго» and «всё-таки передумал» it is no amount. */
const besideEverything =
  '(?:на|в|мне|мои|я|хочу|хотел бы|можно|надо|нужно|давай(?:те)?|лучше|тогда|нет|да|ой|но|ну|ок|окей|ладно|а|вообще|сразу|пожалуйста|выв\\p{L}+|выплат\\p{L}+|сн[яи]\\p{L}+|обнал\\p{L}+|забрать|забери|забираю|перев\\p{L}+|отправ\\p{L}+|карт\\p{L}+|кош\\p{L}+|to|my|the|ok|okay|then|just|a|i|want|please|withdraw|take|cash|out|card|wallet)'
const mostlyEverything = new RegExp(
  `^(?:${besideEverything}[\\s,.!]+)*${everything}(?:[\\s,.!]+${besideEverything})*[\\s.!]*$`,
  'u',
)
/** «Сними всё до копейки» */
const takeEverything =
  /(?<!не )(?:выве(?:сти|ди(?:те)?)|вывожу|выводи(?:ть|м)?|снять|сними(?:те)?|забрать|забери|withdraw|take)\s+(?:мне\s+|вообще\s+)?(?:все|everything|(?:it )?all)(?![\p{L}-]|\s+(?:таки|равно|еще|время|так(?!\p{L})))/u

const onlyEverything = new RegExp(
  `^(?:(?:тогда|давай|ну|ок|ладно|ok|then)[\\s,]+)*(?:(?:по)?ставь )?(?:${everything}|all in|ва-?банк)(?: (?:по)?ставь)?[\\s.!]*$`,
  'u',
)

/** Whether a withdrawal is to be of everything that is there: «всё», «весь баланс», "all of it". */
export function wantsAll(message: string): boolean {
  const plain = normalise(message)
  return [somewhereSum, takeEverything, mostlyEverything].some(everything => everything.test(plain))
}

/** «Поставь всё на Зенит», "bet everything on Arsenal" */
const stakeEverything =
  /(?<!не )(?<!\p{L})(?:(?:по)?став(?:ь(?:те)?|ить|лю|им)|bet|put|stake)\s+(?:все|все деньги|весь баланс|everything|(?:it )?all|all my money)(?=\s+(?:на|on)\s)/iu

/** A wish to bet everything, without the sum: «поставь на Зенит»; undefined when the message names no such sum. */
export function withoutAllStaked(message: string): string | undefined {
  const plain = message.replace(/ё/gu, 'е').replace(/\s+/gu, ' ')
  return stakeEverything.test(plain) ? plain.replace(stakeEverything, 'поставь') : undefined
}

/** Whether a message is «всё» or its like, and nothing else. */
export const isOnlyEverything = (message: string): boolean => onlyEverything.test(normalise(message))
