import * as z from 'zod/mini'
import { intentNames, type Language } from '../intents.ts'
import { didYouMean, jsonProblem, schemaProblems, sentence } from './intents-file-problems.ts'
import { keywordKey } from './keywords.ts'

const keyword = z.string().check(z.trim(), z.minLength(2), z.maxLength(100), z.regex(/\p{L}/u))
const perLanguage = <T extends z.ZodMiniType>(of: T) => z.strictObject({ ru: z.optional(of), en: z.optional(of) })
const keywords = perLanguage(z.array(keyword).check(z.minLength(1)))
const optionalFor = <Name extends string, T extends z.ZodMiniType>(names: readonly Name[], of: T) =>
  Object.fromEntries(names.map(name => [name, z.optional(of)])) as Record<Name, z.ZodMiniOptional<T>>
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000))

/** Objects rather than records, whose code all functions would load for this file alone. */
const schema = z.strictObject({
  $schema: z.optional(z.string()),
  keywords: z.optional(z.strictObject(optionalFor(intentNames, keywords))),
  replies: z.optional(z.catchall(z.object({}), perLanguage(text))),
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
export type IntentsFile = Omit<z.infer<typeof schema>, '$schema'>

export type IntentsFileResult = { ok: true; file: IntentsFile } | { ok: false; problems: string[] }

/**
 * Reads an INTENTS_FILE. Reports all of its problems together.
 * @param texts the built-in reply texts: a replacement must name one of them and use no `{placeholder}` that it lacks.
 * Left out, replies are not checked.
 */
export function parseIntentsFile(json: string, texts?: Readonly<Record<string, string>>): IntentsFileResult {
  const plain = json.replace(/^\uFEFF/, '') // editors on Windows begin a file with it
  let value: unknown
  try {
    value = JSON.parse(plain)
  } catch (error) {
    return { ok: false, problems: [jsonProblem(error as Error, plain)] }
  }
  const parsed = schema.safeParse(value)
  const { $schema: _, ...file } = parsed.success ? parsed.data : partsThatFit(value)
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap(issue => schemaProblems(issue, value)),
    ...duplicateIds(file),
    ...(texts ? wrongReplies(file, texts) : []),
    ...collisions(file),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file }
}

/** The parts of a file that fit the schema, so that their other mistakes are reported too. */
function partsThatFit(value: unknown): z.infer<typeof schema> {
  const { keywords, replies, faq } = Object(value)
  return {
    keywords: schema.shape.keywords.safeParse(keywords).data,
    replies: schema.shape.replies.safeParse(replies).data,
    faq: schema.shape.faq.safeParse(faq).data,
  }
}

function duplicateIds({ faq = [] }: IntentsFile): string[] {
  return faq.flatMap(({ id }, at) => {
    const first = faq.findIndex(other => other.id === id)
    return first < at ? [sentence(`faq.${at}.id`, `"${id}", which faq.${first} has already`, 'an id of its own')] : []
  })
}

const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g) ?? [])

function wrongReplies({ replies = {} }: IntentsFile, texts: Readonly<Record<string, string>>): string[] {
  const keys = Object.keys(texts)
  return Object.entries(replies).flatMap(([key, given]) => {
    const builtIn = Object.hasOwn(texts, key) ? texts[key] : undefined
    if (builtIn === undefined) {
      const found = `a key that no text has${didYouMean(key, keys)}`
      return [
        sentence(`replies.${key}`, found, `one of ${keys.join(', ')}, such as {"${keys[0]}": {"ru": "Здравствуйте!"}}`),
      ]
    }
    const allowed = placeholders(builtIn)
    return Object.entries(given).flatMap(([language, text]) =>
      [...placeholders(text as string)]
        .filter(name => !allowed.has(name))
        .map(name =>
          sentence(
            `replies.${key}.${language}`,
            `${name}, which this text has no value for`,
            allowed.size > 0
              ? `only ${[...allowed].join(', ')}, such as "… ${[...allowed][0]} …"`
              : 'no words in braces, such as "Здравствуйте!"',
          ),
        ),
    )
  })
}

/** Keywords that two entries claim, whatever their word forms and word order. */
function collisions({ keywords = {}, faq = [] }: IntentsFile): string[] {
  type PerLanguage = { ru?: string[] | undefined; en?: string[] | undefined }
  const entries: [entry: string, place: string, given: PerLanguage][] = [
    ...Object.entries(keywords).map(([intent, given]): [string, string, PerLanguage] => {
      return [`keywords.${intent}`, `keywords.${intent}`, given as PerLanguage]
    }),
    ...faq.map(({ keywords }, at): [string, string, PerLanguage] => [`faq.${at}`, `faq.${at}.keywords`, keywords]),
  ]
  const claimed = new Map<string, { entry: string; keyword: string }>()
  return entries.flatMap(([entry, place, given]) =>
    (['ru', 'en'] satisfies Language[]).flatMap(language =>
      (given[language] ?? []).flatMap((keyword, at) => {
        const key = keywordKey(keyword)
        const first = claimed.get(key)
        if (first === undefined) claimed.set(key, { entry, keyword })
        if (first === undefined || first.entry === entry) return []
        const found = `"${keyword}", which ${first.entry} has as "${first.keyword}" already`
        return [sentence(`${place}.${language}.${at}`, found, 'each keyword in one place only')]
      }),
    ),
  )
}
