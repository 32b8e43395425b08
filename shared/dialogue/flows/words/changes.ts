import type { Phrases } from './phrases.ts'

/** What follows replaces what was shown: «лучше Зенит», "make it Arsenal". */
export const announcements: Phrases = {
  ru: 'ошибся, ошиблась, (я) перепутал(а), я хотел(а), я имел(а) в виду, я сказал(а), лучше, точнее, вернее, скорее',
  en: "oops, my bad, i said, i wanted, i mean, i meant, rather, actually, instead, make it, make that, let's do, let's go with, lets do, lets go with, go with",
}
/** «Поменяй ставку на Зенит», "change the bet to Arsenal" */
export const replacements: Phrases = {
  ru: 'поменяй(те)( ставку| событие| исход| команду), замени(те)( ставку| событие| исход| команду), измени(те)( ставку| событие| исход| команду), смени(те)( ставку| событие| исход| команду), переставь(те)( ставку| событие| исход| команду), перепиши(те)( ставку| событие| исход| команду), исправь(те)( ставку| событие| исход| команду)',
  en: 'change (it|that|the bet|the event|the team|the match) to, switch (it|that|the bet|the event|the team|the match) to, move (it|that|the bet|the event|the team|the match) to',
}
/** What a change ends with: «Зенит лучше», "Arsenal instead" */
export const closings: Phrases = {
  ru: 'лучше, тогда, вместо этого, пожалуйста',
  en: 'instead, rather, then, please',
}
/** What is turned down follows: «не Спартак, а …», "not Chelsea but …" */
export const denials: Phrases = { ru: 'не', en: "not, don't, i don't want, i dont want" }
/** Between a denial and what is turned down: «не хочу на Спартак», «не ставь на Спартак» */
export const unwilling: Phrases = { ru: 'хочу, надо, нужно, буду, ставь, поставь' }
/** What is chosen follows: «не Спартак, а …», «не хочу на карту, хочу …» */
export const contrasts: Phrases = { ru: 'а, но', en: 'but' }
export const choosing: Phrases = { ru: 'хочу, давай, лучше, поставь, ставь', en: 'i want, rather' }
/** What is turned down follows: «Зенит, а не Спартак», "Arsenal instead of Chelsea" */
export const preferences: Phrases = { ru: 'а не, вместо', en: 'not, instead of, rather than' }
/** What is bet on follows. */
export const towards: Phrases = { ru: 'на', en: 'on' }
/** Takes back what stands before it: «на Зенит, хотя нет, на ЦСКА». */
export const takingBack: Phrases = {
  ru: 'хотя нет, хотя не, хотя лучше, ой нет, ой не, ой, вернее, точнее',
  en: 'no wait, wait no, actually, i mean, rather, sorry',
}
