import { withoutHomoglyphs } from './homoglyphs.ts'
import { asRussianLayout } from './keyboard-layout.ts'
import { normalise } from './normalise.ts'

const listOf = (words: string) => new Set(words.split(' '))

const yes = listOf(
  'да дада ага угу ок окей оки окэй океюшки хорошо давай давайте подтверждаю подтвердить подтверди конечно разумеется точно верно правильно согласен согласна именно есть поехали го погнали валяй жги естественно безусловно однозначно делай делайте выполняй выполняйте оформляй оформляйте отправляй отправляйте приступай принято принимаю одобряю ладно лан норм добро отлично пойдет абсолютно подтверждено йес yes yep yeah yup ya yea y sure ok okay k confirm confirmed correct right good perfect absolutely definitely certainly agreed agree go proceed fine course affirmative da aga ugu davai davay konechno',
)
const no = listOf(
  'нет неа не нее нит отмена отмени отменить отменяй отмените отменяю отбой стоп передумал передумала хватит отказ отказываюсь назад выход выйти никак никогда стой погоди подожди отстань забей забудь нафиг нафик нахер неверно неправильно no nope nah n nay cancel stop abort quit exit back wrong incorrect disagree nevermind never forget decline refuse net nea otmena',
)
/** What a «не» before them turns down. */
const refused = listOf(
  'надо нужно хочу буду стоит согласен согласна подтверждаю верно правильно делай ставь выводи давай want do correct right confirm sure agree',
)
const filler = listOf(
  'ну же уж я мы это так пожалуйста плиз пж спасибо бот блин а и вот просто тогда уже лучше меня мне вас сказал сказала побыстрее быстрее скорее скорей быстро можно можешь можете прошу please said thing now asap quickly thanks thank you it that the this is of i we my to with its thats looks sounds lets on ahead mind just am im well oh do want',
)
/** «Давай потом» is no yes, «пока нет» and «не сейчас» are a no. */
const postponing = listOf('пока потом сейчас')
/** «Всё верно» agrees; «выводи всё» and «давай всё» name an amount. */
const all = listOf('все all everything')
const right = listOf('верно правильно точно так ок окей ok okay хорошо отлично норм согласен right correct good fine')
/** They agree to what they name. */
const commands = listOf('выводи ставь')
const vocabulary = [yes, no, filler, postponing, all, commands]

/** Turns of words that hold a yes and are none. */
const doubtful = new RegExp(
  [
    '^(?:ну )?да (?:ну|уж|ладно|блин(?! да))(?= |$)', // the player is surprised
    '(?:^| )(?:и|тогда) ладно|ладно тогда', // and may be giving up here
    '^(?:ну да|ага) конечно|^yeah (?:sure )?right|^oh (?:right|sure|ok|okay)(?= |$)', // irony
    '(?:^| )лучше(?= |$)|(?:^| )скор(?:ее|ей) (?:да|ага|верно|точно)', // something else is better; "rather"
    '^а (?:(?:это|так|уже|вот) )*(?:точно|верно|правильно)|^(?:(?:and|so|but|well|oh) )*(?:is|am|are|does|do (?:i|you|we))(?= |$)', // questions without their mark
    '(?:^| )(?:im|i am) (?:just |well |all )?(?:fine|ok|okay|good|right)(?= |$)', // a polite no
    '(?<!^|(?:^| )и) есть(?= |$)', // «хочу есть»
    '(?:^| )(?:а|и|но|на|в|только|the|to|of|with|my|and|but|for|only|just)$', // the player was interrupted
  ].join('|'),
)
/** Somebody said yes: the player counts, others do not. */
const quoting = /(?:^| )(?:сказала?|said)(?= |$)/
const quotesThemselves = /(?:^| )(?:я|i)(?= |$)/
/** Pictures that leave a yes what it is. Any other may mock it or take it back. */
const agreeable = /[👍👌✅🆗💯🙏✔🙂😊😀😃😄😁😉😎🤝🤞💪🔥🎉❤🍀⚽🏆💰💸💳]/gu
const picture = /\p{Extended_Pictographic}/u
const thumbs = /^(?:\s|👍|👌|✅|🆗|💯|🙏|✔|\+|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u
const thumbsDown = /^(?:\s|👎|❌|🚫|⛔|✖|✋|-|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u

/** Whether a yes in a text is none: «да ладно», "is that right", «бот сказал да», «да 🙄». */
export function isDoubtful(text: string): boolean {
  const words = readingsOf(normalise(text)).join(' ')
  const isQuoted = quoting.test(words) && !quotesThemselves.test(words)
  return isQuoted || doubtful.test(words) || picture.test(text.replace(agreeable, ''))
}

/**
 * What a message answers to a question that wants yes or no. Only a message that is nothing but the answer counts: «да»,
 * «ага, давай», «нет, спасибо», "never mind". «Да нет» is a no; «да и нет» is neither; nor is «точно?».
 * @param command which one agrees, where only one does: «выводи» is no yes to a bet
 */
export function findAnswer(text: string, command?: 'выводи' | 'ставь'): 'yes' | 'no' | undefined {
  const plain = normalise(text)
  if (plain !== '' && thumbs.test(text)) return 'yes'
  if (plain !== '' && thumbsDown.test(text)) return 'no'
  const words = readingsOf(plain)
  if (words.length === 0 || words.length > 6) return undefined
  let [agrees, hesitates, denied] = [false, plain.includes('?') || isDoubtful(text), false]
  let rejectedAt = -1
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? ''
    const next = words[at + 1] ?? ''
    const isYes = yes.has(word) || (commands.has(word) && (command ?? word) === word) || isDoIt(word, next)
    if (denied && (refused.has(word) || isYes)) continue
    const negates = isNegator(word)
    if (negates || no.has(word)) {
      // «Не отменяй»
      if (!negates && isNegator(before) && before !== 'no') return undefined
      if (rejectedAt < 0) rejectedAt = at
      denied ||= negates
    } else if (isYes) {
      if (rejectedAt >= 0 && word === 'да') return undefined
      agrees = true
    } else if (all.has(word)) {
      if (isNegator(before)) return undefined
      agrees ||= right.has(next)
      hesitates ||= !right.has(next) && !(next === 'is' && right.has(words[at + 2] ?? ''))
    } else if (postponing.has(word)) hesitates = true
    else if (!filler.has(word)) return undefined
  }
  if (rejectedAt >= 0) return agrees && !yes.has(words[rejectedAt - 1] ?? '') ? undefined : 'no'
  return agrees && !hesitates ? 'yes' : undefined
}

/** «Do it», "please do" */
const isDoIt = (word: string, next: string) => word === 'do' && (next === '' || next === 'it' || next === 'that')

const isNegator = (word: string) => /^(?:не|not|dont|never|no)$/.test(word)

const readingsOf = (plain: string): string[] => (plain.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []).map(reading)

/** «lf» and «ytn» are «да» and «нет» on the wrong layout; held letters («дааа») are let go. */
function reading(word: string): string {
  const short = word.replace(/(.)\1+$/u, '$1')
  for (const candidate of [word, withoutHomoglyphs(word), short, word.replace(/(.)\1+/gu, '$1'), asRussianLayout(word)])
    if (vocabulary.some(words => words.has(candidate))) return candidate
  return word
}
