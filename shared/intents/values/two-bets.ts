import { type Message, once } from '../text/message.ts'
import { findSums, leastBareSum } from './amounts.ts'
import { withCorrections } from './corrections.ts'
import type { FoundNumber } from './numbers.ts'

/** So much of what stands before a sum tells what it is for, characters. */
const maxBefore = 80

/** A sum, with what stands between it and the sums around. */
interface Sum extends FoundNumber {
  before: string
  behind: string
}

const and = '(?:и|а|and|plus|плюс|еще)(?!\\p{L})'
const joined = new RegExp(`(?:[,;.]|(?<!\\p{L})${and})\\s*$`, 'u')
/** «на Зенит» */
const aim = /^\s+(?:на|on)\s+\S/u
/** «Зенит», «и Зенит на» */
const name = /\p{L}{2,}\s+(?:(?:на|on|по)\s+)?$/u
const sumAnnounced = /(?<!\p{L})(?:сумм\p{L}*|ставк\p{L}*|stake|amount)\s+(?:(?:на|on|по)\s+)?$/u
const endsClause = new RegExp(`^\\s*(?:$|[,;.!]|${and})`, 'u')
const anotherName = /(?<!\p{L})(?:и|and)\s+(?:на\s+|on\s+)?\p{L}+\s+(?:(?:на|on|по)\s+)?$/u
const isOn = /(?<!\p{L})(?:на|on|по)\s+$/u

/** «50 на победу»; of another bet if it is not the 2 of «100 на КС 2 на Нави». */
const leads = ({ before, behind, value }: Sum, at: number): boolean =>
  aim.test(behind) && (at === 0 || value.gte(leastBareSum) || joined.test(before))

/** «Зенит 100» */
const trails = ({ before, behind, value }: Sum): boolean =>
  value.gte(leastBareSum) && name.test(before) && !sumAnnounced.test(before) && endsClause.test(behind)

/** «… и Зенит 50 р», «… и Зенит на 50»; in «… и Ганновер 96» the number is the name's. */
const addsBet = (sum: Sum): boolean =>
  trails(sum) && anotherName.test(sum.before) && (sum.currency || isOn.test(sum.before))

/** «50 на победу и 50 на ничью», «Зенит 100, Спартак 100»: each with a sum of its own. */
export const namesTwoBets = once((message: Message): boolean => {
  const { plain } = withCorrections(message)
  const sums = findSums(message).map(
    (sum, at, all): Sum => ({
      ...sum,
      before: plain.slice(Math.max(all[at - 1]?.end ?? 0, sum.start - maxBefore), sum.start),
      behind: plain.slice(sum.end, all[at + 1]?.start),
    }),
  )
  const leading = sums.filter(leads).length
  return leading === 0 ? sums.filter(trails).length > 1 : leading + sums.filter(addsBet).length > 1
})
