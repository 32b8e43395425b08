import { wordSet } from '../../../intents/text/word-set.ts'

/** What may stand around a repeated value without changing what is agreed to, as «только» may. */
export const around = wordSet('на в мне мою моя мой свою это операцию хочу именно to on my a the i want for and')
/** Beside a repeated amount: «сумма 500, да»; «сумма да» says nothing of the card. */
export const aroundAmount = wordSet('сумму сумма')
/** The request itself, repeated. It agrees to nothing alone: a message that was sent twice is no yes. */
export const requests = {
  withdrawal: wordSet(
    'вывод вывода выводи выводите выводим выведи выведите вывести снимай сними снять переводи переведи перевести отправь отправляй отправить оформи оформляй оформить создай создавай создать сделай сделать заявку деньги withdraw withdrawal cashout send transfer create request money',
  ),
  bet: wordSet(
    'ставь ставьте ставим ставлю поставь поставьте поставить ставка ставку сделай делай сделать place bet stake put make',
  ),
}
/** Bare names: «на сбер» says more than "a card" did. */
export const methods = {
  card: wordSet('карта карту карты карте карточку card'),
  wallet: wordSet('кошелек кошелька wallet'),
}
/** They urge as well as agree: «давай 500 на карту» may be the request, sent twice. */
export const urging = wordSet('давай давайте можно го погнали поехали жги валяй есть go')
