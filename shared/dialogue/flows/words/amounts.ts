import type { Phrases } from './phrases.ts'

export const currencies: Phrases = {
  ru: 'р, руб, рубль, рубля, рублю, рубли, рублей, рублик*, тыс*',
  en: 'rub, ruble, rubles',
}
/** «На сумму 500», «пусть будет 500», "make it 500" */
export const announcingAmount: Phrases = {
  ru: 'на, сумм*, давай(те), пусть, будет, лучше, тогда, хочу, можно',
  en: 'actually, can it be, could it be, can you make it, rather, instead, i want, for, make it, let it be, a',
}
/** «Увеличь сумму до 500», "change it to 500" */
export const settingAmount: Phrases = {
  ru: 'поменяй, измени, исправь, сделай, увелич*, уменьш*, подними, снизь',
  en: 'change, set, increase, raise, lower, reduce',
}
/** A part of something: «половину баланса», "ten percent". */
export const shares: Phrases = {
  ru: 'половин*, треть, четверть, процент*',
  en: 'half, a half, a third, a quarter, percent',
}
/** Allowed beside it, without a meaning of their own. */
export const aroundShares: Phrases = {
  ru: 'от, того, что, есть, остатка, выигрыша, баланс*, сумм*, денег, на, давай(те), мне, ну, хочу, счета, банка, вывед*, постав*, ставь',
  en: 'of it, of the balance, of my balance, the, take, just, only, please',
}
/** The name of what is changed: «сумму», "the stake" */
export const amountNames: Phrases = { ru: 'сумму, ставку', en: 'it, the amount, the stake, the bet' }
export const upTo: Phrases = { ru: 'до, на', en: 'to' }
/** «Ещё 100», «на 50 меньше» */
export const adjusting: Phrases = {
  ru: 'добавь(те), добавить, добавим, добавлю, прибавь(те), прибавить, прибавим, прибавлю, накинь, докинь, убав*, плюс, минус, еще, больше, меньше, сверху',
  en: 'add, plus, minus, another, extra, more, less, by',
}
