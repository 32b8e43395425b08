import type { Phrases } from './phrases.ts'

/** The player has not decided yet: «щас гляну», "let me think". */
export const deciding: Phrases = {
  ru: 'подума*, думаешь, думаете, посмотр*, гляну, глянуть, гляжу, решу, решаю, решил(а), выберу, выбираю, ищу, поищу, найду, вспомню, забыл(а), скажу, напишу, отвечу, подожд*, погоди(те)',
  en: 'think, thinking, check, checking, look, looking, decide, deciding, decided, searching, forgot, wait, hold on, hang on',
}
/** Asked in return: «посоветуй», «сам выбери», "what do you recommend". */
export const handingOver: Phrases = {
  ru: 'посоветуй(те), посоветуешь, посоветуете, советуешь, советуете, подскажи(те), порекомендуй(те), предложи(те), выбери(те), покажи(те), напомни(те), скинь(те), список, линия, линию, линии, расписание, на твое усмотрение',
  en: 'recommend, suggest, advise, tips, you choose, you pick, you decide, you tell me, surprise me, show, list, schedule, fixtures',
}
/** Nothing in particular: «любой матч», «рандомно». */
export const anything: Phrases = {
  ru: 'любой, любого, любую, любое, любые, что угодно, кого угодно, что-нибудь, что нибудь, какой-нибудь, какой нибудь, какую-нибудь, какую нибудь, кого-нибудь, кого нибудь, рандом*, наугад, все равно, без разницы, другое, другого, другую',
  en: 'anything, anyone, any game, any match, any team, whatever, random, randomly, something, something else',
}
/** What was bet on before, which the bot does not know: «ту же что вчера», "same as yesterday". */
export const former: Phrases = {
  ru: 'ту же, тот же, то же, такую же, такой же, как вчера, как обычно, как всегда, как в прошлый раз, что вчера, что и вчера, повтори(те), повторить, последнюю',
  en: 'same, same as, as yesterday, last time, the usual, repeat',
}
/** «На Спартак не буду», «да ну его» */
export const unwilling: Phrases = {
  ru: 'не буду, не хочу, не надо, не нужно, не стоит, уверен(а), ничего, его, ее',
  en: "don't want, dont want, won't, nothing, i'm good, im good",
}
/** Something or somebody else is wanted: "withdraw instead", "agent". */
export const otherWishes: Phrases = {
  ru: 'вывод, вывода, вывести, выведи(те), снять, оператор*, человек*',
  en: 'withdraw, withdrawal, cash out, agent, human, operator',
}
