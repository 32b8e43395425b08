import { findAnswer } from '../../intents/answers.ts'
import { withCorrections } from '../../intents/corrections.ts'
import { normalise } from '../../intents/normalise.ts'

const cancelling =
  /^(?:не (?:хочу|хотел[аи]?|буду|надо|нужно|стоит|выводи|выводите|ставь|ставьте)|отмен|отбой|ни в коем случае|ни за что|передума|ра[сз]хоте|перехоте|раздумал|против[\s.!]*$|ничего не (?:делай|надо|нужно)|не делай|хватит(?! ли)|стоп|cancel|stop(?!\p{L})|never ?mind|forget|(?:i )?don'?t(?:$| (?:want|need|do|withdraw|send|place|bet|bother|proceed|confirm|agree|think so))|(?:i(?:'ve)? )?changed my mind|scra(?:p|tch) (?:it|that)|i disagree)/u

/** «Не хочу на карту, хочу на кошелёк», «не надо на карту давай на кошелёк» */
const instead =
  /(?:,|(?<!\p{L})(?:а|но|but)|(?<!(?:не|not|don't|^)\s*)(?:хочу|давай(?:те)?|лучше|i want|make it))\s+(?:(?:хочу|давай(?:те)?|лучше|выведи|поставь|i want|make it)\s+)*(?:(?:на|to)\s+)?(?:мою\s+|my\s+)?(?:\d|карт|кошел|card|wallet)/u

/** «Давай лучше потом», "maybe later" */
const postponing =
  /^(?:(?:ну|да|нет|ой|хорошо|ладно|окей|знаешь|слушай|давай(?:те)?|может(?: быть)?|лучше|тогда|я|но|ок|уже|maybe|ok|let'?s|do it|actually|no|i'?ll)[\s,.]+)*(?:потом|попозже|позже|в другой раз|в следующий раз|не сегодня|later|another time|some other time|not (?:now|today))(?:[\s,]+(?:лучше|тогда|спасибо|как-нибудь|maybe|thanks))*[\s.!]*$/u

/** «нет», «отмена», «я передумал», «не хочу выводить»: the player leaves what was begun. */
export function isCancel(message: string): boolean {
  const plain = withCorrections(normalise(message))
  if (findAnswer(message) === 'no' || postponing.test(plain)) return true
  if (instead.test(plain.replace(/^\P{L}*(?:нет|no)\P{L}+/u, ''))) return false
  return cancelling.test(plain.replace(leadingIn, '')) || findAnswer(lastClause(plain)) === 'no'
}

/** «Да я передумал», «согласен на отмену», "confirm the cancellation" */
const leadingIn =
  /^(?:(?:нет|да|ага|ок|хорошо|ладно|ну|но|а|ой|я|мы|уже|хочу|давай(?:те)?|слушай|знаешь|наверное|пожалуй|все-таки|подтвер\p{L}+|соглас\p{L}+|делай|оформляй|на|no|oh|yes|ok|okay|sure|well|actually|sorry|confirm|the)[\s,.!]+)+/u

/** «Да пошло оно, отмена», "sure, whatever, no" */
const lastClause = (plain: string): string => (plain.includes('?') ? '' : (/,\s*([^,]+)$/u.exec(plain)?.[1] ?? ''))
