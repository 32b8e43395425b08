import type { Phrases } from './phrases.ts'

/** Around a card or a wallet these change nothing: «давай лучше на мою карту». */
export const aroundMethods: Phrases = {
  ru: 'на, в, мне, мою, моей, по, давай(те), лучше, тогда, я, же, сказал(а), говорил(а), блин, пожалуйста, плиз, пж, нет, не, а, и, можно',
  en: 'to, my, the, a, on, via, by, i, said, please, pls, plz, no, not, can, it, be',
}
