import { stroke } from '../text/characters.ts'
import type { Message } from '../text/message.ts'
import { readingsOf } from './answer-words.ts'

/** Phrases that contain a yes but do not agree. */
const doubtful = new RegExp(
  [
    '^(?:ну )?да (?:ну|уж|ладно|блин(?! да))(?= |$)', // the player is surprised
    '^(?:ну )?да (?:так|это|это я|я это|мне)$|^мне да$|^прошу подтвердить', // a word is missing, or «да так» waves it away
    '^мне (?:и так )?(?:хорошо|отлично|норм)$|^right now$', // of the player, not of what was shown
    '(?:^| )(?:и|тогда) ладно|ладно тогда', // and may be giving up here
    '^(?:ну да|ага) конечно|^ye(?:ah|a|p)? (?:sure )?right|^oh (?:right|sure|ok|okay)(?= |$)', // irony
    '(?:^| )лучше(?= |$)|(?:^| )скор(?:ее|ей) (?:да|ага|верно|точно)', // something else is better; "rather"
    '^это (?:точно|верно|правильно) |^а (?:(?:это|так|уже|вот) )*(?:точно|верно|правильно)|^(?:(?:and|so|but|well|oh) )*(?:is|am|are|does|do (?:i|you|we))(?= |$)', // questions without their mark
    '(?:^| )(?:im|i am) (?:just |well |all )?(?:fine|ok|okay|good|right)(?= |$)', // a polite no
    '(?<!^|(?:^| )и) есть(?= |$)|good for|everything (?!is )', // «хочу есть»; "everything ok" asks
    '(?:^| )(?:а|и|но|на|в|только|the|to|of|with|my|and|but|for|only|just)$', // the player was interrupted
  ].join('|'),
)
/** Somebody said yes. Only the player's own yes counts. */
const quoting = /(?:^| )(?:сказала?|said)(?= |$)/
const quotesThemselves = /(?:^| )(?:я|i)(?= |$)/
/** Emoji that do not change a yes. Any other may mock it or take it back. */
const agreeable = /[👍👌✅🆗💯🙏✔🙂😊😀😃😄😁😉😎🤝🤞💪🔥🎉❤🍀⚽🏆💰💸💳]/gu
const picture = /\p{Extended_Pictographic}/u

/** The player trails off or is sorry: «да...», «да. . .», «да —», «да(» */
const trailing = /(?:\.\s*\.|[…‥⋯(]|\s[—–-])$/u

/** «~~да~~», «~да~» */
const struckInMarkdown = /~\s*[^~\s][^~]*~/

/** "Not sure", «не уверен»: neither a yes nor a no. */
export const isUnsure = (words: readonly string[]): boolean =>
  /(?:^| )(?:not (?:so |too |very |quite )?sure|не (?:очень |совсем )?уверена?)(?= |$)/.test(words.join(' '))

/** Whether a yes in a message does not agree: «да ладно», "is that right", «бот сказал да», «да 🙄». */
export function isDoubtful(message: Message): boolean {
  const { text } = message
  const words = readingsOf(message).join(' ')
  const isQuoted = quoting.test(words) && !quotesThemselves.test(words)
  return (
    isQuoted ||
    trailing.test(text.trimEnd()) ||
    stroke.test(text) ||
    struckInMarkdown.test(text) ||
    doubtful.test(words) ||
    picture.test(text.replace(agreeable, ''))
  )
}
