export const withdrawalCreate = {
  phrases: {
    0.97: `
      {takeout} to|onto {to_card}, {send} # {to_card}, {send} ₽ {to_card}, {send} {money} {to_card}
      {money} on|to|onto my {to_card} want|send|get, {withdrawal} # {to_card}, {withdrawal} to {to_card}
      {takeout} #, {takeout} ₽, {takeout} {money}, {takeout} =all|my|everything, {takeout} my
      =make|=request|=new|=start|=do|=create|=submit|=want|=initiate|=another a|an|new|my|to {withdrawal}
      request|start|make|new|create|submit|initiate {withdrawal}, {withdrawal} please
      my {money} out, take {money} out, get {money} out
      take # out, payout my|=all, =cash =out
    `,
    0.88: `
      want|wanna|like|need|can|how|let|help|ready {takeout}
    `,
    0.8: `
      =withdraw, =withdrawing, =cashout, =cash-out
    `,
    0.7: `
      =withdrawal, =withdrow, =payout
    `,
  },
  forbid: `
    =my {withdrawal}, {withdrawal} №, {withdrawal} # check|where|status|17
    =made|=requested|=submitted {withdrawal}, =list {withdrawal}, =my {withdrawal} =list
    {many} {withdrawals}, what {withdrawals}, total {withdrawals}
    {history} {withdrawal}|{withdrawals}, =withdrawal #
    can't, cannot, cant, unable, not_working, withdraw_from, =withdrawal_~, =withdrawal_from, symptoms, drug
    alcohol, troops, method, nato, caffeine, status, =where, =where's, =when, stuck, pending, {withdrawal}_~
    ~_{withdrawal}, how_much|much_can, trash, register, prizes, fee, limit, limits, minimum, cancel
    ~_=withdrawal
  `,
}
