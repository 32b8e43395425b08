import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('lambda-client.sh', import.meta.url))

let folder: string | undefined

/**
 * The folder of AWS's runtime interface client for Node, in the version of package-lock.json, compiled if necessary.
 * @throws Error with the output of the compiler, or of a tool's installation
 */
export function lambdaClient(): string {
  folder ??= execFileSync('sh', [script], { encoding: 'utf8', stdio: 'pipe' }).trim()
  return folder
}
