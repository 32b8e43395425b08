import type { Phrases } from './phrases.ts'

/** What a wish begins with: «да, тогда …», «ой нет, …», "ok but …". */
export const assents: Phrases = { ru: 'да, ок', en: 'yes, yeah, ok, okay' }
export const refusals: Phrases = { ru: 'нет', en: 'no' }
export const hesitations: Phrases = {
  ru: 'ну, ой, слушай, знаешь, на самом деле',
  en: 'oh, sorry, wait, hmm, well',
}
/** The player is about to take something back. */
export const reservations: Phrases = { ru: 'хотя' }
export const contrasts: Phrases = { ru: 'а, но, только', en: 'but, only, just' }
/** «Да, 500, но»: the player was interrupted. */
export const interruptions: Phrases = { ru: 'а, но, и', en: 'but, and' }
export const links: Phrases = { ru: 'и', en: 'and' }
/** One thing more: «плюс 50 на ничью», «и на Зенит тоже». */
export const plus: Phrases = { ru: 'плюс', en: 'plus' }
export const also: Phrases = { ru: 'тоже, также', en: 'too, also, as well' }
export const wishes: Phrases = { ru: 'тогда, теперь, давай(те), хочу, можно', en: 'now, then' }
export const additions: Phrases = { ru: 'еще, добавь', en: 'another, add' }
export const likenesses: Phrases = { ru: 'то же, то же самое', en: 'same, the same' }
export const polite: Phrases = { ru: 'пожалуйста', en: 'please' }
/** Alone it may refuse, too: «не, Зенит». */
export const denials: Phrases = { ru: 'не' }
