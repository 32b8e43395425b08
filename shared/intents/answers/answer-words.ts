import { withoutHomoglyphs } from '../text/homoglyphs.ts'
import { asRussianLayout } from '../text/keyboard-layout.ts'
import { type Message, once } from '../text/message.ts'
import { wordSet } from '../text/word-set.ts'

export const yes = wordSet(
  'да дада ага угу ок окей оки окэй океюшки хорошо давай давайте подтверждаю подтвердить подтверди конечно разумеется точно верно правильно согласен согласна согл согласие именно есть поехали го погнали валяй жги создавай создавайте потверждаю подверждаю подтвержаю естественно безусловно однозначно делай делайте выполняй выполняйте оформляй оформляйте отправляй отправляйте приступай принимаю одобряю ладно ладна лан норм добро отлично пойдет абсолютно подтверждено йес ес yes yep yeah yup ya yea ye y sure ok okay k confirm confirmed correct right good perfect absolutely definitely certainly agreed agree go proceed fine course affirmative lgtm da aga ugu davai davay konechno',
)
export const no = wordSet(
  'нет неа не нее нит отмена отмени отменить отменяй отмените отменяю отбой стоп передумал передумала хватит отказ отказываюсь назад выход выйти никак никогда стой отстань забей забудь нафиг нафик нахер неверно неправильно no nope nah nvm n nay cancel stop abort quit exit back wrong incorrect disagree nevermind never forget decline refuse net nea otmena',
)
/** Words that are a no after «не». */
export const refused = wordSet(
  'надо нужно хочу буду стоит согласен согласна подтверждаю верно правильно делай ставь выводи давай want do correct right confirm sure agree',
)
export const filler = wordSet(
  'ну же уж я мы это так пожалуйста плиз пж спасибо бот блин а и вот просто тогда уже лучше меня мне вас сказал сказала побыстрее быстрее скорее скорей быстро можно можешь можете прошу жду даю please said thing now asap quickly thanks thank you it that the this is of i we my to with its thats looks sounds lets on ahead mind just am im well oh do want sir',
)
/** «Давай потом» and «да, подожди» are not a yes; «пока нет» and «не сейчас» are a no. */
export const postponing = wordSet('пока потом сейчас подожди погоди')
/** «Всё верно» agrees; «выводи всё» and «давай всё» name an amount. */
export const all = wordSet('все all everything')
export const right = wordSet(
  'верно правильно точно так ок окей ok okay хорошо отлично норм согласен right correct good fine',
)
/** Commands that agree to what they name, by form. */
export const commands: ReadonlyMap<string, 'выводи' | 'ставь'> = new Map([
  ...['выводи', 'выводите', 'выводим'].map(form => [form, 'выводи'] as const),
  ...['ставь', 'ставьте', 'ставим'].map(form => [form, 'ставь'] as const),
])
const vocabulary: ReadonlySet<string> = new Set([
  ...[yes, no, filler, postponing, all].flatMap(words => [...words]),
  ...commands.keys(),
])

/** The words of a message, as the lists above spell them. */
export const readingsOf = once((message: Message): readonly string[] =>
  (message.plain.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []).map(reading),
)

/** Longer words are in none of the lists, even with repeated letters. */
const maxLength = 40

/** «lf» and «ytn» are «да» and «нет» on the wrong layout; repeated letters («дааа») are reduced. */
function reading(word: string): string {
  if (word.length > maxLength) return word
  for (const spell of spellings) {
    const spelt = spell(word)
    if (vocabulary.has(spelt)) return spelt
  }
  return word
}

const spellings: ((word: string) => string)[] = [
  word => word,
  withoutHomoglyphs,
  word => word.replace(/(.)\1+$/u, '$1'),
  word => word.replace(/(.)\1+/gu, '$1'),
  asRussianLayout,
]
