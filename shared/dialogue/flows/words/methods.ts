import type { Phrases } from './phrases.ts'

/** Allowed beside a card or a wallet, without a meaning of their own: «давай лучше на мою карту». */
export const aroundMethods: Phrases = {
  ru: 'на, в, мне, мою, моей, по, давай(те), лучше, тогда, я, же, сказал(а), говорил(а), блин, пожалуйста, плиз, пж, нет, не, а, и, можно',
  en: 'to, my, the, a, on, via, by, i, said, please, pls, plz, no, not, can, it, be',
}
