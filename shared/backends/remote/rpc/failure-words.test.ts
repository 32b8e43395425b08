import { expect, test } from '@jest/globals'
import { statusInWords } from './failure-words.ts'

test.each<[number | undefined, string[]]>([
  [
    404,
    [
      'not found',
      'ErrNotFound',
      'USER_NOT_FOUND',
      'user.not_found',
      'UserNotFound',
      'user 42 was not found',
      'No such user',
    ],
  ],
  [
    404,
    [
      "user 'anna' does not exist",
      'sql: no rows in result set',
      'Пользователь не найден',
      'Ничего не найдено',
      'нет данных',
    ],
  ],
  [
    409,
    [
      'user already exists',
      'USER_EXISTS',
      'EmailTaken',
      'username is taken',
      'Duplicate entry',
      'e-mail must be unique',
    ],
  ],
  [409, ['ERROR: duplicate key value violates unique constraint', 'Имя уже занято', 'логин занят другим игроком']],
  [422, ['email must not be empty', 'E_VALIDATION', 'Bad Request', 'password too weak', 'Некорректный e-mail']],
  [504, ['context deadline exceeded', 'request timed out', 'upstream timeout', 'Превышено время ожидания']],
  [
    504,
    ['timeout: no data received', 'timed out: no such request in the results', 'connect ETIMEDOUT', 'истекло время'],
  ],
  [504, ['read ECONNRESET', 'socket hang up', 'connection reset by peer', 'Lost connection to server during query']],
  [504, ['context canceled', 'server closed the connection unexpectedly', 'write: broken pipe']],
  [
    undefined,
    ['method not found', 'UnknownMethodError', 'user service not found', 'table users does not exist', 'boom', ''],
  ],
  [
    undefined,
    [
      'invalid connection',
      'connection refused',
      'authentication required',
      'the tenant no longer exists',
      'database does not exist',
    ],
  ],
])('%s is what these say: %j', (status, texts) => {
  expect(texts.filter(text => statusInWords(text) !== status)).toEqual([])
})
