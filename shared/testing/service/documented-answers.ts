import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Document = {
  paths: Record<string, Record<string, { responses: Record<string, { content: unknown }> } | undefined> | undefined>
}

const document = JSON.parse(
  readFileSync(new URL('../../api-description/openapi.json', import.meta.url), 'utf8'),
) as Document

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int64: true, email: true } })
ajv.addSchema({ ...document, $id: 'openapi' })
const validators = new Map<string, ValidateFunction>()

/**
 * Checks a real response against openapi.json: path, verb, status and body must be documented. For an undocumented path or
 * verb, the response must be an error of the documented form.
 * @throws Error that describes the mismatch
 */
export function checkDocumented(method: string, path: string, status: number, body: unknown): void {
  const verb = method.toLowerCase()
  const [bare = ''] = path.split('?')
  const what = `${method} ${bare} ${status}`
  const operation = document.paths[bare]?.[verb]
  if (operation && !operation.responses[status]) throw new Error(`${what} is not in openapi.json`)
  const pointer = operation
    ? ['paths', bare, verb, 'responses', String(status), 'content', 'application/json', 'schema']
    : ['components', 'schemas', 'Error']
  const validate = validatorAt(`openapi#/${pointer.map(part => part.replaceAll('/', '~1')).join('/')}`)
  if (!validate(body)) throw new Error(`${what} is not as openapi.json says: ${ajv.errorsText(validate.errors)}`)
}

function validatorAt(reference: string): ValidateFunction {
  const known = validators.get(reference)
  if (known) return known
  const made = ajv.compile({ $ref: reference })
  validators.set(reference, made)
  return made
}
