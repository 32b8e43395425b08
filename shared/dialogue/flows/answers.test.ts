import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { answerTo, type Followed, followedBy } from '../../testing/conversation/dialogue.ts'
import type { Flow } from './flow.ts'

/** A line of `answers/*.jsonl`: what a player says where the dialogue stands, and what a sensible operator would do. */
interface Said extends NonNullable<Followed['changes']> {
  /** `shown` is a shown withdrawal as well as a shown bet. */
  at: string
  say: string
  /**
   * One of `Followed`, or several, parted by " or ", where a sensible operator might do either. `asked`: the draft stays as
   * it is, whatever else is answered.
   */
  must: string
}

const withdrawal = { kind: 'withdrawal' as const, amount: '500', method: 'card' as const, id: 1n, shownUpon: '' }
const bet = { kind: 'bet' as const, amount: '100', id: 1n, shownUpon: '' }
/** What the bot has asked, by the name of it in the files. */
const asked: Record<string, { ru?: Flow; en?: Flow }> = {
  'amount asked': { ru: { kind: 'withdrawal' } },
  'method asked': { ru: { kind: 'withdrawal', amount: '500' } },
  'withdrawal shown': { ru: withdrawal },
  'event asked': { ru: { kind: 'bet' } },
  'event asked, stake given': { ru: { kind: 'bet', amount: '500' } },
  'stake asked': { ru: { kind: 'bet', event: 'победу Спартака' } },
  'bet shown': { ru: { ...bet, event: 'победу Спартака' }, en: { ...bet, event: 'Arsenal' } },
  'outcome shown': { ru: { ...bet, event: 'Зенит - Спартак, тотал больше 2' } },
  'match shown': { ru: { ...bet, event: 'Зенит - Спартак' }, en: { ...bet, event: 'Arsenal v Chelsea' } },
  'withdrawal done': {
    ru: { kind: 'transaction', id: 1n, was: { kind: 'withdrawal', amount: '500', method: 'card' } },
  },
  'bet done': { ru: { kind: 'transaction', id: 1n, was: { kind: 'bet', amount: '100', event: 'Зенит' } } },
  nothing: {},
}

const lines = ['shown', 'steps', 'strangers'].flatMap(name =>
  readFileSync(new URL(`answers/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Said),
)
const isEnglish = ({ say }: Said) => /[a-z]/i.test(say) && !/[а-яё]/i.test(say)
const isAt = (state: string) => (line: Said) => line.at === state || (line.at === 'shown' && shown.has(state))
const shown: ReadonlySet<string> = new Set(['withdrawal shown', 'bet shown'])

const meets = (must: string, kind: Followed['kind']): boolean =>
  must.split(' or ').some(one => one === kind || (one === 'asked' && kind === 'answered'))

/** What follows, in the words of the line where it is what the line wants. */
async function outcomeOf(line: Said, state: string): Promise<object> {
  const { at: _, say, must, ...wanted } = line
  const language = isEnglish(line) ? 'en' : 'ru'
  const flow = asked[state]?.[language] ?? asked[state]?.ru
  const followed = followedBy(flow, await answerTo(flow, say, language))
  const { kind, changes = {} } = followed
  const values = kind === 'changed' || kind === 'begun' ? changes : { ...wanted, ...changes }
  return { say, must: meets(must, kind) ? must : kind, ...values }
}

test.each(Object.keys(asked))(
  '%s: what a player says is followed by what a sensible operator would do',
  async state => {
    const said = lines.filter(isAt(state))
    const outcomes = await Promise.all(said.map(line => outcomeOf(line, state)))
    expect(outcomes).toEqual(said.map(({ at: _, ...wanted }) => wanted))
  },
)

test('no line is about a state that there is not', () => {
  const states = new Set([...Object.keys(asked), 'shown'])
  expect(lines.filter(({ at }) => !states.has(at))).toEqual([])
})

test('at least 400 lines are in Russian and 400 in English', () => {
  const english = lines.filter(isEnglish).length
  expect(Math.min(english, lines.length - english)).toBeGreaterThanOrEqual(400)
})
