import { asRussianLayout } from './keyboard-layout.ts'
import { normalise } from './normalise.ts'

const yes = new Set(
  'да дада ага угу ок окей оки окэй океюшки хорошо давай давайте подтверждаю подтвердить подтверди конечно разумеется точно верно правильно согласен согласна именно есть поехали го погнали валяй жги можно естественно безусловно однозначно делай выполняй оформляй отправляй принято принимаю ладно лан норм добро абсолютно подтверждено yes yep yeah yup ya yea y sure ok okay k confirm confirmed correct right absolutely definitely certainly agreed agree go proceed fine course affirmative da aga ugu davai davay konechno'.split(
    ' ',
  ),
)
const no = new Set(
  'нет неа не нее нит отмена отмени отменить отменяй отмените отменяю отбой стоп передумал передумала хватит отказ отказываюсь назад выход выйти никак никогда стой погоди подожди отстань забей забудь нафиг нафик нахер no nope nah n nay cancel stop abort quit exit back wrong incorrect nevermind never forget decline refuse net nea otmena'.split(
    ' ',
  ),
)
const refused = new Set(
  'надо нужно хочу буду стоит согласен согласна подтверждаю верно правильно делай ставь выводи давай want do correct right confirm sure agree'.split(
    ' ',
  ),
)
const filler = new Set(
  'ну же уж я мы это так пожалуйста плиз пж спасибо бот блин а и вот просто тогда уже лучше меня мне вас сказал сказала побыстрее быстрее скорее скорей быстро please said thing now asap quickly thanks thank you it that the this is of i we my to with its thats lets on ahead mind just am im well oh do want'.split(
    ' ',
  ),
)
/** «Давай потом» is no yes, «пока нет» and «не сейчас» are a no. */
const postponing = new Set(['пока', 'потом', 'сейчас'])
/** «Всё верно» agrees; «выводи всё» and «давай всё» name an amount. */
const all = new Set(['все', 'all'])
const right = new Set('верно правильно точно так ок окей ok okay хорошо норм согласен right correct fine'.split(' '))
/** They agree to what they name. */
const commands = new Set(['выводи', 'ставь'])
const vocabulary = [yes, no, filler, postponing, all, commands]
/** «Да ну», «да ладно»: the player is surprised. «Ну и ладно», «тогда ладно»: the player may be giving up. */
const doubtful = /^(?:ну )?да (?:ну|уж|ладно|блин)(?: |$)|(?:^| )(?:и|тогда) ладно|ладно тогда/
const thumbs = /^(?:\s|👍|👌|✅|🆗|💯|🙏|✔|\+|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u
const thumbsDown = /^(?:\s|👎|❌|🚫|⛔|✖|✋|-|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u

/**
 * What a message answers to a question that wants yes or no. Only a message that is nothing but the answer counts: «да»,
 * «ага, давай», «нет, спасибо», "never mind". «Да нет» is a no; «да и нет» is neither; nor is «точно?».
 * @param command which one agrees, where only one does: «выводи» is no yes to a bet
 */
export function findAnswer(text: string, command?: 'выводи' | 'ставь'): 'yes' | 'no' | undefined {
  const plain = normalise(text)
  if (plain !== '' && thumbs.test(text)) return 'yes'
  if (plain !== '' && thumbsDown.test(text)) return 'no'
  const words = (plain.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []).map(reading)
  if (words.length === 0 || words.length > 6) return undefined
  let [agrees, hesitates, denied] = [false, /\?/.test(plain) || doubtful.test(words.join(' ')), false]
  let rejectedAt = -1
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? ''
    const isYes = yes.has(word) || (commands.has(word) && (command ?? word) === word)
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
      hesitates ||= !right.has(words[at + 1] ?? '')
    } else if (postponing.has(word)) hesitates = true
    else if (!filler.has(word)) return undefined
  }
  if (rejectedAt >= 0) return agrees && !yes.has(words[rejectedAt - 1] ?? '') ? undefined : 'no'
  return agrees && !hesitates ? 'yes' : undefined
}

const isNegator = (word: string) => /^(?:не|not|dont|never|no)$/.test(word)

/** «lf» and «ytn» are «да» and «нет» on the wrong layout; held letters («дааа») are let go. */
function reading(word: string): string {
  const short = word.replace(/(.)\1+$/u, '$1')
  for (const candidate of [word, short, word.replace(/(.)\1+/gu, '$1'), asRussianLayout(word)])
    if (vocabulary.some(words => words.has(candidate))) return candidate
  return word
}
