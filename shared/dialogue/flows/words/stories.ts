import type { Phrases } from './phrases.ts'

/** The player tells of something past: «вчера 100 проиграл». */
export const past: Phrases = {
  ru: 'вчера, позавчера, проиграл(а|и), выиграл(а|и), слил(а), ставил(а), поставил(а), выводил(а), вывел(а)',
  en: 'yesterday, lost, won',
}
export const wishful: Phrases = { ru: 'бы', en: 'would' }
/** Money that is not on the account: «100 фрибетом». */
export const otherMoney: Phrases = {
  ru: 'фрибет*, фри бет*, бонус*, фриспин*',
  en: 'freebet, free bet, freebets, free bets, bonus',
}
