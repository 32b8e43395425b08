import type { Phrases } from './phrases.ts'

/** All the money. Means that anywhere in a message. */
export const wholeSum: Phrases = {
  ru: 'весь баланс, весь остаток, всю сумму, все деньги, все бабки, все средства, все(,|) что (у меня|там) есть',
  en: '(the )whole balance, all of it, all my money, all the money, everything i have, all i have',
}
/** Means all the money only where little else is said; in «почему всё так долго» it is no amount. */
export const everything: Phrases = {
  ru: 'все, (по )максимум*',
  en: 'everything, it all, all, the maximum, max, as much as possible, as much as i can',
}
/** «Да, всё», «ладно, всё»: the player may have no more to say. */
export const endings: Phrases = {
  ru: 'да, ок, окей, ладно, хорошо, ага, ну, давай',
  en: 'yes, ok, okay, good, fine, right',
}
/** Allowed beside it, without a meaning of their own: «выведи всё на кошелёк». */
export const besideEverything: Phrases = {
  ru: 'на, в, мне, мои, я, хочу, хотел бы, можно, надо, нужно, давай(те), лучше, тогда, нет, да, ой, но, ну, ок, окей, ладно, а, вообще, сразу, пожалуйста, выв*, выплат*, сня*, сни*, обнал*, до копейки, до рубля, забрать, забери, забираю, перев*, отправ*, карт*, кош*',
  en: 'to, my, the, ok, okay, then, just, a, i, want, please, withdraw, take, cash, out, card, wallet',
}
/** «Сними всё до копейки» */
export const taking: Phrases = {
  ru: 'вывести, выведи(те), вывожу, выводи(ть|м), снять, сними(те), забрать, забери',
  en: 'withdraw, take',
}
/** «Всё-таки», «всё равно», «всё ещё»: no amount. */
export const noAmount: Phrases = { ru: 'таки, равно, еще, время, так' }
/** All the money, said only of a stake: «ва-банк» */
export const allIn: Phrases = { ru: 'ва-банк, вабанк, всю котлету', en: 'all in' }
export const beforeAllIn: Phrases = { ru: 'на, тогда, давай, ну, ок, ладно', en: 'ok, then' }
/** «Поставь всё на Зенит» */
export const staking: Phrases = { ru: '(по)ставь(те), (по)ставить, (по)ставлю, (по)ставим', en: 'bet, put, stake' }
export const staked: Phrases = {
  ru: 'все, все деньги, весь баланс',
  en: 'everything, it all, all, all my money',
}
