import type { Phrases } from './phrases.ts'

/** A request to repeat what has just been done. */
export const again: Phrases = {
  ru: 'еще раз, еще одну, еще такую же, такую же, такой же, то же самое, тоже самое, повтори(те), повторим, повторить, снова, опять, еще столько же, столько же, так же, точно так же',
  en: 'again, once more, one more time, one more, another one, same again, the same again, the same, same, repeat, repeat it, repeat that',
}
/** Allowed beside it, without a meaning of their own: «давай ещё раз, пожалуйста». */
export const aroundAgain: Phrases = {
  ru: 'да, ок, ну, а, и, давай(те), хочу, можно, поставь(те), ставь, выведи(те), сделай(те), ставку, вывод, заявку, сумму, пожалуйста, плиз',
  en: "yes, ok, okay, and, can i, can you, let's, lets, do, do it, i want, bet, withdraw, place, put, make, the, bets, please",
}
