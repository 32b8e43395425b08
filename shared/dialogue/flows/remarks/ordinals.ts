import type { Message } from '../../../intents/text/message.ts'
import { aroundOrdinals, first, second } from '../words/ordinals.ts'
import { nothingBut, type Phrases } from '../words/phrases.ts'

/** «1», «№ 1», «1-е» */
const alone = (digit: string) => {
  const form = new RegExp(`^(?:(?:№|#|number|option|вариант|номер) ?)?${digit}(?:-?(?:е|ое|й|ый|ой|я))?$`, 'u')
  return (plain: string) => form.test(plain)
}
const said = (ordinal: Phrases) => nothingBut(ordinal, aroundOrdinals)
const ordinals = [
  [alone('1'), said(first)],
  [alone('2'), said(second)],
] as const

/** Which of two a message chooses by position: 0 for «первое», «давай 1», "the first one"; undefined for neither. */
export function ordinalOf(message: Message): 0 | 1 | undefined {
  const plain = message.plain.replace(/[\s.!?,…]+$/u, '')
  const at = ordinals.findIndex(forms => forms.some(isForm => isForm(plain)))
  return at < 0 ? undefined : (at as 0 | 1)
}
