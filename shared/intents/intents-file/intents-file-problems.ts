import type * as z from 'zod/mini'
import { nearestName } from '../../config/nearest-name.ts'
import { intentNames } from '../intents.ts'

/** What is expected at a place in an INTENTS_FILE, with an example. */
interface Place {
  readonly path: RegExp
  readonly expected: string
  readonly example: string
  /** The keys that an object at this place may have. */
  readonly keys?: readonly string[]
}

const faqExample = '{"id": "bonus", "keywords": {"ru": ["бонус"]}, "reply": {"ru": "Бонусы — в личном кабинете."}}'
const textExample = '"Бонусы — в личном кабинете."'

const places: readonly Place[] = [
  {
    path: /^$/,
    expected: 'an object with keywords, replies and faq, each if wanted',
    example: '{"keywords": {"balance": {"ru": ["копилка"]}}}',
    keys: ['keywords', 'replies', 'faq'],
  },
  { path: /^\$schema$/, expected: 'a text', example: '"intents.schema.json"' },
  {
    path: /^keywords$/,
    expected: `keywords by intent (${intentNames.join(', ')})`,
    example: '{"balance": {"ru": ["копилка"], "en": ["piggy bank"]}}',
    keys: intentNames,
  },
  {
    path: /^(keywords\.[^.]+|faq\.\d+\.keywords)$/,
    expected: 'lists of keywords in "ru", "en" or both',
    example: '{"ru": ["бонус"], "en": ["bonus"]}',
    keys: ['ru', 'en'],
  },
  {
    path: /(^keywords\.[^.]+|\.keywords)\.(ru|en)$/,
    expected: 'a list of one keyword or more',
    example: '["бонус", "приветственный подарок"]',
  },
  {
    path: /(^keywords\.[^.]+|\.keywords)\.(ru|en)\.\d+$/,
    expected: 'a keyword of 2 to 100 characters with a letter among them',
    example: '"бонус"',
  },
  {
    path: /^replies$/,
    expected: 'texts by the key of the one that they replace',
    example: '{"greeting": {"ru": "Здравствуйте!"}}',
  },
  {
    path: /^(replies\.[^.]+|faq\.\d+\.reply)$/,
    expected: 'a text in "ru", "en" or both',
    example: `{"ru": ${textExample}}`,
    keys: ['ru', 'en'],
  },
  { path: /^(replies\.[^.]+|faq\.\d+\.reply)\./, expected: 'a text of 1 to 2000 characters', example: textExample },
  { path: /^faq$/, expected: 'a list of questions', example: `[${faqExample}]` },
  {
    path: /^faq\.\d+$/,
    expected: 'a question with id, keywords and reply',
    example: faqExample,
    keys: ['id', 'keywords', 'reply'],
  },
  { path: /^faq\.\d+\.id$/, expected: 'an id of 1 to 40 characters out of a–z, 0–9, _ and -', example: '"bonus"' },
]

/** A problem in one sentence: where it is, what was found there, what is expected, and an example. */
export const sentence = (path: string, found: string, expected: string): string =>
  `${path || 'the file'}: found ${found}; expected ${expected}`

/** A schema's findings, as sentences. */
export function schemaProblems(issue: z.core.$ZodIssue, file: unknown): string[] {
  const path = issue.path.join('.')
  const place = placeOf(path)
  if (issue.code !== 'unrecognized_keys') {
    return [sentence(path, describe(valueAt(file, issue.path)), `${place.expected}, such as ${place.example}`)]
  }
  return issue.keys.map(key =>
    sentence(
      path ? `${path}.${key}` : key,
      `a key that means nothing here${didYouMean(key, place.keys ?? [])}`,
      `${place.expected}, such as ${place.example}`,
    ),
  )
}

/** A name with more than half of its letters wrong is not taken for a typo. */
export const didYouMean = (name: string, known: readonly string[]): string => {
  const nearest = nearestName(name, known, name.length / 2)
  return nearest === undefined ? '' : ` (did you mean ${nearest}?)`
}

/** Why a text is not JSON, with the line. The text itself is not quoted, because the path may name a wrong file. */
export function jsonProblem(error: Error, text: string): string {
  const [, what = error.message, context = ''] = unexpectedToken.exec(error.message) ?? []
  const at = context === '' ? -1 : text.indexOf(context)
  const line = at === -1 ? '' : ` (line ${text.slice(0, at + context.length / 2).split('\n').length})`
  const { expected, example } = placeOf('')
  return sentence('', `no JSON: ${what}${line}`, `${expected}, such as ${example}`)
}

/** V8 quotes the text around the token. */
const unexpectedToken = /^(.*?), (?:\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s

const placeOf = (path: string): Place => places.find(place => place.path.test(path)) ?? (places[0] as Place)

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((part: unknown, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value)

const maxShownLength = 40

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') {
    return value.length > maxShownLength ? `a text of ${value.length} characters` : JSON.stringify(value)
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length === 0 ? 'an empty object' : 'an object'
  }
  return String(value)
}
