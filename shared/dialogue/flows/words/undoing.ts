import type { Phrases } from './phrases.ts'

/** A request to undo what has been done: «можно отменить?», «верни деньги». */
export const undoing: Phrases = {
  ru: 'отменить, отмени(те), отменишь, вернуть, верни(те), убрать, убери(те), удалить, удали(те)',
  en: 'cancel, undo, revert, refund, take it back',
}
/** Allowed beside it: what the company may undo, and words without a meaning of their own. */
export const aroundUndoing: Phrases = {
  ru: 'вывод(а), заявк(а|у|и), выплат(а|у|ы), ставк(а|у|и), пари, на вывод, деньги за, мой, мою, мои, эту, этот, последн(ий|юю|ие), а, и, ну, как, можно, можешь, могу, мне, хочу, надо, нужно, это, ее, его, пожалуйста, плиз',
  en: 'withdrawal(s), payout(s), bet(s), wager(s), my, the, last, latest, and, so, how, how do i, can i, can you, could you, i want to, to, it, that, this, please',
}
/** «Не отменить» */
export const keeping: Phrases = { ru: 'не, не надо, не нужно', en: "don't, dont, do not" }
/** A question about how it stands: «статус», «прошло?», "is it done". */
export const statusWords: Phrases = {
  ru: 'статус, прошло, прошла, прошел, готово, готова, сделал(и), сделано, создал(и), создана, принял(и), принята, долго ждать, долго еще',
  en: 'status, done, did it go through, has it gone through, accepted',
}
/** Allowed beside it, without a meaning of their own. */
export const aroundStatus: Phrases = {
  ru: 'ну, а, и, что, че, как, какой, там, уже, ставка, ставку, ставки, вывод, вывода, заявка, заявку, заявки, мою, моя, моей, мой, моего, по, деньги',
  en: "what, what's, whats, is, it, the, my, of, bet, withdrawal, and, so",
}
