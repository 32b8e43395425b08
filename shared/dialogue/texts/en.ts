import type { Catalogue } from './catalogue.ts'

export const en: Catalogue = {
  greeting: 'Hello! I am the support assistant. Ask me about your balance, bets and withdrawals. How can I help?',
  help: 'This is what I can do:\n• show your balance — "what is my balance?"\n• show your bets — "my last 10 bets", "bets for last week"\n• tell you about withdrawals — "my withdrawals", "where is withdrawal 17?"\n• arrange a withdrawal — "withdraw 500 to my card"\n• place a bet — "bet 100 on Liverpool to win"\n• call an operator — "talk to an operator"',
  thanks: 'You are welcome! Write any time you need something else.',
  goodbye: 'Goodbye, and good luck!',
  notUnderstood:
    'I did not quite get that. I can show your balance, bets and withdrawals: try "what is my balance?" Write "help" to see all that I can do.',
  notUnderstoodOfferOperator:
    'I still do not understand. Please put it another way, or write "operator" and I will call a human. Write "help" to see what I can do myself.',
  escalated: 'I am passing you to an operator, who will see your messages and answer right here. Please stay with us.',
  escalatedInQueue:
    'I am passing you to an operator. Your place in the queue: {position}. The operator will see your messages and answer right here.',
  operatorsUnavailable: 'No operator is available right now. Please try again a little later.',
  waiting: 'Your message has been passed on. An operator will answer soon.',
  waitingInQueue: 'Your message has been passed on. Your place in the queue: {position}.',
  operatorTalking: 'Your message has been passed to the operator.',
  balance: 'Your balance is {amount}.',
  balanceWithFrozen: 'Your balance is {amount}, and {frozen} more is on hold.',
  betsNone: 'You have no bets yet.',
  betsHeader: 'Your latest bets ({count}):',
  betsNoneInPeriod: 'You placed no bets in this period: {period}.',
  betsInPeriodHeader: 'Your bets, {period}:',
  betsSummary: 'In total: {count}, {staked} staked, {won} won.',
  betsMore: 'Showing the latest {shown} of {count}.',
  betPending: '• {date} — {event}: {amount}, not settled yet',
  betWon: '• {date} — {event}: {amount}, won {won}',
  betLost: '• {date} — {event}: {amount}, lost',
  betUnknown: '• {date} — {event}: {amount}, an operator can tell you the outcome',
  withdrawalsNone: 'You have no withdrawals yet.',
  withdrawalsHeader: 'Your latest withdrawals ({count}):',
  withdrawalsNoneInPeriod: 'You asked for no withdrawals in this period: {period}.',
  withdrawalsInPeriodHeader: 'Your withdrawals, {period}:',
  withdrawalLine: '• No. {id} of {date}: {amount} {method} — {status}',
  withdrawalStatus: 'Withdrawal No. {id} of {date}: {amount} {method} — {status}.',
  withdrawalNotFound: 'I found no withdrawal No. {id} of yours. Please check the number, or ask for "my withdrawals".',
  withdrawalWhich: 'Which withdrawal do you mean? Write its number, such as "withdrawal 17".',
  statusPending: 'waiting to be processed',
  statusProcessing: 'being processed',
  statusCompleted: 'completed',
  statusRejected: 'rejected',
  statusUnknown: 'an operator can tell you the status',
  methodCard: 'to a card',
  methodWallet: 'to a wallet',
  methodUnknown: 'in another way',
  periodReversed: 'That period ends before it begins. Try "bets from 1 to 15 February".',
  periodImpossible: 'There is no such date. Try "bets for 01.02.2026".',
  periodFuture: 'That period is still to come. Name a past one, such as "bets for last week".',
  withdrawalsPeriodReversed: 'That period ends before it begins. Try "withdrawals from 1 to 15 February".',
  withdrawalsPeriodImpossible: 'There is no such date. Try "withdrawals for 01.02.2026".',
  withdrawalsPeriodFuture: 'That period is still to come. Name a past one, such as "withdrawals for last week".',
  transactionsOff: 'I do not do this myself. Write "operator" and I will call a human who can help.',
  didYouMean: 'Just to be sure: would you like to {first} or to {second}?',
  neither: 'All right. Please say it in other words, or write "help" to see what I can do.',
  askedHelp: 'see what I can do',
  askedOperator: 'talk to an operator',
  askedBalance: 'check your balance',
  askedBets: 'see your bets',
  askedWithdrawals: 'see your list of withdrawals',
  askedWithdrawalStatus: 'find out where your withdrawal is',
  askedWithdrawal: 'withdraw money',
  askedBet: 'place a bet',
  askedFaq: 'ask about “{topic}”',
  offerOperator: 'If it is easier to explain to a human, write "operator".',
  flowExpired:
    'I waited 10 minutes for your answer and cancelled; your money has not moved. If you still need it, write for example "withdraw 500 to my card".',
  amountUnclear: 'I could not tell which amount you mean. Please write one number, such as 500.',
  amountNotPositive: 'The amount must be more than zero. How much should it be?',
  amountTooPrecise: 'An amount can have two decimals at most. How much should it be?',
  amountTooLarge: 'That is more than you have: {available} is available. How much should it be?',
  amountInOtherCurrency:
    'Your account is in another currency: {available} is available. How much should it be, in that currency?',
  askAmountAgain: 'Please write the amount as a number, such as 500. If you have changed your mind, write "cancel".',
  confirmAgain: 'I did not get your answer. {question}',
  flowResumed: 'I am not sure what that was an answer to. Back to where we were. {question}',
  questionInFlow:
    'An operator can answer that: write "operator" and I will call one. Meanwhile, back to where we were. {question}',
  withdrawalNoMoney: 'There is no free money on your account right now, so there is nothing to withdraw.',
  withdrawalAskAmount: 'How much would you like to withdraw? {available} is available.',
  withdrawalAskMethod: 'Where to: a card or a wallet?',
  withdrawalAskMethodAgain: 'Write "card" or "wallet". If you have changed your mind, write "cancel".',
  withdrawalConfirm:
    'Withdraw {amount} {method}. Is that right? Write "yes" and I will create the request, or "no" if you have changed your mind.',
  withdrawalCancelled: 'All right, no withdrawal. Your money stays where it is.',
  withdrawalCreated:
    'Done! Withdrawal No. {id}: {amount} {method}. The amount is on hold while the request is being processed.',
  withdrawalReturned:
    'I could not create the withdrawal. {amount} is back on your account, nothing is lost. Try again a little later, or write "operator".',
  withdrawalFailed:
    'I could not withdraw {amount}: the system did not accept it. Your money has not moved. Try again a little later, or write "operator".',
  betNoMoney: 'There is no free money on your account right now, so a bet cannot be placed.',
  betAskEvent: 'What is the bet on? Write the event and the outcome, such as "Liverpool v Chelsea, Liverpool to win".',
  betAskEventAgain:
    'Please write the event and the outcome, such as "Liverpool v Chelsea, Liverpool to win". If you have changed your mind, write "cancel".',
  betAskAmount: 'How much is the stake? {available} is available.',
  betConfirm:
    'A bet of {amount} on “{event}”. Is that right? Write "yes" and I will place it, or "no" if you have changed your mind.',
  betCancelled: 'All right, no bet. Your money stays where it is.',
  betCreated: 'Done! Bet No. {id} is placed: {amount} on “{event}”. Good luck!',
  betReturned:
    'I could not place the bet. {amount} is back on your account, nothing is lost. Try again a little later, or write "operator".',
  betFailed:
    'I could not place a bet of {amount}: the system did not accept it. Your money has not moved. Try again a little later, or write "operator".',
  transactionInsufficient:
    'Your balance has changed meanwhile: {amount} is no longer available. Nothing has been taken; please check your balance and try again.',
  transactionInProgress:
    'The operation for {amount} is still under way: the system did not answer at once, and I am checking how it ended. No need to repeat it; write to me in a minute and I will tell you.',
  transactionBusy:
    'The previous operation is not finished yet. Please write again in a minute, when we know how it ended.',
  transactionNotReturned:
    'Operation No. {id} did not go through, and {amount} is still on hold: I could not put it back. It is not lost; an operator will return it.',
  transactionUnknown:
    'I cannot tell for certain whether operation No. {id} for {amount} went through: the system has not confirmed it. Please do not repeat it; an operator will check and finish it.',
  operatorLater: 'Operators cannot be reached right now; I will keep trying and pass everything on to them.',
  noteWithdrawal: 'Withdrawal',
  noteBet: 'Bet',
  noteNotReturned:
    "[Bot] {operation} No. {id}, {amount}, {target}: not created, and the amount is still frozen. To do: make sure that it does not exist, and move {amount} from frozen back to the player's balance.",
  noteUnknown:
    "[Bot] {operation} No. {id}, {amount}, {target}: the system has not confirmed the outcome. To do: check whether it exists and whether {amount} is frozen. If it exists, the amount must be frozen once; if not, move what is frozen back to the player's balance.",
  helpWithoutTransactions:
    'This is what I can do:\n• show your balance — "what is my balance?"\n• show your bets — "my last 10 bets", "bets for last week"\n• tell you about withdrawals — "my withdrawals", "where is withdrawal 17?"\n• call an operator — "talk to an operator"',
  betsHeaderOne: 'Your latest bet:',
  withdrawalsHeaderOne: 'Your latest withdrawal:',
  allTime: 'all time',
  allTimeUntil: 'all time until {date}',
}
