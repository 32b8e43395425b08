import type { Message } from '../../../intents/text/message.ts'
import { anyOf, nothingBut } from '../words/phrases.ts'
import { aroundStatus, aroundUndoing, keeping, statusWords, undoable, undoing } from '../words/undoing.ts'

/** Longer messages are narration. */
const maxWords = 6

/** «Можно отменить?», «верни деньги», about what has just been done. */
export function wantsToUndo({ plain, words }: Message): boolean {
  return undone.test(plain) && !kept.test(plain) && words.length <= maxWords
}

/** The same, about what need not have been done here: it names a withdrawal or bet, or nothing at all. */
export const asksToUndo = (message: Message): boolean =>
  wantsToUndo(message) && (toBeUndone.test(message.plain) || isOnlyUndoing(message.plain.replace(/[\s.!?]+$/u, '')))

const toBeUndone = new RegExp(anyOf(undoable), 'u')
const isOnlyUndoing = nothingBut(undoing, aroundUndoing)
const undone = new RegExp(anyOf(undoing), 'u')
const kept = new RegExp(`${anyOf(keeping)}\\s+${anyOf(undoing)}`, 'u')

/** «Статус», «прошло?», "is it done" */
export const asksForStatus = ({ plain }: Message): boolean => isStatusQuestion(plain.replace(/[\s.!?]+$/u, ''))

const isStatusQuestion = nothingBut(statusWords, aroundStatus)
