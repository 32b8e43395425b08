import { randomUUID } from 'node:crypto'
import { substituteEmail } from '../../shared/auth/substitute-email.ts'
import type { User } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { userPayload } from '../../shared/backends/remote/payloads.ts'
import { type Step, unlike } from './step.ts'
import type { Story } from './story.ts'

const newUser = (username: string, { password, emailDomain }: Story) =>
  userPayload({ username, email: substituteEmail(username, emailDomain), password })

/** Its @ comes in a path as %40. */
const emailAsName = ({ username }: Story) => `${username}@players.example`

const withHash =
  'Answer the user with id (int64) and the hash in password or password_hash, every character of it: without it nobody can log in. If the backend hashes passwords itself, set AUTH_PASSWORD_TRANSFER=plain and check with --password plain.'

export const userSteps: Step[] = [
  {
    operation: operations.findUser,
    what: 'an unknown user',
    reads: true,
    payload: () => ({ username: `nobody-${randomUUID()}` }),
    allows: ['absent'],
    fix: ({ absent }) => `Answer ${absent}. Anything else makes every login with a mistyped name an internal error.`,
  },
  {
    operation: operations.findUser,
    what: 'an unknown user with a name such as никто/+%41',
    reads: true,
    payload: () => ({ username: `никто/+%41${randomUUID()}` }),
    allows: ['absent'],
    fix: ({ name, absent }) => `${name}, and answer ${absent}: players mistype at login.`,
  },
  {
    operation: operations.createUser,
    what: 'a new user',
    reads: false,
    payload: story => newUser(story.username, story),
    allows: ['data'],
    fix: ({ success }) =>
      `Answer ${success}. The e-mail is "" when a player gives none, unless AUTH_EMAIL_DOMAIN is set; the password is a PHC string: keep it as it is.`,
  },
  {
    operation: operations.createUser,
    what: 'the same user again',
    reads: false,
    payload: story => newUser(story.username, story),
    allows: ['refused'],
    fix: ({ refusal }) =>
      `Answer ${refusal(409)}, so that the player reads that the name is taken. Accepting it would overwrite an account.`,
  },
  {
    operation: operations.createUser,
    what: 'another user without an e-mail',
    reads: false,
    payload: story => newUser(`${story.username}-2`, story),
    allows: ['data'],
    fix: ({ success }) =>
      `Answer ${success}. An e-mail of "" is none, and any number of users have none: keep it unique only where there is one, or set AUTH_EMAIL_DOMAIN.`,
  },
  {
    operation: operations.findUser,
    what: 'the user, with the hash that was sent',
    byName: true,
    reads: true,
    payload: ({ username }) => ({ username }),
    allows: ['data'],
    judge: (user: User, story) => {
      story.userId = user.id
      if (user.username !== undefined && user.username !== story.username)
        return unlike('username', user.username, story.username)
      if (!/^\$(argon2|2[aby]\$)/.test(user.passwordHash)) return 'password: neither an Argon2 nor a bcrypt hash'
      const isKept = !story.isNew || story.plain || user.passwordHash === story.password
      return isKept ? undefined : 'password: not the hash that was sent'
    },
    fix: withHash,
    fixForm: withHash,
  },
  {
    operation: operations.createUser,
    what: 'a user whose name is an e-mail, if such names are allowed',
    reads: false,
    payload: story => newUser(emailAsName(story), story),
    allows: ['data', 'refused'],
    judge: (_none: undefined, story) => {
      story.hasEmailAsName = true
      return undefined
    },
    fix: ({ success, refusal }) => `Answer ${success}; or ${refusal(400)} where such a name is not allowed.`,
  },
  {
    operation: operations.findUser,
    what: 'the user whose name is an e-mail',
    reads: false,
    payload: story => (story.hasEmailAsName ? { username: emailAsName(story) } : undefined),
    allows: ['data'],
    judge: ({ username }: User, story) =>
      username === undefined ? undefined : unlike('username', username, emailAsName(story)),
    fix: ({ name }) => `${name}: players often take their e-mail for a name.`,
    fixForm: withHash,
  },
]
