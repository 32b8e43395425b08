import { Message } from '../text/message.ts'
import { exceptionAt } from './exceptions.ts'

/** The statuses that the guide knows, in the order in which a withdrawal goes through them. */
const statuses = ['pending', 'processing', 'completed', 'rejected'] as const

export type NamedStatus = (typeof statuses)[number]

/** Not «не …», though «мне …» */
const positive = '(?<!(?<!\\p{L})не (?:был[аио]? )?)(?<!еще )(?<!not )(?<!yet )'
const asked = '(?:какие|которые|что)(?: \\p{L}+){0,2} '
const done = '(?:выполнен|выплачен|завершен|исполнен|проведен|оплачен|зачислен|обработан)'
const open: NamedStatus[] = ['pending', 'processing']

const kinds: { statuses: NamedStatus[]; words: string[] }[] = [
  {
    statuses: ['pending'],
    words: [
      'в ожидании|ожида(?!л)\\p{L}*|ждут|в очереди|на рассмотрении',
      'pending|waiting|awaiting|queued|in the queue',
    ],
  },
  {
    statuses: ['processing'],
    words: ['(?<!ожида\\p{L}* )в обработке|обрабатыва\\p{L}*', 'processing|in progress|being processed'],
  },
  {
    statuses: open,
    words: [
      `не (?:были |был |была |еще |пока )?${done}\\p{L}*|не${done}\\p{L}*`,
      'активн\\p{L}*|открыт\\p{L}*|висят|вис(?:ит|ящие)|завис\\p{L}*',
      '(?:еще|пока) не (?:приш|прош|дош)л[аио]?|не (?:приш|дош)ли',
      "open|active|outstanding|unpaid|unprocessed|(?:not|are not|were not|aren't|weren't) (?:yet )?(?:been )?(?:paid|completed|processed)",
    ],
  },
  {
    statuses: ['pending', 'processing', 'completed'],
    words: [
      '(?:не (?:был[аио]? )?|не)(?:отклон|отмен)енн?\\p{L}*',
      '(?:not|non)[ -](?:been )?(?:rejected|declined|refused|denied|cancell?ed)',
    ],
  },
  {
    statuses: ['completed'],
    words: [
      `${positive}(?:${done}|успешн)\\p{L}*`,
      `${asked}(?<!не )(?:прош|приш|дош)ли`,
      `${positive}(?<!being )(?<!been )(?:paid|completed|successful|processed|finished)`,
    ],
  },
  {
    statuses: ['rejected'],
    words: [
      `${positive}(?:отклон|отмен|отказ|заверну)\\p{L}*`,
      '(?<!еще )(?<!пока )не прошли|неудачн\\p{L}*|неуспешн\\p{L}*',
      `${positive}(?:rejected|declined|refused|denied|cancell?ed|failed)|unsuccessful`,
    ],
  },
]

const patterns = kinds.map(({ statuses, words }) => ({
  statuses,
  pattern: new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'gu'),
}))

const several =
  /(?<!\p{L})(?:вывод(?:ы|ов|ах)|заявк(?:и|ах)|заявок|выплат(?:ы|ах)?|withdrawals|payouts|cashouts)(?!\p{L})/u

/** Whether a text speaks of more than one withdrawal: «какие заявки …», not «почему вывод …». */
export const isOfSeveral = ({ plain }: Message): boolean => several.test(plain)

const why = /(?<!\p{L})(?:почему|отчего|за что|из-за чего|с чего|причин\p{L}*|why|reason|how come)(?!\p{L})/u

/** «Почему вывод отклонён?»: about those that were rejected, whichever are open. */
export const asksWhyRejected = (message: Message): boolean =>
  why.test(message.plain) && findWithdrawalStatuses(message)?.statuses.join() === 'rejected'

/**
 * The statuses of the withdrawals that are asked for: «отклонённые выводы», "which are still open". Undefined when the text
 * names none, or all of them.
 * @returns also the question without the words for it, in which a count stands next to its noun
 */
export function findWithdrawalStatuses(message: Message): { statuses: NamedStatus[]; rest: Message } | undefined {
  const { plain } = message
  const named = patterns.filter(({ pattern }) => plain.search(pattern) !== -1)
  const found = statuses.filter(status => named.some(kind => kind.statuses.includes(status)))
  if (found.length === 0 || found.length === statuses.length) return undefined
  const at = exceptionAt(plain)
  const isBehind = at !== -1 && named.every(({ pattern }) => plain.search(pattern) > at)
  const wanted = isBehind ? statuses.filter(status => !found.includes(status)) : found
  const rest = named.reduce((left, { pattern }) => left.replace(pattern, ''), plain)
  return { statuses: wanted, rest: new Message(rest) }
}
