import { wordSet } from '../../../intents/text/word-set.ts'

/** Allowed beside a repeated value: they do not change what is agreed to. «Только» would. */
export const around = wordSet('на в мне мою моя мой свою это операцию хочу именно to on my a the i want for and')
/** Allowed beside a repeated amount only: «сумма 500, да». «Сумма да» says nothing of the card. */
export const aroundAmount = wordSet('сумму сумма')
/** The words of the request. Alone they agree to nothing: a message that was sent twice is no yes. */
export const requests = {
  withdrawal: wordSet(
    'вывод вывода выводи выводите выводим выведи выведите вывести снимай сними снять переводи переведи перевести отправь отправляй отправить оформи оформляй оформить создай создавай создать сделай сделать заявку деньги withdraw withdrawal cashout send transfer create request money',
  ),
  bet: wordSet(
    'ставь ставьте ставим ставлю поставь поставьте поставить ставка ставку сделай делай сделать place bet stake put make',
  ),
}
/** Only general names: «на сбер» says more than the question did. */
export const methods = {
  card: wordSet('карта карту карты карте карточку card'),
  wallet: wordSet('кошелек кошелька wallet'),
}
/** They agree or urge: «давай 500 на карту» may be the request, sent twice. */
export const urging = wordSet('давай давайте можно го погнали поехали жги валяй есть go')
