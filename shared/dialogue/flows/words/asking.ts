import type { Phrases } from './phrases.ts'

/** A question begins with one of these. */
export const questionWords: Phrases = {
  ru: 'на что, на кого, как(ой|ая|ое|ие|ую), сколько, когда, почему, зачем, что, че, чо, кто, где, можно ли, есть ли',
  en: "what, what's, whats, how, how's, hows, when, why, who, where, where's, wheres, which, is it, is that, is this, is there, is the, are they, are there, are the, was it, was the, will it, will the, will they, do i, do you, does, can i, can you",
}
/** Allowed before it, without a meaning of their own. */
export const beforeQuestion: Phrases = { ru: 'а, и, ну, но, кстати, ты, вы', en: 'and, but, so, ok' }
/** A question ends with one of these: «кошелёк это что». */
export const questionEnds: Phrases = { ru: 'это что, что это, это как, это зачем', en: 'what is that, what is it' }
