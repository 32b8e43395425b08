import { normalise } from '../../intents/normalise.ts'

/** «Давай дальше», "let's continue": the player goes on with what was begun. */
export const isGoingOn = (message: string): boolean => goingOn.test(normalise(message))

const goingOn =
  /^(?:(?:ну|ок|окей|хорошо|ладно|да|так|давай(?:те)?|и|тогда|ok|okay|fine|yes|let'?s|lets|well|please)[\s,.]+)*(?:продолж(?:ай(?:те)?|им|аем|ить)|(?:поехали |давай )?дальше|вернемся|оформляй(?:те)?|(?:place|make|send|withdraw|do) (?:it|that|the bet)|continue|go on|proceed|carry on|go ahead)(?:[\s,]+(?:с|к|вывод\p{L}*|ставк\p{L}*|with|the|my|it|withdrawal|bet|please|пожалуйста))*[\s.!]*$/u
