import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const redocly = fileURLToPath(new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url))
const rules = fileURLToPath(new URL('../../api-description/redocly.yaml', import.meta.url))

/** The findings of Redocly's linter for an OpenAPI or AsyncAPI file, one line each. */
export async function lintDescription(file: URL): Promise<string[]> {
  const args = [redocly, 'lint', '--config', rules, '--format', 'json', fileURLToPath(file)]
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  // The exit status is 1 when there are findings; only the report matters.
  const output = await new Promise<string>(resolve =>
    execFile(process.execPath, args, { env, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout)),
  )
  const { problems } = JSON.parse(output) as { problems: { ruleId: string; message: string }[] }
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}
