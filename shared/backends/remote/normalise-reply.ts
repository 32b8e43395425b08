import { isRawNumber, parseJson } from '../../json.ts'
import type { Operation, Payload } from './operations.ts'
import { formatTime } from './payloads.ts'

/**
 * Converts a reply whose meaning is clear into the form of the guide, which replies.ts then checks: missing values that can be
 * inferred are filled in, quoted digits become numbers, PENDING becomes pending, times get their seconds and zone. Everything
 * else is left unchanged. Only the service is this lenient; check-backend reports each deviation to the backend's developer.
 */
export function normaliseReply(operation: Operation, payload: Payload, data: unknown): unknown {
  if (Array.isArray(data)) return data.map(item => (isObject(item) ? normaliseObject(operation, payload, item) : item))
  if (isObject(data)) return normaliseObject(operation, payload, data)
  return isNothing(data) && operation.notFound === 'error' ? {} : data
}

/** No body, `null`, or an object without keys: a look-up that found nothing. */
export const isNothing = (data: unknown): boolean =>
  data === undefined || data === null || (isObject(data) && Object.keys(data).length === 0)

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value)

const numbers = ['id', 'user_id', 'operator_id', 'queue_position', 'amount', 'frozen', 'win_amount']
const words = ['status', 'method', 'mode']
const times = ['created_at', 'updated_at', 'processed_at']
const digits = /^-?(0|[1-9]\d*)(\.\d+)?$/
const time = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:[Zz]|([+-]\d\d):?(\d\d)?)?$/

function normaliseObject(operation: Operation, payload: Payload, given: Fields): Fields {
  const fields = { ...given } // an own __proto__ key is copied as one
  for (const key of numbers) {
    const value = fields[key]
    if (typeof value === 'string' && value.length <= 64 && digits.test(value)) fields[key] = parseJson(value)
  }
  for (const key of words) if (typeof fields[key] === 'string') fields[key] = fields[key].toLowerCase()
  for (const key of times) if (typeof fields[key] === 'string') fields[key] = withZone(fields[key])
  fillIn(operation, payload, fields, given)
  return fields
}

/** Fills in the keys that are missing, null, empty or zero. */
function fillIn({ about, verb }: Operation, { user_id }: Payload, fields: Fields, given: Fields): void {
  if (typeof user_id === 'bigint') fields.user_id ||= parseJson(String(user_id))
  if (about === 'balance') {
    fields.id ||= 0
    fields.frozen ||= 0
    fields.updated_at ||= formatTime(new Date())
  } else if (about === 'bet') {
    fields.event_type ||= ''
    fields.event_name ||= ''
    fields.status ??= null
  } else if (about === 'withdrawal') {
    fields.status ??= null
    fields.method ??= null
  } else if (about === 'session') {
    fields.operator_id ||= null
    fields.queue_position ||= null
    if (verb === 'GET' && sessionKeys.some(key => key in given)) fields.mode ||= modeOf(fields)
  }
}

const sessionKeys = ['user_id', 'mode', 'queue_position', 'operator_id', 'status_message', 'last_operator_text']

/** The mode of a session that names none: it has an operator, or is queued, or its fields are all empty. */
function modeOf({ operator_id, queue_position, status_message, last_operator_text }: Fields) {
  if (operator_id) return 'operator'
  return queue_position || status_message || last_operator_text ? 'waiting_operator' : 'bot'
}

/** Completes a time: its seconds may be missing, its zone may be missing (then UTC) or lack the colon or the minutes. */
function withZone(text: string): string {
  const [, date, minutes, seconds = ':00', hour, minute = '00'] = time.exec(text) ?? []
  return date ? `${date}T${minutes}${seconds}${hour ? `${hour}:${minute}` : 'Z'}` : text
}
