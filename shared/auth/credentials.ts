import * as z from 'zod/mini'
import { AppError } from '../errors.ts'
import { atFirstUse } from '../lazy.ts'

const characters = (text: string) => [...text].length

/** Length bounds for the API description. JSON Schema counts characters, while zod's own checks count UTF-16 units. */
const bounds = (minLength: number, maxLength: number) => z.meta({ minLength, maxLength })

const text = () =>
  z.string().check(
    z.normalize('NFC'),
    z.trim(),
    z.refine(name => name !== '', 'must not be empty'),
    z.refine(name => name.isWellFormed(), 'must be well-formed Unicode'),
  )

/**
 * A username at login; normalised to NFC and trimmed. The rules for new names do not apply: the backend may have users from
 * before, and any other name is just an unknown one.
 */
export const username = () =>
  text().check(
    z.refine(name => characters(name) <= 255, 'must have at most 255 characters'),
    bounds(1, 255),
  )

/** Invisible and bidirectional control characters make a name look like another. Some scripts and emoji need joiners. */
const deceptive = atFirstUse(
  () => /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]--[\u200c\u200d\p{Variation_Selector}]]/v,
)

/** A new user's name; normalised to NFC and trimmed. */
export const newUsername = () =>
  text().check(
    z.refine(name => characters(name) <= 64, 'must have at most 64 characters'),
    z.refine(name => !/[\s\p{Cc}]/u.test(name), 'must not contain white space or control characters'),
    // They would resolve as path segments in GET /users/by-username/{username}.
    z.refine(name => name !== '.' && name !== '..', 'must not be . or ..'),
    z.refine(
      name => !deceptive().test(name),
      'must not contain invisible characters or ones that change the writing direction',
    ),
    bounds(1, 64),
  )

/** A new password, not trimmed or normalised. The minimum length is configurable: see checkPasswordLength. */
export const newPassword = () =>
  z.string().check(
    z.refine(password => password !== '', 'must not be empty'),
    z.refine(password => characters(password) <= 128, 'must have at most 128 characters'),
    z.refine(password => password.isWellFormed(), 'must be well-formed Unicode'),
    bounds(1, 128),
  )

/** A password at login. The rules for new passwords do not apply. */
export const password = () => z.string().check(z.minLength(1, 'must not be empty'))

const notAnAddress = 'must be an e-mail address'

/** An e-mail address, which only the backend uses; '' means none. */
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
