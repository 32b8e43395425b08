import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { answerTo } from '../../../testing/conversation/dialogue.ts'
import type { BetDraft } from '../flow.ts'

/** What a player answers to "what do you bet on?": an event, with its sum where there is one, or anything else. */
interface Line {
  text: string
  kind: 'event' | 'event+sum' | 'other'
  sum?: string
}

const linesOf = (name: string): Line[] =>
  readFileSync(new URL(`../answers/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)

/** The bot has asked for the event, with a sum known or without. */
const asked: BetDraft[] = [{ kind: 'bet' }, { kind: 'bet', amount: '100' }]

const languageOf = (text: string) => (/[a-z]/i.test(text) && !/[а-яё]/i.test(text) ? 'en' : 'ru')

/** The lines after which the draft has an event although none was named, or none, or another sum than the line's. */
async function mistakenIn(lines: Line[], draft: BetDraft): Promise<Line[]> {
  const isRight = await Promise.all(
    lines.map(async ({ text, kind, sum }) => {
      const { move } = (await answerTo(draft, text, languageOf(text))).turn
      const { amount, event } = (move.kind === 'draft' ? move.draft : {}) as Partial<BetDraft>
      return kind === 'other' ? event === undefined : event !== undefined && amount === (sum ?? draft.amount)
    }),
  )
  return lines.filter((_, at) => !isRight[at])
}

test.each([
  ['events', 0.98],
  ['unseen-events', 0.87],
])('answers/%s.jsonl: at least %d are told from other answers, with the right sum', async (name, floor) => {
  const lines = linesOf(name)
  for (const draft of asked) {
    const mistaken = await mistakenIn(lines, draft)
    const taken = mistaken.filter(({ kind }) => kind === 'other').length
    const accuracy = 1 - mistaken.length / lines.length
    console.log({ name, draft, lines: lines.length, accuracy, takenForEvents: taken, missed: mistaken.length - taken })
    expect(accuracy).toBeGreaterThanOrEqual(floor)
  }
})
