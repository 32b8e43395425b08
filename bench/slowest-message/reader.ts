// A process that reads messages, and prints how long each took, ms: the least of as many passes as its argument says.
import { readFileSync } from 'node:fs'
import { answerTo } from '../../shared/testing/conversation/dialogue.ts'
import {
  hostileMessage,
  stages,
  strangeLetters,
  strangeMessage,
} from '../../shared/testing/conversation/hostile-messages.ts'

/** A hostile message, and what the bot has asked before. */
export interface Said {
  stage: string
  length: number
  /** What is repeated, or the name of letters of which unknown words are made. */
  piece: string
}

const messages: Said[] = JSON.parse(readFileSync(0, 'utf8'))
const times = messages.map(() => Number.POSITIVE_INFINITY)

// Loads the modules, which happens once in a process, whatever is asked.
const plain = ['какой у меня баланс?', 'выигранные ставки за вчера', 'отклонённые выводы', 'где мой вывод?']
for (const flow of Object.values(stages)) for (const message of plain) await answerTo(flow, message)
let strange = process.pid
for (let pass = 0; pass < Number(process.argv[2]); pass++) {
  for (const [at, { stage, length, piece }] of messages.entries()) {
    const letters = strangeLetters[piece]
    const message = letters ? strangeMessage(letters, length, strange++) : hostileMessage(piece, length, pass)
    const start = performance.now()
    await answerTo(stages[stage], message)
    times[at] = Math.min(times[at] as number, performance.now() - start)
  }
}
console.log(JSON.stringify(times))
