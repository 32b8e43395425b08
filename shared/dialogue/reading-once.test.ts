import { expect, jest, test } from '@jest/globals'
import { tokensOf } from '../intents/period/tokens.ts'
import { normalise } from '../intents/text/normalise.ts'
import { plainly, wordsOf } from '../intents/text/words.ts'
import { hostileMessage, hostilePieces, stages } from '../testing/conversation/hostile-messages.ts'

/** The texts that one message was normalised as, cut into words as, and read for dates as: what all other readers stand on. */
const read = { normalised: [] as string[], words: [] as string[], dates: [] as string[] }

const recording =
  <Rest extends unknown[], Found>(texts: string[], reader: (text: string, ...rest: Rest) => Found) =>
  (text: string, ...rest: Rest): Found => {
    texts.push(text)
    return reader(text, ...rest)
  }

jest.unstable_mockModule('../intents/text/normalise.ts', () => ({ normalise: recording(read.normalised, normalise) }))
jest.unstable_mockModule('../intents/text/words.ts', () => ({ plainly, wordsOf: recording(read.words, wordsOf) }))
jest.unstable_mockModule('../intents/period/tokens.ts', () => ({ tokensOf: recording(read.dates, tokensOf) }))
const { answerTo } = await import('../testing/conversation/dialogue.ts')

const lengths = [500, 4_000]
/** The message, what is left of it without its amount or its event or after corrections, and the event that it names. */
const most = { wholes: 2, lengths: 6 }

async function workOn(flow: (typeof stages)[string], message: string) {
  for (const texts of Object.values(read)) texts.length = 0
  await answerTo(flow, message)
  const { normalised, words, dates } = read
  const wholes = normalised.filter(text => text === message || text === normalise(message))
  return {
    wholes: wholes.length,
    lengths: normalised.join('').length / message.length,
    words: words.length,
    dates: dates.length,
  }
}

test.each(Object.entries(stages))('%s: a message is read once, and its parts are few', async (_, flow) => {
  for (const message of hostilePieces.flatMap(piece => lengths.map(length => hostileMessage(piece, length)))) {
    const work = await workOn(flow, message)
    const isOnce = work.words === 1 && work.dates <= 1 && work.wholes <= most.wholes && work.lengths <= most.lengths
    expect({ message, ...work, isOnce }).toEqual({ message, ...work, isOnce: true })
  }
})
