import type { Phrases } from './phrases.ts'

/** Words that names of teams, players and outcomes seldom have: closed classes, so that nothing need be added for each new remark. */
export const questions: Phrases = {
  ru: 'что, че, чо, чего, как, какой, какая, какое, какие, каких, какую, когда, где, куда, почему, зачем, сколько, кто, кого, кому, ли',
  en: 'what, which, how, when, where, why, who, whose, any, can, could, do, does, did, is, are, was, were, will, would, should',
}
export const pronouns: Phrases = {
  ru: 'я, ты, вы, мы, он, она, они, его, ее, их, мне, меня, тебя, тебе, вам, вас, нам, нас, мой, моя, мое, мои, мою, моей, моего, твой, ваш, ваши, сам, сама, это, эту, эта, эти, этот, тот, та, ту, те',
  en: "i, you, me, my, your, yours, we, us, our, he, she, it, they, them, i'm, im, i'd, i'll, i've, this, that, these",
}
/** «На любого», «что-нибудь», "anyone": nobody in particular. */
export const indefinite: Phrases = {
  ru: 'любой, любого, любую, любое, любые, другой, другого, другое, другую, угодно, нибудь, кто-то, что-то, все равно, без разницы, рандомно, последнюю, прошлый раз, повтор(и|ить)',
  en: 'anything, anyone, anybody, something, someone, somebody, whatever, random, randomly, same, repeat',
}
export const negations: Phrases = {
  ru: 'не, нет, ни, никак, ничего, нельзя, нету',
  en: "not, don't, dont, can't, cant, won't, didn't, didnt, haven't, never, nothing",
}
export const times: Phrases = {
  ru: 'сейчас, щас, ща, потом, позже, завтра, вчера, сегодня, утром, вечером, ночью, пока, уже, еще, опять, снова, раз, недел(я|ю|е)',
  en: 'later, now, today, tonight, tomorrow, yesterday, still, yet, soon, already, again, ago, week',
}
export const interjections: Phrases = {
  ru: 'да, ну, ок, ага, угу, ой, эх, ах, хм, хмм, эм, эмм, мда, хз, ладно, хорошо, спасибо, пожалуйста, то, так, вот, там, тут, тоже, вообще, просто, лучше, может, можно, надо, нужно, есть, верно, фиг, хрен, хер, черт',
  en: 'ok, okay, yes, yeah, yep, nah, well, actually, oh, hmm, um, umm, huh, lol, haha, idk, dunno, brb, sorry, please, thanks, thank, just, maybe, there',
}
/** The player has not decided yet. */
export const considering: Phrases = {
  ru: 'подума*, думаю, думаешь, посмотр*, гляну, глянуть, реш(у|ил|ила|аю), выбер*, выбираю, ищу, найду, вспомню, скажу, подожди(те), погоди(те), минутку, минуту, сек, секунду, уверен(а)',
  en: 'think, thinking, check, checking, look, looking, decide, deciding, decided, choose, wait, hold on, hang on, sec, sure',
}
/** What is asked for here beside bets. */
export const otherRequests: Phrases = {
  ru: 'деньги, денег, карт(а|у|ы|е), кошел*, вывод*, вывед*, вывест*, выплат*, снять, баланс*, счет(у|а), аккаунт*, пароль, бонус*, оператор*, человек*, покаж*, подскаж*, посовет*, напомни(те), список, лини(я|ю|и), расписание',
  en: 'money, card, wallet, withdraw*, deposit*, cash out, balance, account, password, bonus, agent, human, operator, show, list, tips, recommend, suggest, fixtures',
}
