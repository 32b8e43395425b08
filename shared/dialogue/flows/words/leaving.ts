import type { Phrases } from './phrases.ts'

/** The player gives up the withdrawal or bet. */
export const leavings: Phrases = {
  ru: 'не хочу, не хотел(а|и), не буду, не надо, не нужно, не стоит, не выводи(те), не ставь(те), отмен*, отбой, ни в коем случае, ни за что, передума*, расхоте*, разхоте*, перехоте*, раздума*, ничего не делай(те), ничего не надо, ничего не нужно, не делай(те), не отправляй(те), не отправлять, не оформляй(те), не оформлять, не подтверждаю, не готов(а), не ставим, не поставлю, не выводим, да ну его, ну его, ни в жизнь, стоп',
  en: "cancel*, stop, never mind, nevermind, forget*, (i) changed my mind, i've changed my mind, scrap it, scrap that, scratch it, scratch that, i disagree, do nothing, hell no, no way",
}
/** Behind "don't" they give it up: "I don't want that". "Don't know" does not. */
export const unwillings: Phrases = {
  en: 'want, need, do, withdraw, send, place, bet, bother, proceed, confirm, agree, think so',
}
/** No cancellation: «отменять не надо», "don't cancel". «Вывод отменился» is about an earlier one. */
export const keeping: Phrases = {
  ru: 'не отмен*, не надо отмен*, не нужно отмен*, не стоит отмен*, отмен* не надо, отмен* не нужно, отмен* не стоит, отменил*, отменен*',
  en: "don't cancel*, dont cancel*, do not cancel*, not cancel*",
}
/** Allowed before it, without a meaning of their own: «да я передумал», «согласен на отмену», "confirm the cancellation". */
export const beforeLeaving: Phrases = {
  ru: 'нет, да, ага, ок, чет, что-то, хорошо, ладно, ну, но, а, ой, я, мы, уже, хочу, давай(те), слушай, знаешь, наверное, пожалуй, все-таки, подтвер*, соглас*, делай, сделай, оформляй, приступай, одобряю, прошу, можешь, к, на, операцию, ставку, вывод, заявку',
  en: 'no, nope, oh, yes, ok, okay, sure, well, actually, sorry, confirm, agree, please, to, the',
}
/** Not now: «потом», "another time" */
export const postponements: Phrases = {
  ru: 'потом, попозже, позже, в другой раз, в следующий раз, не сегодня',
  en: 'later, another time, some other time, not now, not today',
}
export const beforePostponement: Phrases = {
  ru: 'ну, да, нет, ой, хорошо, ладно, окей, знаешь, слушай, давай(те), может, может быть, лучше, тогда, я, но, ок, уже',
  en: "maybe, ok, let's, lets, do it, actually, no, i'll, ill",
}
export const behindPostponement: Phrases = { ru: 'лучше, тогда, спасибо, как-нибудь', en: 'maybe, thanks' }
/** «Не хочу на карту, хочу на кошелёк»: the player wants something else, and does not give up. */
export const wishes: Phrases = {
  ru: 'хочу, (я )хотел(а), надо, нужно, мне надо, мне нужно, давай(те), лучше',
  en: 'i want, i wanted, i meant, i need, make it',
}
export const commands: Phrases = { ru: 'выведи, поставь' }
export const contrasts: Phrases = { ru: 'а, но', en: 'but' }
