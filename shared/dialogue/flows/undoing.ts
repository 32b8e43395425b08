import type { Message } from '../../intents/text/message.ts'
import { aroundStanding, keeping, standing, undoing } from './words/confirmed.ts'
import { anyOf, nothingBut } from './words/phrases.ts'

/** More words tell a story. */
const maxWords = 6

/** «Можно отменить?», «верни деньги», of what has just been done. */
export function wantsUndone({ plain, words }: Message): boolean {
  return undone.test(plain) && !kept.test(plain) && words.length <= maxWords
}

const undone = new RegExp(anyOf(undoing), 'u')
const kept = new RegExp(`${anyOf(keeping)}\\s+${anyOf(undoing)}`, 'u')

/** «Статус», «прошло?», "is it done" */
export const asksHowItStands = ({ plain }: Message): boolean => standingNow.test(plain.replace(/[\s.!?]+$/u, ''))

const standingNow = nothingBut(standing, aroundStanding)
