export const balance = {
  phrases: {
    0.97: `
      {much} {account} have|left|in|my, {money} left {account}, {money} in my {account}, what's_in my {account}
      whats_in my {account}, left in|on my {account}, {show} {account} funds|money, {have} in my {account}
      {money} on|in my {account}
      =my balance, {show} balance, what|what's|whats balance, =account balance, balance inquiry|enquiry
      {much} do_i|=i have|got, {much} i =have|got|'ve, {much} is|'s =left|account|in_there
      {much} can|could i {takeout}, {much} =withdraw can
      {much} {money} {have}|left|account, any {money} {have}|left, do_i_have {money}, show {money} have
      what's|whats left, =current|=available|=remaining|=wallet balance|funds|money, =balance =check|please|pls
      funds left|available, am_i broke
      my_funds, balance_inquiry, account_funds, my_account_funds
    `,
    0.85: `
      =balance, =balanse, =balanc, =bal, =balnce, =ballance
    `,
    0.8: `
      {much} {money}, {money} left
      {much} left, {much} i have
    `,
  },
  forbid: `
    =lost my balance, balance on
    {much} {bet}, {much} =lose|=lost|=win|=won|=staked|=withdrawn
    where {money}, {arrived} {money} not|n't|yet
    checks_and, work-life, work_life, balance_my, balance_sheet, balance_beam, balance_of, balance_~
    balance_the, new_balance, credit_card, white, ~_balance, bill, pto, =cost, =equation, gift, airline, miles
    vacation, electric, =deposit
  `,
}
