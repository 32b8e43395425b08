import { readFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'
import { readContracts } from '../../api-description/contracts.ts'
import { aliases } from '../../config/aliases.ts'
import { loadConfig } from '../../config/load-config.ts'
import { type Variable, variables } from '../../config/schema.ts'

/** Every function with its method and path, read from the contracts. */
export async function readRoutes(): Promise<{ name: string; method: string; path: string }[]> {
  return (await readContracts()).map(({ name, contract: { method, path } }) => ({ name, method, path }))
}

const cloudFormation = ['Ref', 'Sub', 'GetAtt'].map(name => ({
  tag: `!${name}`,
  resolve: (value: string) => ({ [name === 'Ref' ? name : `Fn::${name}`]: value }),
}))

/** Parses a YAML file; resolves anchors and CloudFormation's short forms. @throws Error with the line of the problem */
export const readYaml = (file: URL): unknown[] => parseYaml(readFileSync(file, 'utf8'))

/** Parses a YAML file with a mistake put in. @throws Error when the text to replace does not occur */
export function readWithSlip(file: URL, from: string, to: string): unknown[] {
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file.pathname} has no "${from}"`)
  return parseYaml(text.replace(from, to))
}

function parseYaml(text: string): unknown[] {
  return parseAllDocuments(text, { customTags: cloudFormation, strict: true, merge: true }).map(document => {
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) throw problem
    return document.toJS()
  })
}

export const isSecret = (name: string): boolean => (variables as Record<string, Variable>)[name]?.secret !== undefined

/** The names that are not in the schema. Aliases are not: examples use the names of the schema. */
export const notInSchema = (names: readonly string[]): string[] => names.filter(name => !Object.hasOwn(variables, name))

/**
 * Checks an example's environment against the schema: every variable exists, and the service would start with it.
 * @throws ConfigError, or an Error that names the unknown variables, or has the warnings
 */
export function checkEnvironment(env: Record<string, string>): void {
  const unknown = notInSchema(Object.keys(env)).filter(name => !Object.hasOwn(aliases, name))
  if (unknown.length > 0) throw new Error(`no such variables: ${unknown.join(', ')}`)
  const { warnings } = loadConfig(env)
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
}
