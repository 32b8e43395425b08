import * as z from 'zod/mini'
import { AppError } from '../errors.ts'
import { atFirstUse } from '../lazy.ts'

const characters = (text: string) => [...text].length

/** Bounds for the API description; JSON Schema counts characters, where zod counts UTF-16 units. */
const bounds = (minLength: number, maxLength: number) => z.meta({ minLength, maxLength })

/** A user's name; becomes NFC without space around it. */
export const username = () =>
  z.string().check(
    z.normalize('NFC'),
    z.trim(),
    z.refine(name => name !== '', 'must not be empty'),
    z.refine(name => characters(name) <= 64, 'must have at most 64 characters'),
    z.refine(name => !/[\s\p{Cc}]/u.test(name), 'must not contain white space or control characters'),
    z.refine(name => name.isWellFormed(), 'must be well-formed Unicode'),
    // They would climb up in the path of GET /users/by-username/{username}.
    z.refine(name => name !== '.' && name !== '..', 'must not be . or ..'),
    bounds(1, 64),
  )

/** Invisible, or changing the writing direction: names with them look like other names. Letters and emoji need joiners. */
const deceptive = atFirstUse(
  () => /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]--[\u200c\u200d\p{Variation_Selector}]]/v,
)

/** The name of a new user. Users whose older names break these rules can still log in. */
export const newUsername = () =>
  username().check(
    z.refine(name => !deceptive().test(name), 'must not contain invisible characters or ones that turn the direction'),
  )

/** A new password, taken as typed. How short it may be is configured: see checkPasswordLength. */
export const newPassword = () =>
  z.string().check(
    z.refine(password => password !== '', 'must not be empty'),
    z.refine(password => characters(password) <= 128, 'must have at most 128 characters'),
    z.refine(password => password.isWellFormed(), 'must be well-formed Unicode'),
    bounds(1, 128),
  )

/** A password to log in with: the rules for new ones do not apply to older ones. */
export const password = () => z.string().check(z.minLength(1, 'must not be empty'))

const notAnAddress = 'must be an e-mail address'

/** An address for the backend's use; '' is none. */
export const email = () =>
  z.union(
    [z.literal(''), z.email(notAnAddress).check(z.maxLength(254, 'must have at most 254 characters'))],
    notAnAddress,
  )

/** @throws AppError `invalid_input` when a new password is shorter than PASSWORD_MIN_LENGTH */
export function checkPasswordLength(newPassword: string, minLength: number): void {
  if (characters(newPassword) >= minLength) return
  throw new AppError('invalid_input', `password: must have at least ${minLength} characters`)
}
