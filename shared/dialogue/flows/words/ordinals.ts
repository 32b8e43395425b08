import type { Phrases } from './phrases.ts'

/** Which of two, by its place in the question. */
export const first: Phrases = {
  ru: 'перв(ое|ый|ая|ую|ого), один',
  en: 'first, 1st, one, former',
}
export const second: Phrases = {
  ru: 'втор(ое|ой|ая|ую|ого), два',
  en: 'second, 2nd, two, latter',
}
/** Allowed beside it, without a meaning of their own: «давай второе, пожалуйста», "the first option". */
export const aroundOrdinals: Phrases = {
  ru: 'давай(те), на, вариант, да, ну, лучше, тогда, пожалуйста, плиз, пж, конечно',
  en: 'the, option, number, please, one, yes, ok, i guess, choice',
}
