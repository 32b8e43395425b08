import { readFileSync } from 'node:fs'
import { parseAllDocuments } from 'yaml'
import { readContracts } from '../api-description/contracts.ts'
import { aliases } from '../config/aliases.ts'
import { loadConfig } from '../config/load-config.ts'
import { variables } from '../config/schema.ts'

/** Every function with its method and path, read from the contracts. */
export async function readRoutes(): Promise<{ name: string; method: string; path: string }[]> {
  return (await readContracts()).map(({ name, contract: { method, path } }) => ({ name, method, path }))
}

const cloudFormation = ['Ref', 'Sub', 'GetAtt'].map(name => ({
  tag: `!${name}`,
  resolve: (value: string) => ({ [name === 'Ref' ? name : `Fn::${name}`]: value }),
}))

/** The documents of a YAML file; anchors are resolved, CloudFormation's short forms written out. @throws Error with the line of what is wrong */
export function readYaml(file: URL): unknown[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { customTags: cloudFormation, strict: true, merge: true }).map(
    document => {
      const [problem] = [...document.errors, ...document.warnings]
      if (problem) throw problem
      return document.toJS()
    },
  )
}

/**
 * Checks an example's environment against the schema: every variable exists, and the service would start with it.
 * @throws ConfigError, or an Error that names what is unknown or warned of
 */
export function checkEnvironment(env: Record<string, string>): void {
  const unknown = Object.keys(env).filter(name => !Object.hasOwn(variables, name) && !Object.hasOwn(aliases, name))
  if (unknown.length > 0) throw new Error(`no such variables: ${unknown.join(', ')}`)
  const { warnings } = loadConfig(env)
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
}
