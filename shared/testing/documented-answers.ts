import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

type Document = {
  paths: Record<string, Record<string, { responses: Record<string, { content: unknown }> } | undefined> | undefined>
}

const document = JSON.parse(
  readFileSync(new URL('../api-description/openapi.json', import.meta.url), 'utf8'),
) as Document

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { int64: true, email: true } })
ajv.addSchema({ ...document, $id: 'openapi' })
const validators = new Map<string, ValidateFunction>()

/**
 * Holds a real answer against openapi.json: the path, the verb, the status and the body must stand there.
 * @throws Error that says what does not fit
 */
export function checkDocumented(method: string, path: string, status: number, body: unknown): void {
  const verb = method.toLowerCase()
  const operation = document.paths[path]?.[verb]
  if (!operation) throw new Error(`${method} ${path} is not in openapi.json`)
  if (!operation.responses[status])
    throw new Error(`${method} ${path} answered ${status}, which is not in openapi.json`)
  const pointer = ['paths', path, verb, 'responses', String(status), 'content', 'application/json', 'schema']
  const reference = `openapi#/${pointer.map(part => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
  let validate = validators.get(reference)
  if (!validate) {
    validate = ajv.compile({ $ref: reference })
    validators.set(reference, validate)
  }
  if (validate(body)) return
  throw new Error(`${method} ${path} ${status} is not as openapi.json says: ${ajv.errorsText(validate.errors)}`)
}
