import type { Phrases } from './phrases.ts'

/** No event is named by these: «потом», «подумаю», "what are the odds". */
export const noNames: Phrases = {
  ru: 'так, вид, я, ты, вы, мне, меня, тебя, это, эту, эта, потом, позже, завтра, сейчас, пока, еще, подожд*, подума*, дума*, погод*, ничего, никак, не, нет, да, друго*, другу*, другие*, что, как, где, когда, почему, зачем, сколько, какой, какая, какие, деньги, денег, раз, фиг, хрен, хер, черт, баню, следующ*, недел*, карта, карту, карте, карты, кошел*, вывод*, вывед*, вывест*, баланс*, покаж*, уверен*',
  en: 'i, you, me, it, this, that, what, which, how, why, when, where, later, tomorrow, now, wait, think, nothing, something, not, no, yes, more, less, money, card, wallet, withdraw, withdrawal, balance, show, sure',
}
/** The player does not know, either. */
export const ignorance: Phrases = {
  ru: 'ну, я, даже, пока, еще, вообще, хз, не знаю, фиг знает, хрен знает, черт знает, без понятия, понятия не имею',
  en: 'i have, no idea, idk, dunno, beats me',
}
