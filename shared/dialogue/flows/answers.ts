import { amountSpan } from '../../intents/amounts.ts'
import { withCorrections } from '../../intents/corrections.ts'
import { findMethod } from '../../intents/methods.ts'
import { normalise } from '../../intents/normalise.ts'
import { isOnlyEverything } from './everything.ts'

const sets =
  '(?:поменяй|измени|исправь|сделай|увелич\\p{L}*|уменьш\\p{L}*|подними|снизь|change|set|increase|raise|lower|reduce)(?:\\s+(?:сумму|ставку|it|the (?:amount|stake|bet)))?(?:\\s+(?:до|на|to))?'
/** «Ещё 100», «на 50 меньше» */
const relative =
  '(?:до|при)бав(?:ь(?:те)?|ить|им|лю)|накинь|докинь|убав\\p{L}*|плюс|минус|еще|больше|меньше|сверху|add|plus|minus|another|extra|more|less|by'
const aroundAmounts = new RegExp(
  `[^\\p{L}\\p{N}]|(?<!\\p{L})(?:р|руб|рубл\\p{L}*|₽|тыс\\p{L}*|rub|rubles?|на|сумм\\p{L}*|давай(?:те)?|пусть|будет|лучше|тогда|нет|да|но|а|ой|ок|только|хочу|${sets}|yes|no|ok|but|only|just|actually|rather|instead|i want|for|make it|let it be|${relative}|пожалуйста|please)(?!\\p{L})`,
  'gu',
)

/** Whether a message holds an amount, or «всё», and nothing else. */
export function isOnlyAmount(message: string): boolean {
  const plain = withCorrections(normalise(message))
  if (isOnlyEverything(message)) return true
  const span = amountSpan(plain)
  return (
    span !== undefined && `${plain.slice(0, span.start)} ${plain.slice(span.end)}`.replace(aroundAmounts, '') === ''
  )
}

const aroundMethods = /^(?:на|в|мне|мою?|моей|по|давай(?:те)?|лучше|тогда|to|my|the|a|on|via|by|пожалуйста|please)$/u

/** Whether a message names a card or a wallet, perhaps an amount, and says nothing else. */
export function isOnlyMethod(message: string): boolean {
  const plain = withCorrections(normalise(message))
  const span = amountSpan(plain)
  const words = (span ? `${plain.slice(0, span.start)} ${plain.slice(span.end)}` : plain).match(/[\p{L}\p{N}]+/gu) ?? []
  return (
    findMethod(message) !== undefined && words.every(word => aroundMethods.test(word) || findMethod(word) !== undefined)
  )
}

/** «Давай дальше», "let's continue": the player goes on with what was begun. */
export const isGoingOn = (message: string): boolean => goingOn.test(normalise(message))

const goingOn =
  /^(?:(?:ну|ок|окей|хорошо|ладно|да|так|давай(?:те)?|и|тогда|ok|okay|fine|yes|let'?s|lets|well|please)[\s,.]+)*(?:продолж(?:ай(?:те)?|им|аем|ить)|(?:поехали |давай )?дальше|вернемся|оформляй(?:те)?|(?:place|make|send|withdraw|do) (?:it|that|the bet)|continue|go on|proceed|carry on|go ahead)(?:[\s,]+(?:с|к|вывод\p{L}*|ставк\p{L}*|with|the|my|it|withdrawal|bet|please|пожалуйста))*[\s.!]*$/u

/** «Сколько можно?», "what is the maximum?" */
export const asksHowMuch = (message: string): boolean => howMuch.test(normalise(message))

const howMuch =
  /(?<!\p{L})(?:сколько(?=\s*\??$|\s+(?:можно|могу|есть|доступно|у меня|максимум|всего))|макс\p{L}*|how much|max(?:imum)?)(?!\p{L})/u
