import { Message, once } from '../text/message.ts'
import { amountSpan, negative } from './amounts.ts'
import { withCorrections } from './corrections.ts'
import { numbersIn } from './numbers.ts'

/** The longest event that is kept, in characters. */
export const maxEventLength = 200
const command =
  /(?<!\p{L})(?:(?:(?:я\s+)?(?:хочу|хотел[аи]? бы|могу(?: ли)?|можно|надо|нужно|давай(?:те)?|прошу|буду)\s+){0,4}(?:сделать|сделай(?:те)?|оформить|оформи(?:те)?|принять|прими(?:те)?|заключить)?\s*(?:по)?ста(?:в(?!р)(?:ь(?:те)?|ить|лю|им|ка|ку|ки|очку|очка)?|в)(?!\p{L})|(?:заряд\p{L}*|закин\p{L}*|бахн\p{L}*|вкин\p{L}*|ебан\p{L}*)(?!\p{L})|(?:(?:i\s+)?(?:want|would like|wanna|'d like|can i|please|let me)\s+(?:to\s+)?){0,4}(?:place|make(?!\s+(?:it|that)(?!\p{L}))|put|bet|stake|wager)(?:\s+(?:a|the|my|it))?(?:\s+(?:bet|wager|stake))?(?!\p{L}))/u
const fillers =
  /^(?:[\s,.:;!?)—–-]|(?:сделать|сделаю|сделаем|мне|мои|моя|пожалуйста|плиз|пж|please|новую|новое|одну|еще раз|еще|снова|опять|лучше|one more|one|another|again|привет|здравствуйте|hello|hi|hey|бот|на сумму|сумма|сумму|amount of|in the amount of|of|за|с баланса)(?!\p{L}))+/u
const trailing =
  /(?:[\s,.:;!?(—–-]|(?<!\p{L})(?:пожалуйста|плиз|пж|please|на сумму|сумма|сумму|for|на|за|on|в размере|with|вместо этого|лучше|instead|еще))+$/u
/** «Зенит 100 да»: nothing has been shown yet that one could agree to. */
const assent = /^(?:(?:да|ок|ага|yes|ok|okay)[\s,.!]*)+$/u
/** «… Спасибо большое!» */
const thanks =
  /[\s.!,;]+(?:заранее |большое )?(?:спасибо|спс|благодарю|thanks|thank you)(?: (?:большое|огромное|заранее|a lot|in advance|very much))?[\s.!)]*$/u
/** «Всё на неё», «на то же самое», "same as before": what is meant is said elsewhere, if at all. */
const reference = new RegExp(
  `^(?:${[
    'нее|ее|него|его|них|это|it|that|them|him|her',
    '(?:то|ту|та|того|тот|той|эту|эта|этого|такую|такая|такой|так)(?: ставку)? ?же(?: сам(?:ое|ую|ая|ого|ый|ой))?(?: ставку)?(?:,? что и (?:раньше|до этого|в прошлый раз))?',
    'как (?:и )?(?:в (?:прошлый|последний|тот) раз|раньше|до этого|вчера|обычно)',
    '(?:the )?same(?: (?:thing|one|bet|event|team))?(?: (?:again|as before|as last time|as always))?|as before|like (?:before|last time)',
  ].join('|')})[\\s.!?]*$`,
  'u',
)

/** Whether what stands where an event should is none: a reference, or only signs. */
export const namesNoEvent = (plain: string): boolean => reference.test(plain) || !/[\p{L}\p{N}\p{So}]/u.test(plain)
const target = /^(?:(?:и|но|только|and|but|only)\s+)?(?:на|on|за)(?!\p{L})\s*/u

/** What a bet is on, as the command that `findEvent` reads: «Зенит» → «поставь Зенит». */
export const asBetCommand = (text: string): Message => new Message(`поставь ${text}`)

/** Whether a text has the words of a wish to bet: «поставь», «хочу сделать ставку», "bet". */
export const asksForBet = (message: Message): boolean => commandIn(message) !== null

const commandIn = once((message: Message) => command.exec(withCorrections(message).plain))

/**
 * What a bet is to be on: «поставь 100 на победу Спартака» → «победу Спартака». Undefined when the text names only the
 * wish and the sum. As written, without the sum; at most 200 characters.
 */
export const findEvent = once((message: Message): string | undefined => {
  const { plain } = withCorrections(message)
  const wanted = commandIn(message)
  if (wanted === null) return undefined
  const span = amountSpan(message)
  const end = wanted.index + wanted[0].length
  const pieces =
    span && span.start >= end
      ? [plain.slice(end, span.start).replace(negative, ''), plain.slice(span.end)]
      : [withoutUnclearSum(plain.slice(end))]
  const [before = '', after = ''] = pieces.map(piece => tidy(piece.slice(0, 2 * maxEventLength)))
  const behind = before !== '' && assent.test(after) ? '' : after
  const event = [before, behind].filter(Boolean).join(' ').replace(thanks, '')
  return namesNoEvent(event) || isOnlyNumbers(event) ? undefined : message.asWritten(event).slice(0, maxEventLength)
})

/** «На Зенит» of «сто пятьсот на Зенит»: two numbers that are no sum. */
function withoutUnclearSum(text: string): string {
  const [one, other] = numbersIn(text)
  const isPair = one && other && tidy(text.slice(0, one.start)) === '' && text.slice(one.end, other.start) === ' '
  const rest = isPair ? text.slice(other.end).trimStart() : ''
  return target.test(rest) ? rest : text
}

/** «Поставь сто пятьсот» */
const isOnlyNumbers = (event: string): boolean =>
  numbersIn(event)
    .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), event)
    .trim() === ''

function tidy(piece: string): string {
  let rest = piece
  for (;;) {
    const next = rest.replace(fillers, '').replace(target, '').replace(trailing, '')
    if (next === rest) return rest
    rest = next
  }
}
