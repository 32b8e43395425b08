import { randomUUID } from 'node:crypto'
import type { User } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { userPayload } from '../../shared/backends/remote/payloads.ts'
import { type Step, unlike } from './step.ts'

export const userSteps: Step[] = [
  {
    operation: operations.findUser,
    title: 'an unknown user',
    reads: true,
    payload: () => ({ username: `nobody-${randomUUID()}` }),
    allows: ['absent'],
    fix: 'Answer 404 / not_found. Anything else makes every login with a mistyped name an internal error.',
  },
  {
    operation: operations.createUser,
    title: 'a new user',
    reads: false,
    payload: ({ username, hash }) => userPayload({ username, email: '', password: hash }),
    allows: ['data'],
    fix: 'Answer 2xx, with the user or with an empty body. The password is a PHC string: keep it as it is.',
  },
  {
    operation: operations.createUser,
    title: 'the same user again',
    reads: false,
    payload: ({ username, hash }) => userPayload({ username, email: '', password: hash }),
    allows: ['refused'],
    fix: 'Answer 409, so that the player reads that the name is taken. Accepting it would overwrite an account.',
  },
  {
    operation: operations.findUser,
    title: 'the user, with the hash that was sent',
    byName: true,
    reads: true,
    payload: ({ username }) => ({ username }),
    allows: ['data'],
    judge: (user: User, story) => {
      story.userId = user.id
      if (user.username !== undefined && user.username !== story.username)
        return unlike('username', user.username, story.username)
      if (/^\$(argon2|2[aby]\$)/.test(user.passwordHash)) return undefined
      return 'password: neither an Argon2 nor a bcrypt hash'
    },
    fix: 'Answer the user with id (int64) and the hash in password or password_hash: without it nobody can log in.',
  },
]
