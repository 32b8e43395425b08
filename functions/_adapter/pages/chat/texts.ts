import type { ErrorCode } from '../../../../shared/client/client.ts'

export type Language = 'ru' | 'en'

/** Texts by error code; other codes get `failed`. */
type Failures = Partial<Record<ErrorCode, string>> & { failed: string }

export interface Texts {
  title: string
  welcome: string
  welcomeHint: string
  username: string
  password: string
  login: string
  register: string
  leave: string
  /** The name of the other language, in that language. */
  otherLanguage: string
  dialogue: string
  messages: string
  message: string
  send: string
  suggestions: string
  suggested: string[]
  greeting: string
  typing: string
  you: string
  bot: string
  operator: string
  botTalks: string
  waiting(position?: number): string
  operatorTalks: string
  operatorJoined: string
  botIsBack: string
  callOperator: string
  returnToBot: string
  retry: string
  expired: string
  tooLong: string
  failures: Failures
}

export const texts: Record<Language, Texts> = {
  ru: {
    title: 'Поддержка',
    welcome: 'Здравствуйте!',
    welcomeHint: 'Войдите, чтобы спросить о балансе, ставках и выводах. Впервые здесь? Придумайте имя и пароль.',
    username: 'Имя',
    password: 'Пароль',
    login: 'Войти',
    register: 'Зарегистрироваться',
    leave: 'Выйти',
    otherLanguage: 'English',
    dialogue: 'Диалог',
    messages: 'Сообщения',
    message: 'Ваше сообщение',
    send: 'Отправить',
    suggestions: 'О чём можно спросить',
    suggested: ['Какой у меня баланс?', 'Мои ставки', 'Мои выводы', 'Вывести 500 на карту', 'Что ты умеешь?'],
    greeting: 'Здравствуйте! Чем помочь? Спросите о балансе, ставках или выводах.',
    typing: 'Печатает…',
    you: 'Вы',
    bot: 'Бот',
    operator: 'Оператор',
    botTalks: 'Отвечает бот',
    waiting: position => (position ? `Вы ${position}-й в очереди` : 'Ждём оператора'),
    operatorTalks: 'С вами оператор',
    operatorJoined: 'К диалогу подключился оператор.',
    botIsBack: 'Снова на связи бот.',
    callOperator: 'Позвать оператора',
    returnToBot: 'Вернуться к боту',
    retry: 'Отправить ещё раз',
    expired: 'Время сеанса истекло. Войдите ещё раз.',
    tooLong: 'Сообщение слишком длинное. Сократите его.',
    failures: {
      invalid_credentials: 'Имя или пароль не подходят.',
      user_exists: 'Это имя занято. Если оно ваше, нажмите «Войти».',
      invalid_input: 'Проверьте имя и пароль: имя без пробелов, пароль подлиннее.',
      too_many_requests: 'Слишком много попыток. Подождите немного.',
      overloaded: 'Сервис занят. Попробуйте через минуту.',
      network_error: 'Нет связи с сервером.',
      failed: 'Не получилось. Попробуйте ещё раз.',
    },
  },
  en: {
    title: 'Support',
    welcome: 'Hello!',
    welcomeHint: 'Log in to ask about your balance, bets and withdrawals. New here? Choose a name and a password.',
    username: 'Name',
    password: 'Password',
    login: 'Log in',
    register: 'Sign up',
    leave: 'Log out',
    otherLanguage: 'Русский',
    dialogue: 'Dialogue',
    messages: 'Messages',
    message: 'Your message',
    send: 'Send',
    suggestions: 'What you can ask about',
    suggested: ['What is my balance?', 'My bets', 'My withdrawals', 'Withdraw 500 to my card', 'What can you do?'],
    greeting: 'Hello! How can I help? Ask about your balance, bets or withdrawals.',
    typing: 'Typing…',
    you: 'You',
    bot: 'Bot',
    operator: 'Operator',
    botTalks: 'The bot answers',
    waiting: position => (position ? `Number ${position} in the queue` : 'Waiting for an operator'),
    operatorTalks: 'An operator is with you',
    operatorJoined: 'An operator has joined.',
    botIsBack: 'The bot is back.',
    callOperator: 'Call an operator',
    returnToBot: 'Back to the bot',
    retry: 'Send again',
    expired: 'Your session has ended. Please log in again.',
    tooLong: 'The message is too long. Please shorten it.',
    failures: {
      invalid_credentials: 'The name or the password is wrong.',
      user_exists: 'This name is taken. If it is yours, press "Log in".',
      invalid_input: 'Check the name and the password: no spaces in the name, and a longer password.',
      too_many_requests: 'Too many attempts. Please wait a little.',
      overloaded: 'The service is busy. Please try again in a minute.',
      network_error: 'The server cannot be reached.',
      failed: 'That did not work. Please try again.',
    },
  },
}

export const failureText = (language: Language, code: ErrorCode): string =>
  texts[language].failures[code] ?? texts[language].failures.failed
