/**
 * Words that the names of teams, players and outcomes seldom have, by class. Most classes are closed, so that nothing need be added
 * for each new remark.
 */
export const smallTalk = {
  questions:
    'что че чо чего как какой какая какое какие каких какую когда где куда почему зачем сколько кто кого кому ли what which how when where why who whose any can could do does did is are was were will would should',
  pronouns:
    "я ты вы мы он она они его ее их мне меня тебя тебе вам вас нам нас мой моя мое мои мою моей моего твой ваш ваши сам сама это эту эта эти этот тот та ту те i you me my your yours we us our he she it they them i'm im i'd i'll i've this that these",
  /** «На любого», «что-нибудь», "anyone", «повтори последнюю»: none that the bot knows. */
  indefinite:
    'любой любого любую любое любые другой другого другое другую угодно нибудь все равно разницы рандомно последнюю прошлый повтори повторить anything anyone anybody something someone somebody whatever random randomly same repeat',
  negations: "не нет ни никак ничего нельзя нету not don't dont can't cant won't didn't didnt haven't never nothing",
  times:
    'сейчас щас ща потом позже завтра вчера сегодня утром вечером ночью пока уже еще опять снова раз неделя неделю неделе later now today tonight tomorrow yesterday still yet soon already again ago week',
  interjections:
    'да ну ок ага угу ой эх ах хм хмм эм эмм мда хз ладно хорошо спасибо пожалуйста то так вот там тут тоже вообще просто лучше может можно надо нужно есть верно фиг хрен хер черт ok okay yes yeah yep nah well actually oh hmm um umm huh lol haha idk dunno brb sorry please thanks thank just maybe there',
  /** The player has not decided yet. */
  considering:
    'подумаю подумать думаю думаешь посмотрю посмотреть посмотрим гляну глянуть решу решил решила решаю выберу выбери выберите выбираю ищу найду вспомню скажу подожди подождите погоди погодите минутку минуту сек секунду уверен уверена think thinking check checking look looking decide deciding decided choose wait hold hang sec sure',
  /** What is asked for here beside bets. */
  otherRequests:
    'деньги денег карта карту карты карте кошелек кошелька кошель вывод вывода выводы выведи выведите выведу вывожу выводи выводите выводить вывести выплата выплату снять баланс баланса счета счету аккаунт аккаунта пароль бонус бонуса бонусы оператор оператора человек человека покажи покажите подскажи подскажите посоветуй посоветуйте посоветуешь напомни напомните список линия линию линии расписание money card wallet withdraw withdrawal withdrawals deposit cash balance account password bonus agent human operator show list tips recommend suggest fixtures',
  past: 'проиграл проиграла проиграли выиграл выиграла выиграли слил слила слили ставил ставила поставил поставила выводил выводила вывел вывела lost won',
} as const
