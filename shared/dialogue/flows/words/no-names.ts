import type { Phrases } from './phrases.ts'

/** No event is named by these: «потом», «подумаю», "what are the odds". */
export const noNames: Phrases = {
  ru: 'я, ты, вы, мне, меня, тебя, это, эту, эта, потом, позже, завтра, сейчас, пока, еще, ещё, подожд*, подума*, дума*, погод*, ничего, никак, не, нет, да, друго*, другу*, другие*, что, как, где, когда, почему, зачем, сколько, какой, какая, какие, деньги, денег, раз, следующ*, недел*, карта, карту, карте, карты, кошел*',
  en: 'i, you, me, it, this, that, what, which, how, why, when, where, later, tomorrow, now, wait, think, nothing, something, not, no, yes, more, less, money, card, wallet',
}
