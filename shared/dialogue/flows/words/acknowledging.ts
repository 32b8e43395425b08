import type { Phrases } from './phrases.ts'

/**
 * The player has read the answer, and wants nothing more. «Ок», «хорошо» and «да» are not here: they may also accept an offer to call
 * an operator.
 */
export const acknowledging: Phrases = {
  ru: 'понял(а), понятно, ясно, ясненько, принято, супер, круто, отлично, прекрасно, класс, классно, это все, вот и все, на этом все, (я )разобрался, (я )разобралась, сам разобрался, сама разобралась',
  en: "got it, gotcha, i see, understood, great, cool, nice, perfect, awesome, that's all, thats all, that is all, that's it, thats it",
}
/** Allowed beside it, without a meaning of their own: «ага, всё понятно». */
export const aroundAcknowledging: Phrases = {
  ru: 'ок, окей, ага, угу, ну, а, я, все, теперь, уже, тогда, вас, мне, очень, вот',
  en: 'ok, okay, ah, oh, all, it, i, now, then, for now',
}
/** Not beside the others: "I see nothing" is a complaint. */
export const declining: Phrases = {
  ru: 'ничего, ничего больше, больше ничего, не надо, не нужно, больше не надо',
  en: 'nothing, nothing else, nothing more, no need',
}
export const aroundDeclining: Phrases = { ru: 'нет, мне, уже, пока, ну', en: 'no, now, for now' }
