import { readingsOf } from './answer-words.ts'
import { normalise } from './normalise.ts'

/** Turns of words that hold a yes and are none. */
const doubtful = new RegExp(
  [
    '^(?:ну )?да (?:ну|уж|ладно|блин(?! да))(?= |$)', // the player is surprised
    '(?:^| )(?:и|тогда) ладно|ладно тогда', // and may be giving up here
    '^(?:ну да|ага) конечно|^yeah (?:sure )?right|^oh (?:right|sure|ok|okay)(?= |$)', // irony
    '(?:^| )лучше(?= |$)|(?:^| )скор(?:ее|ей) (?:да|ага|верно|точно)', // something else is better; "rather"
    '^а (?:(?:это|так|уже|вот) )*(?:точно|верно|правильно)|^(?:(?:and|so|but|well|oh) )*(?:is|am|are|does|do (?:i|you|we))(?= |$)', // questions without their mark
    '(?:^| )(?:im|i am) (?:just |well |all )?(?:fine|ok|okay|good|right)(?= |$)', // a polite no
    '(?<!^|(?:^| )и) есть(?= |$)|good for|everything (?!is )', // «хочу есть»; "everything ok" asks
    '(?:^| )(?:а|и|но|на|в|только|the|to|of|with|my|and|but|for|only|just)$', // the player was interrupted
  ].join('|'),
)
/** Somebody said yes: the player counts, others do not. */
const quoting = /(?:^| )(?:сказала?|said)(?= |$)/
const quotesThemselves = /(?:^| )(?:я|i)(?= |$)/
/** Pictures that leave a yes what it is. Any other may mock it or take it back. */
const agreeable = /[👍👌✅🆗💯🙏✔🙂😊😀😃😄😁😉😎🤝🤞💪🔥🎉❤🍀⚽🏆💰💸💳]/gu
const picture = /\p{Extended_Pictographic}/u

/** Whether a yes in a text is none: «да ладно», "is that right", «бот сказал да», «да 🙄». */
export function isDoubtful(text: string): boolean {
  const words = readingsOf(normalise(text)).join(' ')
  const isQuoted = quoting.test(words) && !quotesThemselves.test(words)
  return isQuoted || doubtful.test(words) || picture.test(text.replace(agreeable, ''))
}
