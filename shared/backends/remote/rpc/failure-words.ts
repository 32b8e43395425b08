/** Things that may be absent without an error. */
const things =
  /\b(accounts?|balances?|bets?|clients?|customers?|data|documents?|entity|items?|objects?|payouts?|players?|records?|requests?|resources?|results?|rows?|sessions?|users?|usernames?|wallets?|withdrawals?)\b|пользовател|игрок|клиент|баланс|сч[её]т|ставк|ставок|заяв|вывод|сесси|запис|объект|данны/
/** If one of these is missing, the backend is broken. */
const machinery =
  /\b(column|command|config\w*|consumer|database|endpoint|exchange|file|function|handler|host|key|method|module|page|queue|route|schema|server|service|table|tenant|topic)\b|метод|очеред|таблиц|сервис/
const missing =
  /\b(not (be )?found|no such|no rows|no data|does not exist|doesn t exist|unknown user)\b|не найден|не существует|нет (так|данных)/
const missingAlone = /^(e |err |error )?not found( error| exception)?$|^(ничего )?не найдено$/
const isMissing = (words: string) =>
  missing.test(words) && !machinery.test(words) && (things.test(words) || missingAlone.test(words))

const taken =
  /\b(already (exists?|registered|taken|in use|used)|(?<!\b(not|no longer) )exists|taken|duplicated?|conflict|not unique|must be unique|unique (constraint|violation))\b|уже (есть|существует|занят|зарегистрирован|использу)|занят[аоы]?(?![а-я])|дубликат/
/** The worker itself timed out, or lost a connection: it is unknown what was done. */
const unanswered =
  /timed? ?out\b|\b(deadline exceeded|context cancell?ed|econnreset|epipe|socket hang up|broken pipe|lost connection|closed the connection|connection (was )?(reset|lost|closed|terminated|aborted))\b|тайм ?аут|время ожидания|ист[её]к\p{L}* (время|срок|тайм)|соединение (потеряно|разорвано|прервано|сброшено)/u
const invalid =
  /\b(bad request|blank|empty|invalid|malformed|missing|must (be|not|have|contain)|not valid|required|too (short|long|weak)|unprocessable|validation|weak)\b|обязател|недопустим|некоррект|неверн/
/** The fault is the backend's own, even if the text says "invalid". */
const own = /\b(auth\w*|connection|memory|pointer|runtime|token)\b/

/**
 * The status that the text of an RPC failure implies; `undefined` when it implies none of these. The guide requires no code
 * beside the text of `error` (5.3.4), so a worker may say only in words that a name is taken or a user does not exist.
 */
export function statusInWords(text: unknown): 404 | 409 | 422 | 504 | undefined {
  if (typeof text !== 'string') return undefined
  const words = plain(text)
  if (unanswered.test(words)) return 504 // whatever else is missing then
  if (isMissing(words)) return 404
  if (taken.test(words)) return 409
  return invalid.test(words) && !own.test(words) ? 422 : undefined
}

/** Longer texts are dumps, not sentences. */
const maxLength = 500

/** In lower case, and codes as words: `USER_NOT_FOUND`, `user.not_found` and `UserNotFound` are "user not found". */
const plain = (text: string) =>
  text
    .slice(0, maxLength)
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim()
