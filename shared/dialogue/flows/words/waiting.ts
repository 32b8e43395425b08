import type { Phrases } from './phrases.ts'

/** The player needs a moment. */
export const waits: Phrases = {
  ru: 'подожди(те), погоди(те), обожди(те), жди, минуту, минутку, минуточку, мин, секунду, секундочку, сек, момент, щас, ща, щя, сейчас',
  en: 'wait, hold on, hang on, one moment, just a moment, a moment, one sec, one second, a sec, a second, a minute, one minute, give me a minute, give me a second, give me a sec, hold on a sec, hold on a minute, brb',
}
/** Allowed beside it, without a meaning of their own: «да, подожди немного, пожалуйста». */
export const aroundWaits: Phrases = {
  ru: 'да, ок, ну, ой, так, а, но, дай, одну, немного, чуть-чуть, пожалуйста, плиз',
  en: 'yes, yeah, ok, okay, sure, oh, please, just, but, for',
}
