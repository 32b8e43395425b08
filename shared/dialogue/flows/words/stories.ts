import type { Phrases } from './phrases.ts'

/** The player tells of something past: «вчера 100 проиграл». */
export const past: Phrases = {
  ru: 'вчера, позавчера, ставил(а), поставил(а), выводил(а), вывел(а)',
  en: 'yesterday',
}
/** So a bet of the past has ended: «проиграл 500 на Зените». */
export const ended: Phrases = {
  ru: 'проиграл(а|и), выиграл(а|и), слил(а|и), продул(а|и), просадил(а|и)',
  en: 'lost, won',
}
/** What such a story begins with. */
export const telling: Phrases = { ru: 'я, мы, опять, снова, вчера, сегодня, уже, только что', en: 'i, we, just' }
export const wishful: Phrases = { ru: 'бы', en: 'would' }
/** Money that is not on the account: «100 фрибетом». */
export const otherMoney: Phrases = {
  ru: 'фрибет*, фри бет*, бонус*, фриспин*',
  en: 'freebet, free bet, freebets, free bets, bonus',
}
