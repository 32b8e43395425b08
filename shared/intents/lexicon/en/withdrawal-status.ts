export const withdrawalStatus = {
  phrases: {
    0.97: `
      {arrived} {withdrawal} =date|=long|until, =made|=requested|=submitted {withdrawal}, =status {withdrawal}
      {withdrawal} status, where|where's|wheres {withdrawal}, {withdrawal} #, {withdrawal} №
      {withdrawal} {stuck}, {withdrawal} {arrived} not|n't|yet|did|has|when|hasn't|haven't|didn't
      when {withdrawal}, what's|what|whats happened|going|about|up|with =my {withdrawal}
      {withdrawal} taking|long|waiting|wait, why {withdrawal}, how_long {withdrawal}, track|trace {withdrawal}
      =my {withdrawal}, did|has|is|was =my {withdrawal}, check {withdrawal} status|#|№
      not {arrived} {withdrawal}, {withdrawal} not, {withdrawal} nothing|ago|still|yet
      {money} left account bank|not, has|have|is|was|did {money} =sent|=paid|=left|=gone
      =no {money} yet|still|received|came, when {money} {arrived}, where|where's|wheres {money}
      {money} {arrived} not|n't|yet|hasn't|haven't|didn't|never|still|no, {money} not =received|=arrived
      did|have you send|sent my {money}, pay me my {money}
      =update|=updates|=news {withdrawal}|{money}, waiting|wait {withdrawal}|{money}
      =status cash_out, when get|receive|paid =paid|=money|=cash, get|getting paid =when|=until|=still
      =withdrew #|₽|last|on|{money}, =withdrew|=withdrawn yesterday|ago|nothing|not|where|still|haven't|didn't
      still no|not|waiting {money}|{withdrawal}
    `,
  },
  forbid: `
    want|like|make|new {withdrawal} a, =make|=list|=history|=records {withdrawal}
    symptoms, drug, alcohol, troops, nato, caffeine, method, deposit, fee, minimum, limit, cancel, =much_can
    order, package, {withdrawals}, opioid, nicotine
  `,
}
