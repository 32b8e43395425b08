import * as z from 'zod/mini'
import { intentNames, type Language } from './intents.ts'
import { keywordKey } from './keywords.ts'

const keyword = z.string().check(z.trim(), z.minLength(2), z.maxLength(100), z.regex(/\p{L}/u))
const perLanguage = <T extends z.ZodMiniType>(of: T) => z.strictObject({ ru: z.optional(of), en: z.optional(of) })
const keywords = perLanguage(z.array(keyword).check(z.minLength(1)))
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000))

const schema = z.strictObject({
  $schema: z.optional(z.string()),
  keywords: z.optional(z.partialRecord(z.enum(intentNames), keywords)),
  replies: z.optional(z.record(z.string(), perLanguage(text))),
  faq: z.optional(
    z.array(
      z.strictObject({
        id: z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)),
        keywords: keywords.check(z.refine(given => given.ru !== undefined || given.en !== undefined)),
        reply: perLanguage(text).check(z.refine(given => given.ru !== undefined || given.en !== undefined)),
      }),
    ),
  ),
})

/** What an administrator's INTENTS_FILE adds: keywords of built-in intents, other reply texts, and FAQ entries. */
export type Teaching = Omit<z.infer<typeof schema>, '$schema'>

export type TeachingResult = { ok: true; teaching: Teaching } | { ok: false; problems: string[] }

/**
 * Reads an INTENTS_FILE, with everything wrong with it at once.
 * @param texts the built-in reply texts: a replacement must name one of them and use no `{placeholder}` that it lacks.
 * Left out, replies are not checked.
 */
export function parseTeaching(json: string, texts?: Readonly<Record<string, string>>): TeachingResult {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${(error as Error).message}`] }
  }
  const parsed = schema.safeParse(value)
  const { $schema: _, ...teaching } = parsed.success ? parsed.data : partsThatFit(value)
  const problems = [
    ...(parsed.error?.issues ?? []).map(issue => `${issue.path.join('.') || 'file'}: ${describe(issue)}`),
    ...duplicateIds(teaching),
    ...(texts ? wrongReplies(teaching, texts) : []),
    ...collisions(teaching),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, teaching }
}

/** Of a file with mistakes, the parts without, so that what is wrong with those otherwise is reported too. */
function partsThatFit(value: unknown): z.infer<typeof schema> {
  const { keywords, replies, faq } = Object(value)
  return {
    keywords: schema.shape.keywords.safeParse(keywords).data,
    replies: schema.shape.replies.safeParse(replies).data,
    faq: schema.shape.faq.safeParse(faq).data,
  }
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown ${issue.keys.map(key => `"${key}"`).join(', ')}${issue.path[0] === 'keywords' && issue.path.length === 1 ? `; there are ${intentNames.join(', ')}` : ''}`
    case 'invalid_format':
      return issue.path.at(-1) === 'id' ? 'an id is 1–40 of a–z, 0–9, _ and -' : 'a keyword needs a letter'
    case 'too_small':
      return `too short; at least ${issue.minimum}`
    case 'too_big':
      return `too long; at most ${issue.maximum}`
    case 'custom':
      return 'give it in "ru", "en" or both'
    case 'invalid_type':
      return `must be ${issue.expected}`
    default:
      return issue.message
  }
}

function duplicateIds({ faq = [] }: Teaching): string[] {
  return faq.flatMap(({ id }, at) =>
    faq.findIndex(other => other.id === id) < at ? [`faq.${at}.id: "${id}" is there already`] : [],
  )
}

const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g) ?? [])

function wrongReplies({ replies = {} }: Teaching, texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(replies).flatMap(([key, given]) => {
    const builtIn = Object.hasOwn(texts, key) ? texts[key] : undefined
    if (builtIn === undefined) return [`replies.${key}: unknown text; there are ${Object.keys(texts).join(', ')}`]
    const allowed = placeholders(builtIn)
    return Object.entries(given).flatMap(([language, text]) =>
      [...placeholders(text as string)]
        .filter(name => !allowed.has(name))
        .map(
          name =>
            `replies.${key}.${language}: ${name} is not known here; there are ${[...allowed].join(', ') || 'none'}`,
        ),
    )
  })
}

/** Keywords that two entries claim, whatever their word forms and word order. */
function collisions({ keywords = {}, faq = [] }: Teaching): string[] {
  const entries: [string, { ru?: string[] | undefined; en?: string[] | undefined }][] = [
    ...Object.entries(keywords).map(([intent, given]) => [`keywords.${intent}`, given] as [string, typeof given]),
    ...faq.map(({ id, keywords }) => [`faq "${id}"`, keywords] as [string, typeof keywords]),
  ]
  const claimed = new Map<string, { entry: string; keyword: string }>()
  return entries.flatMap(([entry, given]) =>
    (['ru', 'en'] satisfies Language[]).flatMap(language =>
      (given[language] ?? []).flatMap(keyword => {
        const key = keywordKey(keyword)
        const first = claimed.get(key)
        if (first === undefined) claimed.set(key, { entry, keyword })
        return first === undefined || first.entry === entry
          ? []
          : [`${entry}: "${keyword}" is claimed by ${first.entry} ("${first.keyword}") already`]
      }),
    ),
  )
}
