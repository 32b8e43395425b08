import { asRussianLayout } from './keyboard-layout.ts'
import { normalise } from './normalise.ts'

const yes = new Set(
  'да ага угу ок окей оки окэй океюшки хорошо давай давайте подтверждаю подтвердить подтверди конечно разумеется точно верно правильно согласен согласна именно есть поехали го погнали валяй жги можно естественно безусловно однозначно все_верно делай выполняй выводи ставь оформляй отправляй принято принимаю ладно лан норм добро абсолютно подтверждено yes yep yeah yup ya yea y sure ok okay k confirm confirmed correct right absolutely definitely certainly agreed agree go proceed fine course affirmative da aga ugu davai davay konechno'.split(
    ' ',
  ),
)
const no = new Set(
  'нет неа не нее нит отмена отмени отменить отменяй отмените отменяю отбой стоп передумал передумала хватит отказ отказываюсь назад выход выйти никак никогда стой погоди подожди отстань забей забудь нафиг нафик нахер no nope nah n nay cancel stop abort quit exit back wrong incorrect nevermind never decline refuse net nea otmena stop'.split(
    ' ',
  ),
)
const refused = new Set(
  'надо нужно хочу буду стоит согласен согласна подтверждаю верно правильно делай ставь выводи давай want do correct right confirm sure agree'.split(
    ' ',
  ),
)
const filler = new Set(
  'ну же уж я мы это так всё все пожалуйста плиз пж спасибо бот блин а и вот просто тогда уже лучше сейчас пока потом меня мне вас please thanks thank you it that the this is of all i we my to with let s lets on ahead mind forget just am m well oh do don t not want'.split(
    ' ',
  ),
)
const thumbs = /^(?:\s|👍|👌|✅|🆗|💯|🙏|✔|\+|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u
const thumbsDown = /^(?:\s|👎|❌|🚫|⛔|✖|✋|-|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)+$/u

/**
 * What a message answers to a question that wants yes or no. Only a message that is nothing but the answer counts: «да»,
 * «ага, давай», «нет, спасибо», "never mind". «Да нет» is a no; «да и нет» is neither.
 */
export function findAnswer(text: string): 'yes' | 'no' | undefined {
  const plain = normalise(text)
  if (plain !== '' && thumbs.test(text)) return 'yes'
  if (plain !== '' && thumbsDown.test(text)) return 'no'
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(reading)
  if (words.length === 0 || words.length > 6) return undefined
  let [agrees, rejects, denied] = [false, false, false]
  for (const [at, word] of words.entries()) {
    const before = words[at - 1]
    if (denied && (refused.has(word) || yes.has(word))) continue
    if (/^(?:не|not|dont|don|never|no)$/.test(word)) [rejects, denied] = [true, true]
    else if (no.has(word)) rejects = true
    else if (yes.has(word)) {
      if (rejects && before !== undefined && /^(?:да|все)$/.test(word)) return undefined
      agrees = true
    } else if (!filler.has(word)) return undefined
  }
  if (rejects)
    return agrees && !/^(?:(?:ну )?(?:да|давай|ок|ok|ладно|хорошо) (?:нет|не|no)(?: |$))/.test(words.join(' '))
      ? undefined
      : 'no'
  return agrees ? 'yes' : undefined
}

/** «lf» and «ytn» are «да» and «нет» on the wrong layout; held letters («дааа») are let go. */
function reading(word: string): string {
  const short = word.replace(/(.)\1+$/u, '$1')
  for (const candidate of [word, short, word.replace(/(.)\1+/gu, '$1'), asRussianLayout(word)])
    if (yes.has(candidate) || no.has(candidate) || filler.has(candidate)) return candidate
  return word
}
