import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aliases } from './aliases.ts'
import { documentation, type VariableDocumentation } from './documentation.ts'
import { type Variable, type VariableName, variables } from './schema.ts'

type DocumentedVariable = Variable & VariableDocumentation

const entries = Object.entries<Variable>(variables).map(([name, variable]): [string, DocumentedVariable] => [
  name,
  { ...variable, ...documentation[name as VariableName] },
])
const groups = [...new Set(entries.map(([, { group }]) => group))]

/** The aliases of a variable. */
const otherNames = (name: string) =>
  Object.entries(aliases)
    .filter(([, variable]) => variable === name)
    .map(([alias]) => alias)

const defaultOf = (variable: DocumentedVariable) => variable.default ?? variable.defaultMeaning ?? 'none'

const heading = `# Configuration of smart-chat. Generated from shared/config by npm run config-reference
#
# Copy this file to .env, and uncomment the lines you need; each shows an example. npm start and npm run doctor read .env;
# a container gets it with "docker run --env-file". For both: no quotation marks, and no # in or after a value.
# A blank value counts as absent. *_SECONDS may have fractions.`

/** The text of `.env.example`: every variable with its meaning, default and example, commented out. */
export function renderEnvExample(): string {
  const sections = groups.map(group => {
    const lines = entries.filter(([, variable]) => variable.group === group).map(envLines)
    return [`# --- ${group} ---`, ...lines].join('\n\n')
  })
  return `${[heading, ...sections].join('\n\n')}\n`
}

function envLines([name, variable]: [string, DocumentedVariable]): string {
  const others = otherNames(name)
  const lines = [`# ${variable.meaning}`, `# Default: ${defaultOf(variable)}`]
  if (others.length > 0) lines.push(`# Other name: ${others.join(', ')}`)
  return [...lines, `#${name}=${variable.example}`].join('\n')
}

/** The table of all variables in Markdown, for the README. */
function renderMarkdownTable(): string {
  const rows = entries.map(([name, variable]) => {
    const names = [name, ...otherNames(name)].map(text => `\`${text}\``).join(' or ')
    const value = variable.default === undefined ? (variable.defaultMeaning ?? '—') : `\`${variable.default}\``
    return `| ${names} | ${value} | ${variable.meaning} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

const marks = ['<!-- configuration: npm run config-reference -->', '<!-- /configuration -->'] as const

/**
 * Replaces the configuration table between the marks in the README.
 * @throws Error when a mark is missing
 */
export function renewTable(readme: string): string {
  const [before, rest] = split(readme, marks[0])
  const [, after] = split(rest, marks[1])
  return `${before}${marks[0]}\n${renderMarkdownTable()}\n${marks[1]}${after}`
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  if (at === -1) throw new Error(`the README has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  writeFileSync(join(root, '.env.example'), renderEnvExample())
  writeFileSync(join(root, 'README.md'), renewTable(readFileSync(join(root, 'README.md'), 'utf8')))
}
